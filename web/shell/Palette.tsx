import { useNavigate } from '@solidjs/router';
import Calendar from 'lucide-solid/icons/calendar';
import FileText from 'lucide-solid/icons/file-text';
import MessagesSquare from 'lucide-solid/icons/messages-square';
import Search from 'lucide-solid/icons/search';
import Users from 'lucide-solid/icons/users';
import type { PaletteFinds } from '../../shared/palette/schema.ts';
import type { Found } from '../../shared/search/schema.ts';
import { myGroups } from '../groups/my-groups.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { request } from '../lib/api.ts';
import { search } from '../search/api.ts';
import { kindIcons } from '../search/kinds.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CommandPalette, type PaletteItem, type PaletteSource } from '../ui/CommandPalette.tsx';
import { actions } from './palette-actions.ts';
import '../search/texts.ts';
import './late-texts.ts';

type Ask = (query: string, signal: AbortSignal) => Promise<PaletteFinds | undefined>;
type Go = (path: string) => void;

/** Ctrl K: finds people, groups, threads, meetings, documents, and what can be done. */
export function Palette(props: { open: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const sources = [...foundOnServer(navigate, makeAsk()), everywhere(navigate), actions(navigate)];
  return <CommandPalette open={props.open} onClose={props.onClose} label={t('shell.search')} sources={sources} />;
}

/** One request serves all kinds of the same words. */
function makeAsk(): Ask {
  let last: { query: string; answer: ReturnType<Ask> } | undefined;
  return (query, signal) => {
    if (query.trim() === '') return Promise.resolve(undefined);
    if (last?.query !== query) {
      const answer = request<PaletteFinds>('GET', `/api/palette?q=${encodeURIComponent(query)}`, undefined, signal);
      last = { query, answer };
      answer.catch(() => {
        last = undefined;
      });
    }
    return last.answer;
  };
}

function foundOnServer(go: Go, ask: Ask): PaletteSource[] {
  const titled = (
    kind: 'threads' | 'drafts',
    title: string,
    { icon, path }: { icon: PaletteItem['icon']; path: string },
  ): PaletteSource => ({
    id: kind,
    title,
    find: async (query, signal) =>
      ((await ask(query, signal))?.[kind] ?? []).map(({ id, title: label, groupName }) => ({
        id,
        label,
        ...(icon ? { icon } : {}),
        ...(groupName ? { detail: groupName } : {}),
        run: () => go(`${path}/${id}`),
      })),
  });
  return [
    people(go, ask),
    groups(go, ask),
    titled('threads', t('palette.threads'), { icon: MessagesSquare, path: '/watki' }),
    meetings(go, ask),
    titled('drafts', t('shell.drafts'), { icon: FileText, path: '/dokumenty' }),
  ];
}

function people(go: Go, ask: Ask): PaletteSource {
  return {
    id: 'people',
    title: t('shell.people'),
    find: async (query, signal) =>
      ((await ask(query, signal))?.people ?? []).map((person) => ({
        id: person.id,
        label: person.displayName,
        detail: person.organisation,
        lead: () => <Avatar person={person} size="s" />,
        run: () => go(`/ludzie?osoba=${person.id}`),
      })),
  };
}

function groups(go: Go, ask: Ask): PaletteSource {
  const item = (id: string, label: string): PaletteItem => ({ id, label, icon: Users, run: () => go(`/grupy/${id}`) });
  return {
    id: 'groups',
    title: t('shell.groups'),
    find: async (query, signal) => {
      const found = await ask(query, signal);
      return found
        ? found.groups.map(({ id, title }) => item(id, title))
        : myGroups().map(({ id, name }) => item(id, name));
    },
  };
}

function meetings(go: Go, ask: Ask): PaletteSource {
  return {
    id: 'meetings',
    title: t('shell.meetings'),
    find: async (query, signal) =>
      ((await ask(query, signal))?.meetings ?? []).map(({ id, title, startsAt, recurring }) => ({
        id,
        label: title,
        icon: Calendar,
        detail: recurring ? t('palette.recurring') : formatDateTime(startsAt),
        run: () => go(`/spotkania/${id}`),
      })),
  };
}

/** What stands in texts, and the way to all that the words find. */
function everywhere(go: Go): PaletteSource {
  const kinds = ['message', 'decision', 'task', 'file'] as const;
  const whole = (query: string): PaletteItem => ({
    id: 'everywhere',
    label: t('search.everywhere', { query }),
    icon: Search,
    onward: true,
    run: () => go(`/szukaj?${new URLSearchParams({ q: query })}`),
  });
  return {
    id: 'everywhere',
    title: t('search.messages'),
    find: async (query, signal) => {
      const words = query.trim();
      if (words === '') return [];
      const found = await search({ q: words, kinds, unfinished: true }, signal).catch(() => undefined);
      const items = found?.alike ? [] : (found?.groups ?? []).flatMap((group) => group.items.slice(0, shownOfEach));
      return [...items.map((item) => toItem(item, go)), whole(words)];
    },
  };
}

const shownOfEach = 3;

function toItem({ id, kind, path, title, snippet, groupName, threadTitle }: Found, go: Go): PaletteItem {
  const label = (title.length > 0 ? title : snippet).map(({ text }) => text).join('');
  const detail = threadTitle ?? groupName;
  return { id, label, icon: kindIcons[kind], ...(detail ? { detail } : {}), run: () => go(path) };
}

import Bell from 'lucide-solid/icons/bell';
import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import CalendarSync from 'lucide-solid/icons/calendar-sync';
import CircleUser from 'lucide-solid/icons/circle-user';
import Languages from 'lucide-solid/icons/languages';
import ListChecks from 'lucide-solid/icons/list-checks';
import LogOut from 'lucide-solid/icons/log-out';
import MailOpen from 'lucide-solid/icons/mail-open';
import MessagesSquare from 'lucide-solid/icons/messages-square';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Search from 'lucide-solid/icons/search';
import SunMoon from 'lucide-solid/icons/sun-moon';
import Vote from 'lucide-solid/icons/vote';
import { chooseLocale } from '../accounts/session.ts';
import type { PlainKey } from '../i18n/t.ts';
import { t } from '../i18n/t.ts';
import { setTheme } from '../lib/preferences.ts';
import type { PaletteItem, PaletteSource } from '../ui/CommandPalette.tsx';
import type { IconShape } from '../ui/Icon.tsx';
import { matchesQuery } from '../ui/text-match.ts';
import { places } from './navigation.ts';
import { leaveOrAsk } from './sign-out.ts';
import '../search/texts.ts';
import './late-texts.ts';

/** Something to do or a page to go to, with other words by which people look for it. */
type Action = PaletteItem & { words: string };
type Target = { href: string; name: PlainKey; icon: IconShape; words: PlainKey };

const placeWords: Record<string, PlainKey> = {
  '/': 'palette.words.today',
  '/grupy': 'palette.words.groups',
  '/spotkania': 'palette.words.meetings',
  '/dokumenty': 'palette.words.drafts',
  '/ludzie': 'palette.words.people',
};

const pages: readonly Target[] = [
  { href: '/powiadomienia', name: 'shell.notifications', icon: Bell, words: 'palette.words.inbox' },
  { href: '/zadania', name: 'palette.tasks', icon: ListChecks, words: 'palette.words.tasks' },
  { href: '/watki', name: 'palette.newThreads', icon: MessagesSquare, words: 'palette.words.newThreads' },
  { href: '/ustalenia', name: 'palette.register', icon: ScrollText, words: 'palette.words.register' },
  { href: '/szukaj', name: 'search.title', icon: Search, words: 'palette.words.search' },
  { href: '/kalendarz', name: 'palette.feed', icon: CalendarSync, words: 'palette.words.feed' },
  { href: '/konto', name: 'shell.myAccount', icon: CircleUser, words: 'palette.words.account' },
  { href: '/konto/powiadomienia', name: 'palette.settings', icon: MailOpen, words: 'palette.words.settings' },
];

const beginnings: readonly Target[] = [
  { href: '/spotkania/nowe', name: 'palette.newMeeting', icon: CalendarPlus, words: 'palette.words.newMeeting' },
  { href: '/ustalenia/nowe', name: 'palette.propose', icon: Vote, words: 'palette.words.propose' },
];

const switches: readonly (Omit<Target, 'href'> & { run: () => void })[] = [
  { name: 'palette.themeLight', icon: SunMoon, words: 'palette.words.theme', run: () => setTheme('light') },
  { name: 'palette.themeDark', icon: SunMoon, words: 'palette.words.theme', run: () => setTheme('dark') },
  { name: 'palette.themeSystem', icon: SunMoon, words: 'palette.words.theme', run: () => setTheme('system') },
  { name: 'shell.signOut', icon: LogOut, words: 'palette.words.signOut', run: leaveOrAsk },
];

/** The pages of the hub and what can be done from anywhere. */
export function actions(go: (path: string) => void): PaletteSource {
  return {
    id: 'actions',
    title: t('palette.actions'),
    find: (query) =>
      listActions(go).filter(
        ({ label, words }) => query.trim() === '' || matchesQuery(`${label} ${words}`, query.trim()),
      ),
  };
}

function listActions(go: (path: string) => void): Action[] {
  const page = ({ href, name, icon, words }: Omit<Target, 'words'> & { words: PlainKey | undefined }): Action => ({
    id: href,
    label: t('palette.goTo', { place: t(name) }),
    icon,
    words: words ? t(words) : '',
    run: () => go(href),
  });
  return [
    ...places.map((place) => page({ ...place, words: placeWords[place.href] })),
    ...pages.map(page),
    ...beginnings.map((begin) => ({ ...page(begin), label: t(begin.name) })),
    ...switches.map(({ name, icon, words, run }) => ({ id: name, label: t(name), icon, words: t(words), run })),
    ...languages(),
  ];
}

const languages = (): Action[] =>
  (['pl', 'en'] as const).map((tag) => ({
    id: `language-${tag}`,
    label: tag === 'pl' ? 'Polski' : 'English',
    icon: Languages,
    words: t('palette.words.language'),
    run: () => void chooseLocale(tag),
  }));

import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Eye from 'lucide-solid/icons/eye';
import SmilePlus from 'lucide-solid/icons/face-slightly-smiling-plus';
import Forward from 'lucide-solid/icons/forward';
import Link from 'lucide-solid/icons/link';
import Mail from 'lucide-solid/icons/mail';
import Pencil from 'lucide-solid/icons/pencil';
import Pin from 'lucide-solid/icons/pin';
import Reply from 'lucide-solid/icons/reply';
import History from 'lucide-solid/icons/rotate-ccw-clock';
import Tag from 'lucide-solid/icons/tag';
import Trash from 'lucide-solid/icons/trash';
import { Show } from 'solid-js';
import { type Message, reactionKinds, readersShownUpTo } from '../../shared/threads/schema.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { createDeeds } from './deeds.ts';
import styles from './MessageActions.module.css';
import { createMaking } from './making.ts';
import { createReacting } from './reacting.ts';
import { reactionIcons } from './reactions.ts';
import { type MessageDialogKind, useThread } from './view.ts';

/** Reply, react, and the rest in a menu. In sight under the pointer, for the keyboard, and always on a touch screen. */
export function MessageActions(props: { message: Message }) {
  const view = useThread();
  const reacting = createReacting();
  const reactions = (): MenuEntry[] =>
    reactionKinds.map((kind) => ({
      label: t(`threads.reaction.${kind}`),
      icon: reactionIcons[kind],
      checked: reacting.has(props.message, kind),
      onSelect: () => void reacting.toggle(props.message, kind),
    }));
  const reply = () => view.writing.reply(props.message);
  const rest = createItems(props);
  const items = () => (isTouch() ? [...onTouch(reactions(), view.may.write ? reply : undefined), ...rest()] : rest());
  const more = () =>
    t('threads.moreOnMessage', { name: props.message.author.displayName, time: formatTime(props.message.postedAt) });
  return (
    <div class={styles.actions}>
      <div class={styles.quick}>
        <Show when={view.may.write}>
          <IconButton label={t('threads.reply')} icon={Reply} size="small" onClick={reply} />
        </Show>
        <Menu
          align="end"
          items={reactions()}
          trigger={(trigger) => <IconButton {...trigger} label={t('threads.react')} icon={SmilePlus} size="small" />}
        />
      </div>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => <IconButton {...trigger} label={more()} icon={Ellipsis} size="small" />}
      />
    </div>
  );
}

const isTouch = () => matchMedia('(hover: none)').matches;

/** On a touch screen there is one button, so its menu holds everything. */
function onTouch(reactions: MenuEntry[], reply: (() => void) | undefined): MenuEntry[] {
  const first = reply ? [{ label: t('threads.reply'), icon: Reply, onSelect: reply }, 'line' as const] : [];
  return [...first, { heading: t('threads.react') }, ...reactions, 'line'];
}

function createItems(props: { message: Message }): () => MenuEntry[] {
  const view = useThread();
  const deeds = createDeeds();
  const make = createMaking();
  return () => {
    const { message } = props;
    const mine = message.author.id === view.me.id && view.may.write;
    const leads = mine || view.may.lead;
    const aside = message.readers !== null;
    const when = (condition: boolean, ...entries: MenuEntry[]) => (condition ? entries : []);
    const about = (kind: MessageDialogKind) => () => view.dialog.open(kind, message);
    return [
      ...when(mine, { label: t('threads.edit'), icon: Pencil, onSelect: () => view.writing.setEditing(message.id) }),
      ...when(message.revision > 0, { label: t('threads.history'), icon: History, onSelect: about('history') }),
      { label: t('threads.copyText'), icon: Copy, onSelect: () => void deeds.copyText(message) },
      { label: t('threads.copyMessageLink'), icon: Link, onSelect: () => void deeds.copyLink(message) },
      ...when(!aside, {
        label: t('threads.markUnread'),
        icon: Mail,
        keys: 'u',
        onSelect: () => void deeds.markUnread(message),
      }),
      ...when(!aside && view.people().size <= readersShownUpTo, {
        label: t('threads.seen'),
        icon: Eye,
        onSelect: about('seen'),
      }),
      ...when(
        view.may.write,
        'line',
        ...when(!aside, {
          label: t(message.pinnedAt ? 'threads.unpin' : 'threads.pin'),
          icon: Pin,
          onSelect: () => void deeds.pin(message),
        }),
        ...when(mine && !message.confirmations, {
          label: t('threads.ask'),
          icon: Check,
          onSelect: () => void deeds.ask(message),
        }),
        ...when(leads, { label: t('threads.relabel'), icon: Tag, onSelect: about('label') }),
        ...when(leads && !aside, {
          label: t('threads.move'),
          icon: Forward,
          onSelect: () => view.choosing.begin(message.id),
        }),
      ),
      ...when(view.may.write && !aside, 'line', { heading: t('links.makeOfThis') }, ...make(message)),
      ...when(leads, 'line', {
        label: t('threads.delete'),
        icon: Trash,
        danger: true,
        onSelect: () => void deeds.remove(message),
      }),
    ];
  };
}

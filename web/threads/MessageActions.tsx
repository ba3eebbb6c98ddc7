import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import SmilePlus from 'lucide-solid/icons/face-slightly-smiling-plus';
import Link from 'lucide-solid/icons/link';
import Mail from 'lucide-solid/icons/mail';
import Pencil from 'lucide-solid/icons/pencil';
import Reply from 'lucide-solid/icons/reply';
import History from 'lucide-solid/icons/rotate-ccw-clock';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, Show } from 'solid-js';
import { type Message, reactionKinds } from '../../shared/threads/schema.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { createDeeds } from './deeds.ts';
import { HistoryDialog } from './HistoryDialog.tsx';
import styles from './MessageActions.module.css';
import { createReacting } from './reacting.ts';
import { reactionIcons } from './reactions.ts';
import { useThread } from './view.ts';

/** Reply, react, and the rest in a menu. In sight under the pointer, for the keyboard, and always on a touch screen. */
export function MessageActions(props: { message: Message }) {
  const view = useThread();
  const reacting = createReacting();
  const [history, setHistory] = createSignal(false);
  const reactions = (): MenuEntry[] =>
    reactionKinds.map((kind) => ({
      label: t(`threads.reaction.${kind}`),
      icon: reactionIcons[kind],
      checked: reacting.has(props.message, kind),
      onSelect: () => void reacting.toggle(props.message, kind),
    }));
  const reply = () => view.writing.reply(props.message);
  const rest = createItems(props, () => setHistory(true));
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
      <HistoryDialog message={props.message} open={history()} onClose={() => setHistory(false)} />
    </div>
  );
}

const isTouch = () => matchMedia('(hover: none)').matches;

/** On a touch screen there is one button, so its menu holds everything. */
function onTouch(reactions: MenuEntry[], reply: (() => void) | undefined): MenuEntry[] {
  const first = reply ? [{ label: t('threads.reply'), icon: Reply, onSelect: reply }, 'line' as const] : [];
  return [...first, { heading: t('threads.react') }, ...reactions, 'line'];
}

function createItems(props: { message: Message }, showHistory: () => void): () => MenuEntry[] {
  const view = useThread();
  const deeds = createDeeds();
  return () => {
    const { message } = props;
    const mine = message.author.id === view.me.id && view.may.write;
    const edit = { label: t('threads.edit'), icon: Pencil, onSelect: () => view.writing.setEditing(message.id) };
    const history = { label: t('threads.history'), icon: History, onSelect: showHistory };
    const remove = {
      label: t('threads.delete'),
      icon: Trash,
      danger: true,
      onSelect: () => void deeds.remove(message),
    };
    return [
      ...(mine ? [edit] : []),
      ...(message.revision > 0 ? [history] : []),
      { label: t('threads.copyText'), icon: Copy, onSelect: () => void deeds.copyText(message) },
      { label: t('threads.copyMessageLink'), icon: Link, onSelect: () => void deeds.copyLink(message) },
      { label: t('threads.markUnread'), icon: Mail, onSelect: () => void deeds.markUnread(message) },
      ...(mine || view.may.lead ? (['line', remove] as const) : []),
    ];
  };
}

import { useNavigate } from '@solidjs/router';
import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import FilePlus from 'lucide-solid/icons/file-plus';
import ListTodo from 'lucide-solid/icons/list-todo';
import Vote from 'lucide-solid/icons/vote';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import { useThread } from './view.ts';

/** "Zrób z tego": what can be made of a message, or of the whole thread, tied to it both ways. */
export function createMaking(): (message?: Message) => MenuItem[] {
  const view = useThread();
  const navigate = useNavigate();
  return (message) => {
    const from: ThingRef = message ? { kind: 'message', id: message.id } : { kind: 'thread', id: view.threadId };
    const groupId = view.store.state()?.thread.groupId ?? '';
    return [
      {
        label: t('links.makeMeeting'),
        icon: CalendarPlus,
        onSelect: () => navigate(`/spotkania/nowe?grupa=${groupId}&z=${from.kind}:${from.id}`),
      },
      {
        label: t('links.makeVote'),
        icon: Vote,
        onSelect: () => navigate(`/ustalenia/nowe?grupa=${groupId}&z=${from.kind}:${from.id}`),
      },
      { label: t('links.makeDraft'), icon: FilePlus, onSelect: () => view.making.open('draft', from) },
      { label: t('links.makeTask'), icon: ListTodo, onSelect: () => view.making.open('task', from) },
    ];
  };
}

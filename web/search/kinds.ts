import Calendar from 'lucide-solid/icons/calendar';
import FileText from 'lucide-solid/icons/file-text';
import ListChecks from 'lucide-solid/icons/list-checks';
import MessageSquare from 'lucide-solid/icons/message-square';
import MessagesSquare from 'lucide-solid/icons/messages-square';
import Paperclip from 'lucide-solid/icons/paperclip';
import Scale from 'lucide-solid/icons/scale';
import Users from 'lucide-solid/icons/users';
import type { FoundKind } from '../../shared/search/schema.ts';
import type { IconShape } from '../ui/Icon.tsx';

export const kindIcons: Record<FoundKind, IconShape> = {
  thread: MessagesSquare,
  message: MessageSquare,
  meeting: Calendar,
  draft: FileText,
  decision: Scale,
  task: ListChecks,
  member: Users,
  file: Paperclip,
};

import Circle from 'lucide-solid/icons/circle';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDot from 'lucide-solid/icons/circle-dot';
import CircleSlash from 'lucide-solid/icons/circle-slash';
import { type Task, type TaskState, taskStates } from '../../shared/tasks/schema.ts';
import { formatShortDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import type { Tone } from '../ui/Badge.tsx';
import type { IconShape } from '../ui/Icon.tsx';

export const stateIcons: Record<TaskState, IconShape> = {
  open: Circle,
  doing: CircleDot,
  done: CircleCheck,
  dropped: CircleSlash,
};

export const stateOptions = () => taskStates.map((value) => ({ value, label: t(`tasks.state.${value}`) }));

export type Due = { text: string; tone: Tone };

/** What to say of a task's day; `today` is the day where its group lives, both `YYYY-MM-DD`. */
export function dueOf({ dueOn, closedAt }: Pick<Task, 'dueOn' | 'closedAt'>, today: string): Due | undefined {
  if (!dueOn) return undefined;
  const day = formatShortDate(`${dueOn}T12:00:00Z`, 'UTC');
  if (closedAt) return { text: day, tone: 'neutral' };
  if (dueOn < today) return { text: t('tasks.overdue', { day }), tone: 'danger' };
  if (dueOn === today) return { text: t('tasks.dueToday'), tone: 'attention' };
  return { text: t('tasks.dueOn', { day }), tone: 'neutral' };
}

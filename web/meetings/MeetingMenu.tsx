import { useNavigate } from '@solidjs/router';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import CalendarX from 'lucide-solid/icons/calendar-x';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Link from 'lucide-solid/icons/link';
import Pencil from 'lucide-solid/icons/pencil';
import Vote from 'lucide-solid/icons/vote';
import { createSignal, Show } from 'solid-js';
import type { MeetingPage as Details, Occurrence } from '../../shared/meetings/schema.ts';
import { writableGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { showToast } from '../ui/toasts.ts';
import '../decisions/texts.ts';
import { cancelDateWithUndo, cancelWithUndo } from './deeds.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { isOver } from './words.ts';

type MeetingMenuProps = { details: Details; occurrence: Occurrence | undefined; onChanged: () => void };

/** What can be done with the meeting, or with the date of a series that is shown. */
export function MeetingMenu(props: MeetingMenuProps) {
  const navigate = useNavigate();
  const [moving, setMoving] = createSignal(false);
  const meeting = () => props.details.meeting;

  async function copyLink(): Promise<void> {
    await navigator.clipboard?.writeText(`${location.origin}/spotkania/${meeting().id}`);
    showToast(t('meetings.linkCopied'));
  }

  const dateItems = (occurrence: Occurrence): MenuEntry[] => [
    { label: t('meetings.moveDate'), icon: CalendarClock, onSelect: () => setMoving(true) },
    {
      label: t('meetings.cancelDate'),
      icon: CalendarX,
      onSelect: () => void cancelDateWithUndo(occurrence, props.onChanged),
    },
    'line',
  ];
  const makeVote = (): MenuEntry => ({
    label: t('links.makeVote'),
    icon: Vote,
    onSelect: () => navigate(`/ustalenia/nowe?grupa=${meeting().groupId}&z=meeting:${meeting().id}`),
  });
  const items = (): MenuEntry[] => {
    const link = { label: t('meetings.copyLink'), icon: Link, onSelect: () => void copyLink() };
    const vote = writableGroups().some(({ id }) => id === meeting().groupId) ? [makeVote()] : [];
    if (!props.details.canManage || meeting().cancelledAt) return [...vote, link];
    const isSeries = meeting().recurrence !== null;
    const { occurrence } = props;
    const date = isSeries && occurrence && !occurrence.cancelled && !isOver(occurrence) ? dateItems(occurrence) : [];
    return [
      ...date,
      {
        label: isSeries ? t('meetings.changeSeries') : t('meetings.change'),
        icon: Pencil,
        onSelect: () => navigate(`/spotkania/${meeting().id}/zmien`),
      },
      ...vote,
      link,
      'line',
      {
        label: isSeries ? t('meetings.cancelSeries') : t('meetings.cancel'),
        icon: CalendarX,
        danger: true,
        onSelect: () => void cancelWithUndo(meeting(), props.onChanged),
      },
    ];
  };
  return (
    <>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t('meetings.more')} />}
      />
      <Show when={props.occurrence}>
        {(occurrence) => (
          <MoveDialog
            open={moving()}
            onClose={() => setMoving(false)}
            occurrence={occurrence()}
            onMoved={props.onChanged}
          />
        )}
      </Show>
    </>
  );
}

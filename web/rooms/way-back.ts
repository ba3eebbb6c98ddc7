import type { Room } from '../../shared/rooms/schema.ts';
import { t } from '../i18n/t.ts';

/** Where the way out of a room leads. */
export function wayBack(room: Room): { href: string; text: string } {
  if (room.meetingId) return { href: `/spotkania/${room.meetingId}`, text: t('rooms.back.meeting') };
  return { href: `/grupy/${room.groupId}`, text: t('rooms.back.group') };
}

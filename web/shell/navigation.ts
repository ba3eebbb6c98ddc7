import Calendar from 'lucide-solid/icons/calendar';
import FileText from 'lucide-solid/icons/file-text';
import House from 'lucide-solid/icons/house';
import MessagesSquare from 'lucide-solid/icons/messages-square';
import Users from 'lucide-solid/icons/users';
import type { PlainKey } from '../i18n/t.ts';
import type { IconShape } from '../ui/Icon.tsx';

export type Place = {
  href: string;
  name: PlainKey;
  icon: IconShape;
  /** Other addresses that belong to the place. */
  also?: readonly string[];
};

/** The five places of the hub, in the order of the side and the bottom bar. */
export const places: readonly Place[] = [
  { href: '/', name: 'shell.today', icon: House },
  { href: '/grupy', name: 'shell.groups', icon: MessagesSquare, also: ['/ustalenia', '/watki'] },
  { href: '/spotkania', name: 'shell.meetings', icon: Calendar, also: ['/kalendarz'] },
  { href: '/dokumenty', name: 'shell.drafts', icon: FileText },
  { href: '/ludzie', name: 'shell.people', icon: Users },
];

/** Whether an address lies within a place. */
export function isWithin(place: Place, pathname: string): boolean {
  if (place.href === '/') return pathname === '/';
  return [place.href, ...(place.also ?? [])].some((start) => pathname === start || pathname.startsWith(`${start}/`));
}

import DoorClosed from 'lucide-solid/icons/door-closed';
import DoorOpen from 'lucide-solid/icons/door-open';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { Show } from 'solid-js';
import type { Room } from '../../shared/rooms/schema.ts';
import { t } from '../i18n/t.ts';
import { Notice } from '../shell/Notice.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import type { Call } from './call.ts';
import { wayBack } from './way-back.ts';

const icons = { left: DoorOpen, removed: DoorClosed, elsewhere: DoorOpen, failed: WifiOff };
type Ending = keyof typeof icons;

/** After the call: what happened, and the ways on. */
export function AfterCall(props: { room: Room; call: Call; onAgain: () => void }) {
  const ending = () => {
    const status = props.call.status();
    return status in icons ? (status as Ending) : 'left';
  };
  const back = () => wayBack(props.room);
  const actions = () => (
    <>
      <Show when={ending() !== 'removed'}>
        <Button variant="primary" onClick={() => props.onAgain()}>
          {t('rooms.after.again')}
        </Button>
      </Show>
      <ButtonLink href={back().href}>{back().text}</ButtonLink>
    </>
  );
  return (
    <Notice icon={icons[ending()]} title={t(`rooms.after.${ending()}`)} actions={actions()}>
      {ending() === 'left' && props.call.goesOn() ? t('rooms.after.left.goesOn') : t(`rooms.after.${ending()}.text`)}
    </Notice>
  );
}

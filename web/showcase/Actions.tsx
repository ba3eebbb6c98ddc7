import BellRing from 'lucide-solid/icons/bell-ring';
import Download from 'lucide-solid/icons/download';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Search from 'lucide-solid/icons/search';
import Video from 'lucide-solid/icons/video';
import { createSignal } from 'solid-js';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

/** Buttons of every kind. */
export function Actions() {
  const [followed, setFollowed] = createSignal(true);
  return (
    <Specimen title={samples().parts.buttons}>
      <div class="cluster">
        <Button variant="primary">{samples().save}</Button>
        <ButtonLink href="#main">{samples().agenda}</ButtonLink>
        <Button variant="quiet">{samples().cancel}</Button>
        <Button variant="danger">{samples().deleteThread}</Button>
      </div>
      <div class="cluster">
        <Button disabled>{samples().unavailable}</Button>
        <Button busy>{samples().saving}</Button>
        <Button size="small">{samples().small}</Button>
        <Button icon={Download}>{samples().download}</Button>
        <Button variant="primary" size="large" icon={Video}>
          {samples().join}
        </Button>
      </div>
      <div class="cluster">
        <IconButton label={samples().search} icon={Search} />
        <IconButton
          label={samples().follow}
          icon={BellRing}
          pressed={followed()}
          onClick={() => setFollowed(!followed())}
        />
        <IconButton label={samples().waiting} icon={BellRing} dot />
        <IconButton label={samples().more} icon={Ellipsis} size="small" />
        <Kbd keys="Ctrl K" />
      </div>
    </Specimen>
  );
}

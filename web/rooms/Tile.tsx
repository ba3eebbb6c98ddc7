import type { Track } from 'livekit-client';
import MicOff from 'lucide-solid/icons/mic-off';
import ScreenShare from 'lucide-solid/icons/screen-share';
import SignalMedium from 'lucide-solid/icons/signal-medium';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Box } from './layout.ts';
import type { Person } from './participants.ts';
import styles from './Tile.module.css';

type TileProps = {
  person: Person;
  /** Their shared screen instead of themselves. */
  screen: boolean;
  main: boolean;
  box: Box | undefined;
  onPointer: () => void;
};

/** One person or one shared screen on the stage; keeps its element wherever it moves, so that no picture blinks. */
export function Tile(props: TileProps) {
  const track = () => (props.screen ? props.person.screen : props.person.camera);
  return (
    <li
      class={styles.tile}
      data-main={props.main ? '' : undefined}
      data-speaking={props.person.speaking && !props.screen ? '' : undefined}
      data-sector={props.person.sector}
      style={placed(props.box)}
      onPointerMove={() => props.onPointer()}
    >
      <Show
        when={track()}
        fallback={<Avatar person={faceOf(props.person)} size={(props.box?.width ?? 0) > 300 ? 'l' : 'm'} />}
      >
        {(shown) => <Picture track={shown()} mirrored={props.person.me && !props.screen} whole={props.screen} />}
      </Show>
      <Show when={!props.screen && !props.person.me && weak(props.person)}>
        <span class={styles.quality}>
          <Icon
            of={props.person.quality === 'lost' ? WifiOff : SignalMedium}
            size="s"
            label={t(`rooms.quality.${props.person.quality}`)}
          />
        </span>
      </Show>
      <Caption {...props} />
    </li>
  );
}

const faceOf = (person: Person) => ({ displayName: person.name, initials: person.initials, sector: person.sector });
const weak = (person: Person) => person.quality === 'poor' || person.quality === 'lost';

function placed(box: Box | undefined) {
  if (!box) return { display: 'none' };
  return { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
}

function Caption(props: TileProps) {
  const name = () => (props.person.me ? t('rooms.me') : props.person.name);
  const words = () => {
    if (props.screen) return props.person.me ? t('rooms.screen.mine') : t('rooms.screen', { name: name() });
    return props.main && props.person.speaking ? t('rooms.speaks', { name: name() }) : name();
  };
  return (
    <span class={styles.name}>
      <Show when={props.screen}>
        <Icon of={ScreenShare} size="s" />
      </Show>
      <Show when={!props.screen && !props.person.microphone}>
        <Icon of={MicOff} size="s" />
      </Show>
      <span class={styles.words}>{words()}</span>
      <Show when={!props.screen}>
        <span class="visually-hidden">{props.person.microphone ? t('rooms.unmuted') : t('rooms.muted')}</span>
      </Show>
    </span>
  );
}

/** The picture of a track; the whole of a screen, the middle of a face. */
function Picture(props: { track: Track; mirrored: boolean; whole: boolean }) {
  const [element, setElement] = createSignal<HTMLVideoElement>();
  createEffect(() => {
    const video = element();
    const { track } = props;
    if (!video) return;
    track.attach(video);
    onCleanup(() => track.detach(video));
  });
  return (
    <video
      ref={setElement}
      class={styles.picture}
      data-mirrored={props.mirrored ? '' : undefined}
      data-whole={props.whole ? '' : undefined}
      autoplay
      playsinline
      muted
    />
  );
}

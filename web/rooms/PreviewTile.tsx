import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import Video from 'lucide-solid/icons/video';
import VideoOff from 'lucide-solid/icons/video-off';
import { createEffect, createSignal, Show } from 'solid-js';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './PreviewTile.module.css';
import type { Preview } from './preview.ts';

/** The reader's own picture, seen by nobody else, with the two switches on it. */
export function PreviewTile(props: { preview: Preview; frozen: boolean }) {
  const camera = () => props.preview.camera.track() !== undefined;
  const microphone = () => props.preview.microphone.track() !== undefined;
  const asking = () => props.preview.camera.waiting() || props.preview.microphone.waiting();
  const words = () => {
    if (camera()) return t('rooms.pre.preview');
    return asking() ? t('rooms.pre.asking') : t('rooms.pre.cameraOff');
  };
  return (
    <div class={styles.tile} data-theme="dark">
      <Show when={props.preview.camera.track()} fallback={<Avatar person={requireMe()} size="l" />}>
        {(track) => <OwnPicture track={track()} frozen={props.frozen} />}
      </Show>
      <span class={styles.words}>{words()}</span>
      <div class={styles.bar}>
        <span class={styles.switch} data-off={microphone() ? undefined : ''}>
          <IconButton
            icon={microphone() ? Mic : MicOff}
            label={microphone() ? t('rooms.microphone.on') : t('rooms.microphone.off')}
            onClick={() => void props.preview.turn('microphone', !microphone())}
          />
        </span>
        <span class={styles.switch} data-off={camera() ? undefined : ''}>
          <IconButton
            icon={camera() ? Video : VideoOff}
            label={camera() ? t('rooms.camera.on') : t('rooms.camera.off')}
            onClick={() => void props.preview.turn('camera', !camera())}
          />
        </span>
      </div>
    </div>
  );
}

function OwnPicture(props: { track: MediaStreamTrack; frozen: boolean }) {
  const [element, setElement] = createSignal<HTMLVideoElement>();
  createEffect(() => {
    const video = element();
    if (video) video.srcObject = new MediaStream([props.track]);
  });
  createEffect(() => props.frozen && element()?.pause());
  return <video ref={setElement} class={styles.picture} autoplay playsinline muted />;
}

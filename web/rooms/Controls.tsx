import ListChecks from 'lucide-solid/icons/list-checks';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import PhoneOff from 'lucide-solid/icons/phone-off';
import ScreenShare from 'lucide-solid/icons/screen-share';
import Users from 'lucide-solid/icons/users';
import Video from 'lucide-solid/icons/video';
import VideoOff from 'lucide-solid/icons/video-off';
import { type JSX, Show, splitProps } from 'solid-js';
import { t } from '../i18n/t.ts';
import { keepDockClear } from '../ui/dock.ts';
import { Icon, type IconShape } from '../ui/Icon.tsx';
import styles from './Controls.module.css';

export type PanelTab = 'agenda' | 'people';
export type Controlled = {
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  canShare: boolean;
  panel: PanelTab | null;
  onMicrophone: () => void;
  onCamera: () => void;
  onScreen: () => void;
  onPanel: (tab: PanelTab) => void;
  onLeave: () => void;
};

/** The bar under the stage. Every button has a key; the key stands in its tooltip. */
export function Controls(props: Controlled) {
  return (
    <section class={styles.controls} ref={keepDockClear} aria-label={t('rooms.controls')} data-theme="dark">
      <Control
        icon={props.microphone ? Mic : MicOff}
        text={t('rooms.microphone.short')}
        label={props.microphone ? t('rooms.microphone.on') : t('rooms.microphone.off')}
        off={!props.microphone}
        key="M"
        onClick={() => props.onMicrophone()}
      />
      <Control
        icon={props.camera ? Video : VideoOff}
        text={t('rooms.camera')}
        label={props.camera ? t('rooms.camera.on') : t('rooms.camera.off')}
        off={!props.camera}
        key="V"
        onClick={() => props.onCamera()}
      />
      <Show when={props.canShare}>
        <Control
          icon={ScreenShare}
          text={t('rooms.share')}
          label={props.screen ? t('rooms.share.stop') : t('rooms.share.start')}
          key="S"
          aria-pressed={props.screen}
          onClick={() => props.onScreen()}
        />
      </Show>
      <Control
        icon={Users}
        text={t('rooms.people')}
        key="O"
        aria-pressed={props.panel === 'people'}
        onClick={() => props.onPanel('people')}
      />
      <Control
        icon={ListChecks}
        text={t('rooms.agenda')}
        key="P"
        aria-pressed={props.panel === 'agenda'}
        onClick={() => props.onPanel('agenda')}
      />
      <Control icon={PhoneOff} text={t('rooms.leave')} data-leave="" onClick={() => props.onLeave()} />
    </section>
  );
}

type ControlProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class'> & {
  icon: IconShape;
  text: string;
  /** What a click does, when the text does not say it. */
  label?: string;
  off?: boolean;
  key?: string;
  'data-leave'?: string;
};

function Control(props: ControlProps) {
  const [own, rest] = splitProps(props, ['icon', 'text', 'label', 'off', 'key']);
  const words = () => own.label ?? own.text;
  return (
    <button
      type="button"
      {...rest}
      class={styles.control}
      data-off={own.off ? '' : undefined}
      aria-label={own.label}
      aria-keyshortcuts={own.key}
      title={own.key ? `${words()} (${own.key})` : undefined}
    >
      <Icon of={own.icon} />
      <span>{own.text}</span>
    </button>
  );
}

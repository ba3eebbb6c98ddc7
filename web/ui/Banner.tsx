import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Info from 'lucide-solid/icons/info';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { type JSX, Show } from 'solid-js';
import styles from './Banner.module.css';
import { Icon, type IconShape } from './Icon.tsx';

const icons = { info: Info, attention: TriangleAlert, danger: CircleAlert, success: CircleCheck };

type BannerProps = {
  tone?: keyof typeof icons | undefined;
  icon?: IconShape | undefined;
  /** At the end: one small button or link. */
  action?: JSX.Element;
  /** It appears while the page is open, so it is announced. */
  live?: boolean | undefined;
  children: JSX.Element;
};

/** Why something did not work, said when it happens; nothing while there is no reason. */
export function FailureBanner(props: { text: string | undefined }) {
  return (
    <Show when={props.text}>
      <Banner tone="danger" live>
        {props.text}
      </Banner>
    </Show>
  );
}

/** A sentence about the state of the page or the part under it. */
export function Banner(props: BannerProps) {
  const tone = () => props.tone ?? 'info';
  const role = () => (tone() === 'danger' ? 'alert' : 'status');
  return (
    <div class={styles.banner} data-tone={tone()} role={props.live ? role() : undefined}>
      <Icon of={props.icon ?? icons[tone()]} />
      <div class={styles.words}>{props.children}</div>
      <Show when={props.action}>
        <div class={styles.action}>{props.action}</div>
      </Show>
    </div>
  );
}

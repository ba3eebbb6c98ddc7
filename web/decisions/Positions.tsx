import { For, Show } from 'solid-js';
import type { Decision, HeldPosition, Position } from '../../shared/decisions/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Positions.module.css';
import { standIcons } from './stand-icons.ts';
import { choiceWords } from './words.ts';

type PositionsProps = { decision: Decision; positions: readonly Position[] };

/** Everybody's position with its reason; every earlier one stays beside it with its time. */
export function Positions(props: PositionsProps) {
  return (
    <ul class={styles.positions}>
      <For each={props.positions}>{(position) => <OnePosition decision={props.decision} position={position} />}</For>
    </ul>
  );
}

function OnePosition(props: { decision: Decision; position: Position }) {
  const onThis = () => props.position.version === props.decision.version;
  const earlier = () => (onThis() ? props.position.earlier : [props.position, ...props.position.earlier]);
  return (
    <li>
      <Avatar person={props.position.person} size="s" />
      <div>
        <b>{props.position.person.displayName}</b>
        <Show when={onThis() && props.position.reason}>
          {(reason) => <p class={styles.text}>{bindShortWords(reason())}</p>}
        </Show>
        <Show when={onThis()}>
          <p class="small muted">
            <time datetime={props.position.heldAt}>{formatDateTime(props.position.heldAt)}</time>
          </p>
        </Show>
        <For each={earlier()}>{(held) => <p class="small muted">{earlierWords(held, props.decision)}</p>}</For>
      </div>
      <Show when={onThis()} fallback={<span class={`${styles.stand} muted`}>{t('decisions.notYetAgain')}</span>}>
        <Stance decision={props.decision} position={props.position} />
      </Show>
    </li>
  );
}

function Stance(props: { decision: Decision; position: Position }) {
  const icon = () => {
    const { choice } = props.position;
    return choice?.kind === 'stand' ? standIcons[choice.stand] : undefined;
  };
  return (
    <span class={styles.stand}>
      <Show when={icon()}>{(shape) => <Icon of={shape()} size="s" />}</Show>
      {choiceWords(props.position.choice, props.decision.options)}
    </span>
  );
}

function earlierWords(held: HeldPosition, { version, wordings, options }: Decision): string {
  const wording = wordings.find((each) => each.version === held.version);
  const what = choiceWords(held.choice, wording?.options ?? options);
  const when = formatDateTime(held.heldAt);
  const why = held.reason ? ` „${held.reason}”` : '';
  return held.version === version
    ? t('decisions.earlier', { what: `${what}${why}`, when })
    : t('decisions.earlierWording', { what: `${what}${why}`, when, number: held.version });
}

import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import styles from './Avatar.module.css';

/** What an avatar needs of a member; the sector gives the hue. */
export type Person = { displayName: string; initials: string; sector: string };
export type Presence = 'here' | 'away' | 'off';

const presenceTexts = { here: 'ui.presence.here', away: 'ui.presence.away', off: 'ui.presence.off' } as const;

type AvatarProps = {
  person: Person;
  /** xs 24, s 32, m 40 (the default), l 72 px. */
  size?: 'xs' | 's' | 'm' | 'l' | undefined;
  presence?: Presence | undefined;
  /** Read the name aloud: only where it does not stand beside. */
  named?: boolean | undefined;
};

/** Initials on the hue of the sector; presence differs by shape as well as colour. */
export function Avatar(props: AvatarProps) {
  return (
    <span class={styles.avatar} data-size={props.size ?? 'm'} data-sector={props.person.sector}>
      <span class={styles.initials} data-initials={props.person.initials} aria-hidden="true" />
      <Show when={props.named}>
        <span class="visually-hidden">{props.person.displayName}</span>
      </Show>
      <Show when={props.presence}>
        {(presence) => (
          <span class={styles.presence} data-presence={presence()}>
            <span class="visually-hidden">{t(presenceTexts[presence()])}</span>
          </span>
        )}
      </Show>
    </span>
  );
}

type AvatarStackProps = {
  people: readonly Person[];
  /** How many are drawn; the rest is in the text. */
  max?: number | undefined;
  size?: 'xs' | 's' | 'm' | undefined;
  /** Beside the faces: "7 osób". */
  text?: string | undefined;
};

/** A few faces overlapping, with a text that counts all. */
export function AvatarStack(props: AvatarStackProps) {
  const shown = () => props.people.slice(0, props.max ?? 4);
  return (
    <span class={styles.stack}>
      <span class="visually-hidden">{props.people.map((person) => person.displayName).join(', ')}</span>
      <For each={shown()}>{(person) => <Avatar person={person} size={props.size ?? 's'} />}</For>
      <Show when={props.text}>
        <span class={styles.more}>{props.text}</span>
      </Show>
    </span>
  );
}

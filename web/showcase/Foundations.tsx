import { For } from 'solid-js';
import styles from './Page.module.css';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

const colours = [
  ['paper', 'surface', 'sunken', 'hover', 'selected', 'line', 'line-strong', 'ink', 'ink-2', 'ink-3'],
  ['accent', 'attention', 'danger', 'success'],
].flat();

/** Type and colours. */
export function Foundations() {
  return (
    <>
      <Specimen title={samples().parts.type}>
        <div class={styles.type}>
          <p class={styles.big}>{samples().headings[0]}</p>
          <p class={styles.medium}>{samples().headings[1]}</p>
          <p>
            <b>{samples().headings[2]}</b>
          </p>
          <p>{samples().body}</p>
          <p class="small muted">{samples().hint}</p>
          <p class="tiny faint">{samples().tiny}</p>
          <p class={styles.doc}>{samples().document}</p>
        </div>
      </Specimen>
      <Specimen title={samples().parts.colours}>
        <div class={styles.swatches}>
          <For each={colours}>
            {(name) => (
              <span>
                <span class={styles.swatch} style={{ '--swatch': `var(--${name})` }} />
                {name}
              </span>
            )}
          </For>
        </div>
      </Specimen>
    </>
  );
}

import { createEffect, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import type { Box } from './layout.ts';
import type { Person } from './participants.ts';
import styles from './Stage.module.css';
import { isScreen, screenKey } from './seats.ts';
import { createStage, type Size, type View } from './stage-model.ts';
import { Tile } from './Tile.tsx';

type StageProps = {
  people: readonly Person[];
  view: View;
  /** Opens the list of people. */
  onMore: () => void;
  /** What floats above the tiles: banners. */
  children?: JSX.Element;
};

/** The faces and screens; takes all the room it is given and never scrolls. */
export function Stage(props: StageProps) {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 }, { equals: sameSize });
  const [tiles, setTiles] = createSignal<HTMLElement>();
  // Now, not at the observer's first turn: a tile that is hidden for a frame makes LiveKit pause its picture.
  onMount(() => setSize({ width: tiles()?.clientWidth ?? 0, height: tiles()?.clientHeight ?? 0 }));
  const stage = createStage(
    () => props.people,
    size,
    () => props.view,
  );
  const observer = new ResizeObserver(([entry]) => {
    if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
  });
  createEffect(() => {
    const element = tiles();
    if (element) observer.observe(element);
  });
  onCleanup(() => observer.disconnect());
  const personOf = (key: string) =>
    props.people.find(({ identity }) => identity === key || screenKey(identity) === key);
  const alone = () => props.people.length === 1 && props.people[0]?.me;

  return (
    <main class={styles.stage} id="main" tabindex={-1} data-theme="dark">
      <div class={styles.area} ref={setTiles}>
        <ul aria-label={t('rooms.stage')}>
          <For each={stage.keys()}>
            {(key) => (
              <Show when={personOf(key)}>
                {(person) => (
                  <Tile
                    person={person()}
                    screen={isScreen(key)}
                    main={stage.main() === key}
                    box={stage.boxOf(key)}
                    onPointer={() => stage.hold(key)}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={stage.hidden() > 0}>
          <button
            type="button"
            class={styles.more}
            data-pill={stage.more() ? undefined : ''}
            style={placed(stage.more())}
            onClick={() => props.onMore()}
          >
            {t('rooms.more', { count: stage.hidden() })}
          </button>
        </Show>
      </div>
      <div class={styles.notes}>
        {props.children}
        <Show when={alone()}>
          <p class={styles.alone}>{t('rooms.alone')}</p>
        </Show>
      </div>
    </main>
  );
}

function placed(box: Box | null) {
  return box ? { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` } : {};
}

const sameSize = (a: Size, b: Size) => a.width === b.width && a.height === b.height;

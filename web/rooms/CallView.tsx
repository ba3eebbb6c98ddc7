import Landmark from 'lucide-solid/icons/landmark';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import RectangleHorizontal from 'lucide-solid/icons/rectangle-horizontal';
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js';
import type { Room } from '../../shared/rooms/schema.ts';
import { t } from '../i18n/t.ts';
import { Badge } from '../ui/Badge.tsx';
import { Sheet } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { showToast } from '../ui/toasts.ts';
import { CallDevices } from './CallDevices.tsx';
import { CallNotes } from './CallNotes.tsx';
import { CallPanel } from './CallPanel.tsx';
import styles from './CallView.module.css';
import { Controls, type PanelTab } from './Controls.tsx';
import type { Call } from './call.ts';
import { choose } from './devices.ts';
import { OwnQuality } from './OwnQuality.tsx';
import { Stage } from './Stage.tsx';
import { createShortcuts } from './shortcuts.ts';
import type { View } from './stage-model.ts';

const narrowWindow = '(max-width: 1099px)';
const panelAfterMs = 250;

/** The call: a dark stage in both themes, the bar under it, and a panel beside it or, on small screens, over it. */
export function CallView(props: { room: Room; call: Call }) {
  const narrow = createMedia(narrowWindow);
  const [panel, setPanel] = createSignal<PanelTab | null>(narrow() ? null : 'agenda');
  const [tab, setTab] = createSignal<PanelTab>('agenda');
  const [view, setView] = createSignal<View>('auto');
  const controls = createControls(props.call);
  const large = createMemo(() => view() === 'speaker' || (view() === 'auto' && props.call.people().length > 4));

  // The faces first; the panel's place is kept, so nothing moves when it fills.
  const [settled, setSettled] = createSignal(false);
  const timer = setTimeout(() => setSettled(true), panelAfterMs);
  onCleanup(() => clearTimeout(timer));

  // What stood beside the faces would cover them in a window made smaller.
  createEffect(on(narrow, (small) => small && setPanel(null), { defer: true }));

  const showPanel = (wanted: PanelTab) => {
    setPanel((now) => (now === wanted ? null : wanted));
    setTab(wanted);
  };
  const openTab = (wanted: PanelTab) => {
    setTab(wanted);
    setPanel(wanted);
  };
  const content = () => <CallPanel room={props.room} people={props.call.people()} tab={tab()} onTab={openTab} />;

  createShortcuts({
    M: controls.toggleMicrophone,
    V: controls.toggleCamera,
    S: controls.toggleScreen,
    O: () => showPanel('people'),
    P: () => showPanel('agenda'),
    G: () => setView(large() ? 'grid' : 'speaker'),
  });

  return (
    <div class={styles.call} data-panel={panel() && !narrow() ? '' : undefined}>
      <header class={styles.head} data-theme="dark">
        <h1>{props.room.title}</h1>
        <Tlp label={props.room.label} />
        <Show when={props.room.chatham}>
          <span class={styles.wide}>
            <Badge icon={Landmark}>{t('rooms.chatham.short')}</Badge>
          </span>
        </Show>
        <span class={styles.end}>
          <OwnQuality people={props.call.people()} />
          <CallDevices call={props.call} />
          <IconButton
            size="small"
            icon={large() ? LayoutGrid : RectangleHorizontal}
            label={large() ? t('rooms.view.grid') : t('rooms.view.speaker')}
            aria-keyshortcuts="G"
            onClick={() => setView(large() ? 'grid' : 'speaker')}
          />
        </span>
      </header>
      <Stage people={props.call.people()} view={view()} onMore={() => openTab('people')}>
        <CallNotes call={props.call} />
      </Stage>
      <Controls
        microphone={controls.me()?.microphone ?? false}
        camera={controls.me()?.cameraOn ?? false}
        screen={controls.me()?.screen != null}
        canShare={props.call.canShare()}
        panel={panel()}
        onMicrophone={controls.toggleMicrophone}
        onCamera={controls.toggleCamera}
        onScreen={controls.toggleScreen}
        onPanel={showPanel}
        onLeave={() => void props.call.leave()}
      />
      <Show when={panel() && !narrow()}>
        <aside class={styles.panel} aria-label={t('rooms.panel')}>
          <Show when={settled()}>{content()}</Show>
        </aside>
      </Show>
      <Show when={narrow()}>
        <Sheet open={panel() !== null} onClose={() => setPanel(null)} title={t('rooms.panel')}>
          {content()}
        </Sheet>
      </Show>
    </div>
  );
}

/** What the bar and the keys do; a device that does not start is told of. */
function createControls(call: Call) {
  const me = () => call.people().find((person) => person.me);
  const tell = (text: string) => showToast(text, { tone: 'danger' });

  function toggleMicrophone(): void {
    const on = !me()?.microphone;
    choose({ microphoneOn: on });
    call.setMicrophone(on).catch(() => tell(t('rooms.device.failed')));
  }

  function toggleCamera(): void {
    const on = !me()?.cameraOn;
    choose({ cameraOn: on });
    call.setCamera(on).catch(() => tell(t('rooms.device.failed')));
  }

  function toggleScreen(): void {
    if (!call.canShare()) return;
    call.setScreen(me()?.screen == null).catch((error: unknown) => {
      // Whoever closes the browser's own dialog has changed their mind.
      if (!(error instanceof Error && error.name === 'NotAllowedError')) tell(t('rooms.share.failed'));
    });
  }

  return { me, toggleMicrophone, toggleCamera, toggleScreen };
}

function createMedia(query: string): () => boolean {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const listen = () => setMatches(list.matches);
  list.addEventListener('change', listen);
  onCleanup(() => list.removeEventListener('change', listen));
  return matches;
}

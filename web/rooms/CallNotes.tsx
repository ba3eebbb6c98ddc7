import RefreshCw from 'lucide-solid/icons/refresh-cw';
import Volume2 from 'lucide-solid/icons/volume-2';
import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { Call } from './call.ts';

/** What the call has to say: it connects again, the sound waits for a click, somebody came or went. */
export function CallNotes(props: { call: Call }) {
  const said = () => {
    const arrival = props.call.arrival();
    if (!arrival) return '';
    return arrival.came ? t('rooms.came', { name: arrival.name }) : t('rooms.went', { name: arrival.name });
  };
  return (
    <>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={props.call.status() === 'reconnecting'}>
        <Banner tone="attention" icon={RefreshCw} live>
          {t('rooms.reconnecting')}
        </Banner>
      </Show>
      <Show when={!props.call.audible()}>
        <Banner
          tone="attention"
          icon={Volume2}
          live
          action={
            <Button size="small" onClick={() => void props.call.startAudio()}>
              {t('rooms.sound.start')}
            </Button>
          }
        >
          {t('rooms.sound.blocked')}
        </Banner>
      </Show>
    </>
  );
}

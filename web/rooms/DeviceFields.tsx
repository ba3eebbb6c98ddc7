import Volume2 from 'lucide-solid/icons/volume-2';
import { For } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './DeviceFields.module.css';
import { choice } from './devices.ts';
import { createLevel, levelSteps } from './level.ts';
import type { MediaKind, Preview } from './preview.ts';
import { playTestSound } from './test-sound.ts';

/** Camera, microphone and speaker, each with a way to see or hear that it works; while frozen, the meter rests. */
export function DeviceFields(props: { preview: Preview; frozen: boolean }) {
  const level = createLevel(() => (props.frozen ? undefined : props.preview.microphone.track()));
  const problem = (kind: MediaKind) => {
    const found = props.preview[kind].problem();
    return found && t(`rooms.${kind}.${found}`);
  };
  const chosen = (kind: MediaKind) => props.preview[kind].track()?.getSettings().deviceId ?? choice()[kind] ?? '';
  return (
    <>
      <Field label={t('rooms.camera')} error={problem('camera')}>
        <Select
          options={props.preview.devices.options('camera')}
          value={chosen('camera')}
          onChange={(id) => void props.preview.pick('camera', id)}
        />
      </Field>
      <div class={styles.withExtra}>
        <Field label={t('rooms.microphone')} error={problem('microphone')}>
          <Select
            options={props.preview.devices.options('microphone')}
            value={chosen('microphone')}
            onChange={(id) => void props.preview.pick('microphone', id)}
          />
        </Field>
        <Meter level={level()} />
      </div>
      <div class={styles.withExtra}>
        <Field label={t('rooms.speaker')}>
          <Select
            options={props.preview.devices.options('speaker')}
            value={choice().speaker ?? ''}
            onChange={(id) => void props.preview.pick('speaker', id)}
          />
        </Field>
        <div class={styles.sound}>
          <Button variant="quiet" size="small" icon={Volume2} onClick={() => void playTestSound(choice().speaker)}>
            {t('rooms.sound')}
          </Button>
        </div>
      </div>
    </>
  );
}

function Meter(props: { level: number }) {
  const steps = Array.from({ length: levelSteps }, (_, index) => index);
  return (
    <span class={styles.meter} role="img" aria-label={t('rooms.level', { level: props.level, steps: levelSteps })}>
      <For each={steps}>{(step) => <i data-on={step < props.level ? '' : undefined} />}</For>
    </span>
  );
}

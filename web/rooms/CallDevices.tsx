import Settings2 from 'lucide-solid/icons/settings-2';
import { createSignal, For } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import type { Call } from './call.ts';
import { createDeviceList, type DeviceRole } from './device-list.ts';
import { choice, choose } from './devices.ts';

const roles: readonly DeviceRole[] = ['camera', 'microphone', 'speaker'];

/** Another camera, microphone or speaker in the middle of a call; what is chosen holds at once and for the next call. */
export function CallDevices(props: { call: Call }) {
  const [open, setOpen] = createSignal(false);
  const devices = createDeviceList();

  function show(): void {
    setOpen(true);
    void devices.refresh();
  }

  function pick(role: DeviceRole, id: string): void {
    props.call.switchDevice(role, id).then(
      () => choose({ [role]: id }),
      () => showToast(t('rooms.device.failed'), { tone: 'danger' }),
    );
  }

  return (
    <>
      <IconButton size="small" icon={Settings2} label={t('rooms.devices')} onClick={show} />
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title={t('rooms.devices')}
        text={t('rooms.devices.text')}
        actions={
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t('rooms.devices.done')}
          </Button>
        }
      >
        <For each={roles}>
          {(role) => (
            <Field label={t(`rooms.${role}`)}>
              <Select
                options={devices.options(role)}
                value={props.call.deviceOf(role) ?? choice()[role] ?? ''}
                onChange={(id) => pick(role, id)}
              />
            </Field>
          )}
        </For>
      </Dialog>
    </>
  );
}

import { createSignal, onCleanup } from 'solid-js';
import { t } from '../i18n/t.ts';
import type { Option } from '../ui/Select.tsx';

const kinds = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' } as const;
export type DeviceRole = keyof typeof kinds;
export const deviceKind = (role: DeviceRole): MediaDeviceKind => kinds[role];

/** The devices of this machine, as they come and go. */
export function createDeviceList() {
  const [devices, setDevices] = createSignal<readonly MediaDeviceInfo[]>([]);

  async function refresh(): Promise<void> {
    const found = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
    // Before the permission is given, devices have no id and no name.
    setDevices((found ?? []).filter((device) => device.deviceId !== ''));
  }

  navigator.mediaDevices?.addEventListener('devicechange', refresh);
  onCleanup(() => navigator.mediaDevices?.removeEventListener('devicechange', refresh));

  /** What there is to choose from: at least the system's own choice. */
  function options(role: DeviceRole): Option[] {
    const found = devices().filter((device) => device.kind === kinds[role]);
    if (found.length === 0) return [{ value: '', label: t('rooms.device.default') }];
    return found.map(({ deviceId, label }) => ({ value: deviceId, label }));
  }

  return { refresh, options };
}

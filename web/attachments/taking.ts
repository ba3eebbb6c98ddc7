import { t } from '../i18n/t.ts';
import { showToast } from '../ui/toasts.ts';
import { addFiles } from './waiting.ts';

/** Adds files to the composer of a place, and says why some were not taken. */
export async function takeFiles(place: string, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  for (const refusal of await addFiles(place, files)) showToast(refusal, { tone: 'danger' });
}

/** Files of a paste, where it brings no text: a picture from the clipboard, or files copied in the system. */
export function takePasted(place: string, event: ClipboardEvent): void {
  const data = event.clipboardData;
  const files = [...(data?.files ?? [])];
  // Office programs put a picture of the text beside the text.
  if (files.length === 0 || data?.types.includes('text/plain')) return;
  event.preventDefault();
  void takeFiles(place, files.map(named));
}

/** Browsers call every pasted picture the same. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `${t('attachments.pasted')} ${at}.${file.name.split('.').at(-1)}`, { type: file.type });
}

/** Files of a drop; folders are none. */
export function droppedFiles(data: DataTransfer | null): File[] {
  return [...(data?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry?.()?.isDirectory) return [];
    return item.getAsFile() ?? [];
  });
}

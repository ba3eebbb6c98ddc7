import { createEffect, onCleanup } from 'solid-js';
import { t } from '../i18n/t.ts';

/** Names the page in the browser's tab: "Grupy · Konsylium". Nothing while the title is not known yet. */
export function createTitle(title: () => string | undefined): void {
  createEffect(() => {
    const name = title();
    if (name !== undefined) document.title = `${name} · ${t('shell.product')}`;
  });
  onCleanup(() => {
    document.title = t('shell.product');
  });
}

import { createSignal } from 'solid-js';
import type { Locale } from '../i18n/locale.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Reads what this browser remembers; private modes may refuse storage altogether. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** The language chosen in this browser; Polish until chosen otherwise. */
export function rememberedLocale(): Locale {
  return recall('locale') === 'en' ? 'en' : 'pl';
}

export function rememberLocale(locale: Locale): void {
  remember('locale', locale);
}

/** Who is signed in here, or was last and did not sign out. */
export function rememberedPerson(): string | null {
  return recall('person');
}

export function rememberPerson(id: string | null): void {
  remember('person', id);
}

/** Calls back when somebody signed in or out in another tab. */
export function onOtherPerson(listener: (id: string | null) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => key === 'person' && listener(newValue));
}

const [theme, setThemeSignal] = createSignal<Theme>(rememberedTheme());

export { theme };

function rememberedTheme(): Theme {
  const stored = recall('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Forces a theme, or lets the system decide again; `public/theme.js` applies it before the next first paint. */
export function setTheme(next: Theme): void {
  setThemeSignal(next);
  remember('theme', next === 'system' ? null : next);
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}

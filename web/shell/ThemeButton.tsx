import SunMoon from 'lucide-solid/icons/sun-moon';
import { t } from '../i18n/t.ts';
import { setTheme, theme } from '../lib/preferences.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Switches between light and dark, starting from what is on the screen. */
export function ThemeButton() {
  const isDark = () =>
    theme() === 'dark' || (theme() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <IconButton icon={SunMoon} label={t('shell.changeTheme')} onClick={() => setTheme(isDark() ? 'light' : 'dark')} />
  );
}

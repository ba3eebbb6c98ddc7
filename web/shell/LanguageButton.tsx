import { chooseLocale } from '../accounts/session.ts';
import { locale } from '../i18n/locale.ts';
import { Button } from '../ui/Button.tsx';

/** Offers the other language, in that language. */
export function LanguageButton() {
  const other = () => (locale() === 'pl' ? 'en' : 'pl');
  return (
    <Button variant="quiet" lang={other()} onClick={() => void chooseLocale(other())}>
      {other() === 'en' ? 'English' : 'Polski'}
    </Button>
  );
}

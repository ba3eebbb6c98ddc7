import { useNavigate } from '@solidjs/router';
import CalendarSync from 'lucide-solid/icons/calendar-sync';
import CircleUser from 'lucide-solid/icons/circle-user';
import LogOut from 'lucide-solid/icons/log-out';
import UsersRound from 'lucide-solid/icons/users-round';
import { lazy, onCleanup, Show, Suspense } from 'solid-js';
import { chooseLocale, me } from '../accounts/session.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { setTheme, type Theme, theme } from '../lib/preferences.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { asking, forgetUnsent, leave, leaveOrAsk, stay, unsent } from './sign-out.ts';

const UnsentDialog = lazy(() => import('../accounts/UnsentDialog.tsx').then((m) => ({ default: m.UnsentDialog })));

/** Who is signed in; account, language, theme, and the way out. */
export function AccountMenu() {
  const navigate = useNavigate();
  // Whoever signs in next is not asked about the last one's things.
  onCleanup(forgetUnsent);
  const themeItem = (value: Theme, label: string): MenuEntry => ({
    label,
    checked: theme() === value,
    onSelect: () => setTheme(value),
  });
  const items = (): MenuEntry[] => [
    { label: t('shell.myAccount'), icon: CircleUser, onSelect: () => navigate('/konto') },
    { label: t('shell.calendarFeed'), icon: CalendarSync, onSelect: () => navigate('/kalendarz') },
    'line',
    { heading: t('shell.language') },
    { label: 'Polski', checked: locale() === 'pl', onSelect: () => void chooseLocale('pl') },
    { label: 'English', checked: locale() === 'en', onSelect: () => void chooseLocale('en') },
    'line',
    { heading: t('shell.theme') },
    themeItem('system', t('shell.themeSystem')),
    themeItem('light', t('shell.themeLight')),
    themeItem('dark', t('shell.themeDark')),
    'line',
    ...(me()?.demo ? [{ label: t('shell.demoPeople'), icon: UsersRound, onSelect: () => navigate('/demo') }] : []),
    { label: t('shell.signOut'), icon: LogOut, onSelect: leaveOrAsk },
  ];
  return (
    <Show when={me()}>
      {(person) => (
        <>
          <Menu
            align="end"
            items={items()}
            trigger={(trigger) => (
              <IconButton {...trigger} label={t('shell.account', { name: person().displayName })}>
                <Avatar person={person()} size="s" />
              </IconButton>
            )}
          />
          <Show when={unsent()}>
            {(found) => (
              <Suspense>
                <UnsentDialog open={asking()} onClose={stay} unsent={found()} onLeave={leave} />
              </Suspense>
            )}
          </Show>
        </>
      )}
    </Show>
  );
}

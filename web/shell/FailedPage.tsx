import { useLocation } from '@solidjs/router';
import ServerCrash from 'lucide-solid/icons/server-crash';
import { createEffect, on } from 'solid-js';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';

/** Instead of a page that broke, or that could not be loaded; another address gets another chance by itself. */
export function FailedPage(props: { error: unknown; retry: () => void }) {
  const here = useLocation();
  createTitle(() => t('shell.failed'));
  createEffect(
    on(
      () => here.pathname,
      () => props.retry(),
      { defer: true },
    ),
  );
  console.error(props.error);
  return (
    <Notice
      icon={ServerCrash}
      title={t('shell.failed')}
      actions={<Button onClick={() => location.reload()}>{t('shell.retry')}</Button>}
    >
      {t('shell.failedHint')} {errorText(props.error)}
    </Notice>
  );
}

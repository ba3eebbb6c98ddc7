import SearchX from 'lucide-solid/icons/search-x';
import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';

/** 404: there is nothing, or nothing the reader may see; it does not say which of the two. */
export function NotFoundPage() {
  createTitle(() => t('shell.notFound'));
  return (
    <Notice
      icon={SearchX}
      title={t('shell.notFound')}
      actions={<ButtonLink href="/">{t('shell.backToday')}</ButtonLink>}
    >
      {t('shell.notFoundHint')}
    </Notice>
  );
}

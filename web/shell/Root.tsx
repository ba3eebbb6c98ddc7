import { type RouteSectionProps, useLocation } from '@solidjs/router';
import { createEffect, ErrorBoundary, on, Suspense } from 'solid-js';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { FailedPage } from './FailedPage.tsx';

/** Around every page: the skip link, the language of the document, focus after navigation, a net for errors. */
export function Root(props: RouteSectionProps) {
  const here = useLocation();
  createEffect(() => {
    document.documentElement.lang = locale();
  });
  createEffect(on(() => here.pathname, focusMain, { defer: true }));
  return (
    <>
      <a class="skip" href="#main" target="_self">
        {t('shell.skip')}
      </a>
      <ErrorBoundary fallback={(error: unknown, reset) => <FailedPage error={error} retry={reset} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
    </>
  );
}

/** A new page starts at its content for keyboards and screen readers, unless the page put the focus somewhere itself. */
function focusMain(): void {
  requestAnimationFrame(() => {
    const main = document.getElementById('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  });
}

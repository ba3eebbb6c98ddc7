import { Router } from '@solidjs/router';
import { render } from 'solid-js/web';
import { loadSession, watchSession } from './accounts/session.ts';
import { setLocale } from './i18n/locale.ts';
import { rememberedLocale } from './lib/preferences.ts';
import { routes } from './routes.tsx';
import { Root } from './shell/Root.tsx';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');

watchSession();
void loadSession();
await setLocale(rememberedLocale());
render(
  () => (
    <Router root={Root} scrollRestoration>
      {routes}
    </Router>
  ),
  place,
);

import { Navigate, useLocation, useSearchParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { RequestLink } from './RequestLink.tsx';
import { session } from './session.ts';
import { UseLink } from './UseLink.tsx';
import { rememberWanted } from './wanted.ts';
import './texts.ts';

/** /wejdz: asks for a link; with the token of a link behind the hash, signs in by it. */
export function SignInPage() {
  const here = useLocation();
  const [query] = useSearchParams();
  const token = () => here.hash.replace(/^#/, '');
  if (typeof query.dokad === 'string') rememberWanted(query.dokad);
  return (
    <Switch fallback={<RequestLink />}>
      <Match when={token()}>{(value) => <UseLink token={value()} />}</Match>
      <Match when={session().state === 'in'}>
        <Navigate href="/" />
      </Match>
    </Switch>
  );
}

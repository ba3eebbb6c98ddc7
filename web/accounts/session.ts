import { createSignal } from 'solid-js';
import type { Me } from '../../shared/accounts/schema.ts';
import { type Locale, setLocale, setTimeZone } from '../i18n/locale.ts';
import { ApiError, askAs, onSignedOut, request } from '../lib/api.ts';
import {
  onOtherPerson,
  rememberedLocale,
  rememberedPerson,
  rememberLocale,
  rememberPerson,
} from '../lib/preferences.ts';
import { socket } from '../lib/socket.ts';
import { takeOver, wipeAll } from './left-behind.ts';

/** `unknown` until the server was asked; `failed` when it could not be. */
type Session = { state: 'unknown' } | { state: 'failed'; error: unknown } | { state: 'out' } | { state: 'in'; me: Me };

const [session, setSession] = createSignal<Session>({ state: 'unknown' });

export { session };

/** The signed-in person, or nothing. Reactive. */
export function me(): Me | undefined {
  const now = session();
  return now.state === 'in' ? now.me : undefined;
}

/** The signed-in person inside pages that only exist for one; throws elsewhere. */
export function requireMe(): Me {
  const person = me();
  if (!person) throw new Error('This page needs a signed-in person');
  return person;
}

// Whom this page has shown things to: for anybody else it begins anew, so that nothing of it is seen or sent by another.
let shownTo: string | undefined;

/** Asks the server who is signed in; sets language and time zone and opens the live line. `to`: the page wanted next. */
export async function loadSession(to?: string): Promise<void> {
  try {
    const person = await request<Me>('GET', '/api/me');
    if (shownTo !== undefined && shownTo !== person.id) return await beginAnew(to);
    await takeOver(person.id, rememberedPerson());
    await enter(person);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await leave();
    else setSession({ state: 'failed', error });
  }
}

/** Leaves this page; never returns. */
function beginAnew(to?: string): Promise<never> {
  if (to === undefined) location.reload();
  else location.replace(to);
  return new Promise(() => {});
}

/** Takes over a fresh or changed profile. */
export async function enter(person: Me): Promise<void> {
  shownTo = person.id;
  askAs(person.id);
  rememberPerson(person.id);
  await setLocale(person.locale);
  rememberLocale(person.locale);
  setTimeZone(person.timeZone);
  setSession({ state: 'in', me: person });
  socket.start();
}

// While one signs out here: the server's word that the session ended must not show the door before everything is wiped.
let leaving = false;

/** Ends this session on the server and here; what this browser kept of documents goes too, and what was not sent. */
export async function signOut(): Promise<void> {
  const memberId = me()?.id;
  leaving = true;
  try {
    await request('DELETE', '/api/auth/session');
    if (memberId) await wipeAll(memberId);
    rememberPerson(null);
    await leave();
  } finally {
    leaving = false;
  }
}

/** Changes the language; the profile follows when somebody is signed in. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await setLocale(locale);
  rememberLocale(locale);
  if (me()) await enter(await request<Me>('PATCH', '/api/me', { locale }));
}

async function leave(): Promise<void> {
  askAs(undefined);
  socket.stop();
  await setLocale(rememberedLocale());
  setSession({ state: 'out' });
}

/** Follows sign-outs from elsewhere and wakes the live line with the device. Call once. */
export function watchSession(): void {
  onSignedOut(() => {
    if (me() && !leaving) void leave();
  });
  onOtherPerson((id) => {
    if (id !== null && shownTo !== undefined && id !== shownTo) void beginAnew();
  });
  socket.onEnded(() => {
    if (!leaving) void loadSession();
  });
  window.addEventListener('online', () => socket.nudge());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') socket.nudge();
  });
}

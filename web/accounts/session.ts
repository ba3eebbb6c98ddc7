import { createSignal } from 'solid-js';
import type { Me } from '../../shared/accounts/schema.ts';
import { type Locale, setLocale, setTimeZone } from '../i18n/locale.ts';
import { ApiError, onSignedOut, request } from '../lib/api.ts';
import { rememberedLocale, rememberedPerson, rememberLocale, rememberPerson } from '../lib/preferences.ts';
import { socket } from '../lib/socket.ts';

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

/** Asks the server who is signed in; sets language and time zone and opens the live line. */
export async function loadSession(): Promise<void> {
  try {
    await enter(await request<Me>('GET', '/api/me'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await leave();
    else setSession({ state: 'failed', error });
  }
}

/** Takes over a fresh or changed profile. */
export async function enter(person: Me): Promise<void> {
  const last = rememberedPerson();
  if (last !== null && last !== person.id) await wipeCopies();
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
    await wipeCopies();
    if (memberId) await wipeUnsentMessages(memberId);
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

async function wipeCopies(): Promise<void> {
  const { wipeOfflineDrafts } = await import('../drafts/offline-copies.ts');
  await wipeOfflineDrafts();
}

async function wipeUnsentMessages(memberId: string): Promise<void> {
  const { wipeOutbox } = await import('../threads/outbox.ts');
  await wipeOutbox(memberId);
}

async function leave(): Promise<void> {
  socket.stop();
  await setLocale(rememberedLocale());
  setSession({ state: 'out' });
}

/** Follows sign-outs from elsewhere and wakes the live line with the device. Call once. */
export function watchSession(): void {
  onSignedOut(() => {
    if (me() && !leaving) void leave();
  });
  socket.onEnded(() => {
    if (!leaving) void loadSession();
  });
  window.addEventListener('online', () => socket.nudge());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') socket.nudge();
  });
}

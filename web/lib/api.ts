import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the server refused, or `network` when it could not be asked; the message is for the reader. */
export class ApiError extends Error {
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }

  /** True when the same request may succeed later: no answer, too many requests, or the server's own trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const patienceMs = 20_000;
/** A file may have to be made first. */
const filePatienceMs = 180_000;
const signedOutListeners = new Set<() => void>();

let asker: string | undefined;

/** From now on changes say whose they are: the server refuses those that another person's cookie goes with. */
export function askAs(memberId: string | undefined): void {
  asker = memberId;
}

/** Calls back whenever the server answers that nobody is signed in. Returns unsubscribe. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/**
 * The one way to the server: JSON in, JSON out. `path` starts with `/api/`.
 * Rejects with `ApiError`; an answer without a body is `undefined`.
 */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, { signal, patienceMs });
  const answer: unknown = await read(response);
  if (response.ok) return answer as T;
  return fail(response.status, answer);
}

/** Asks for a file, which may take minutes to be made; its name is what the server calls it. Rejects with `ApiError`. */
export async function requestFile(path: string, signal: AbortSignal): Promise<File> {
  const response = await send('GET', path, undefined, { signal, patienceMs: filePatienceMs });
  if (!response.ok) return fail(response.status, await read(response));
  const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return new File([await response.blob()], decodeURIComponent(said ?? ''));
}

function fail(status: number, answer: unknown): never {
  const error = toApiError(status, answer);
  if (error.code === 'sign_in_required') for (const listener of signedOutListeners) listener();
  throw error;
}

/** What to tell the reader about anything thrown. */
export function errorText(error: unknown): string {
  return error instanceof ApiError ? error.message : t('errors.unexpected');
}

/** There is no such thing, or not for this reader; an id that is none at all is refused as a bad request. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400);
}

type Waiting = { signal: AbortSignal | undefined; patienceMs: number };

async function send(method: Method, path: string, body: unknown, { signal, patienceMs }: Waiting): Promise<Response> {
  const timeout = AbortSignal.timeout(patienceMs);
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale() };
  if (asker !== undefined && method !== 'GET') headers['X-Member'] = asker;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('network', 0, t('errors.network'));
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toApiError(status: number, answer: unknown): ApiError {
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    const { code, message } = answer.error as { code: string; message: string };
    return new ApiError(code, status, message);
  }
  return new ApiError('unavailable', status, t('errors.unavailable'));
}

import { Readable } from 'node:stream';
import { ERRORS, MemoryLocker, Server } from '@tus/server';
import type { FastifyRequest } from 'fastify';
import Value from 'typebox/value';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { Uuid } from '../../shared/fields.ts';
import type { Ctx, Services } from '../context.ts';
import type { UploadPlace } from './access.ts';
import { PartStore } from './part-store.ts';
import { beginUpload } from './upload-actions.ts';

type Call = { ctx: Ctx; place: UploadPlace | undefined; error?: unknown };

/** Answers of the protocol (tus 1.0.0) that are errors, as ours. */
const codes: Record<number, ErrorCode> = {
  404: 'not_found',
  409: 'conflict',
  410: 'not_found',
  412: 'bad_request',
  413: 'too_large',
  415: 'unsupported_media',
  423: 'conflict',
  501: 'bad_request',
  503: 'unavailable',
};

/**
 * The tus protocol for one process. Its lock only keeps two requests of this process apart; between processes the store
 * itself decides who was first.
 */
export function createTus(services: Services) {
  const calls = new WeakMap<Request, Call>();
  const server = new Server({
    path: '/api/uploads',
    datastore: new PartStore(services),
    locker: new MemoryLocker(),
    allowedOrigins: () => false,
    generateUrl: (_request, { path, id }) => `${path}/${id}`,
    namingFunction: (request, metadata) => begin(calls.get(request), request, metadata),
    onResponseError: (request, error) => {
      const call = calls.get(request);
      if (call && error instanceof Error) call.error = error;
      return undefined;
    },
  });

  /** Lets the protocol answer a request whose sender has been checked; a creation is for a place. @throws AppError */
  return async (request: FastifyRequest, place?: UploadPlace): Promise<Response> => {
    const web = toWebRequest(request);
    const call: Call = { ctx: request.ctx, place };
    calls.set(web, call);
    const answer = await server.handleWeb(web);
    if (answer.status < 400) return answer;
    if (call.error instanceof AppError) throw call.error;
    const code = codes[answer.status] ?? (answer.status < 500 ? 'bad_request' : undefined);
    throw code ? new AppError(code) : (call.error ?? new Error(await answer.text()));
  };
}

/** Makes the upload that a creation asks for; returns its id. */
async function begin(call: Call | undefined, request: Request, metadata: Meta): Promise<string> {
  const size = Number(request.headers.get('upload-length') ?? Number.NaN);
  const clientId = metadata?.clientId ?? '';
  if (!call?.place || !Number.isSafeInteger(size)) throw ERRORS.INVALID_LENGTH;
  if (!Value.Check(Uuid, clientId)) throw new AppError('invalid_input', { detail: 'clientId' });
  return beginUpload(call.ctx, { place: call.place, clientId, name: metadata?.name ?? '', size });
}

type Meta = Record<string, string | null> | undefined;

/** Without a query: the protocol takes the end of the whole address for the id, and it is the path that was checked. */
function toWebRequest({ raw, method, headers, url }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && isTusHeader(name) ? [[name, value] as [string, string]] : [],
  );
  const bodiless =
    method === 'HEAD' || method === 'DELETE' || headers['content-type'] !== 'application/offset+octet-stream';
  return new Request(new URL(url.split(/[?#]/, 1)[0] ?? '', 'http://hub'), {
    method,
    headers: given,
    ...(bodiless ? {} : { body: Readable.toWeb(raw) as ReadableStream, duplex: 'half' }),
  });
}

const isTusHeader = (name: string) =>
  name.startsWith('upload-') || name === 'tus-resumable' || name === 'content-type' || name === 'content-length';

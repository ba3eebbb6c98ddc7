import { Type } from 'typebox';
import { AppError } from '../../shared/errors.ts';
import { Closed } from '../../shared/fields.ts';
import { Unsubscription } from '../../shared/notifications/settings.ts';
import type { App } from '../http/app-type.ts';
import { readUnsubscription, unsubscribe } from './settings-actions.ts';

const tags = ['notifications'];
const OfToken = Closed({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{44}$', description: 'From a mail, signed' }) });
const perMinute = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** The links in mails. They need no session; `GET /wypisz/:token` itself is a page and changes nothing. */
export async function unsubscribeRoutes(app: App) {
  app.get(
    '/api/unsubscriptions/:token',
    {
      config: { open: true, ...perMinute },
      schema: { tags, summary: 'What a link switches off', params: OfToken, response: { 200: Unsubscription } },
    },
    (request) => readUnsubscription(app.services, request.params.token),
  );

  app.post(
    '/api/unsubscriptions/:token',
    {
      config: { open: true, ...perMinute },
      schema: { tags, summary: 'Switch it off', params: OfToken, response: { 200: Unsubscription } },
    },
    (request) => unsubscribe(app.services, request.params.token),
  );
  await app.register(oneClickRoute);
}

/** What a mail program sends for its own button (RFC 8058 §3.1), as either of two kinds of form. */
const oneClick = /(^|&)List-Unsubscribe=One-Click(&|$)|name="List-Unsubscribe"(\r?\n[^\r\n]+)*\r?\n\r?\nOne-Click\r?\n/;

/** In a scope of its own, for nothing else of the hub takes forms. It comes from the mail program's server: no Origin, no cookie. */
async function oneClickRoute(app: App) {
  app.removeAllContentTypeParsers();
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 4_096 }, (_, body, done) => done(null, body));
  app.post(
    '/wypisz/:token',
    {
      config: { open: true, machine: true, ...perMinute },
      schema: {
        tags,
        summary: 'One-click unsubscribe of mail programs (RFC 8058)',
        consumes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
        params: OfToken,
        body: Type.String({ maxLength: 4_096 }),
        response: { 200: Unsubscription },
      },
    },
    (request) => {
      if (!oneClick.test(request.body)) throw new AppError('bad_request');
      return unsubscribe(app.services, request.params.token);
    },
  );
}

import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import { type FastifyInstance, fastify } from 'fastify';
import fp from 'fastify-plugin';
import type { App } from './app-type.ts';
import { ErrorBody } from './errors.ts';
import { cookieName } from './session.ts';

const docsPath = '/api/docs';
const somePerMinute = { rateLimit: { max: 120, timeWindow: '1 minute' } };
/** Stands in the page where each answer gets a nonce of its own. */
const noncePlace = 'nonce-of-this-answer';

/** OpenAPI 3.1 at `/api/openapi.json`, made from the schemas of the routes, and a readable reference at `/api/docs`. */
export const openapi = fp(async (app: App) => {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(docsPath)) route.config = { ...route.config, open: true };
    if (!route.schema || route.schema.hide) return;
    const response = (route.schema.response ?? {}) as Record<string, unknown>;
    route.schema.response = { ...response, '4xx': ErrorBody, '5xx': ErrorBody };
    if (!route.config?.open) route.schema.security ??= [{ session: [] }, { token: [] }];
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Konsylium', description: 'The hub of an expert team.', version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: cookieName(app.services.config) },
          token: { type: 'http', scheme: 'bearer', description: 'A personal access token' },
        },
      },
    },
  });
  let text: string | undefined;
  app.get(
    '/api/openapi.json',
    { config: { open: true, ...somePerMinute }, schema: { hide: true } },
    (_request, reply) => {
      text ??= JSON.stringify(app.swagger());
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
  await app.register(docs);
});

/** The readable reference; its page has a policy of its own. The library is large and comes with the first reader. */
async function docs(app: App) {
  let loading: Promise<FastifyInstance> | undefined;
  for (const path of [`${docsPath}/`, `${docsPath}/js/scalar.js`]) {
    app.get(path, { config: somePerMinute, schema: { hide: true } }, async ({ url }, reply) => {
      loading ??= createReference();
      loading.catch(() => (loading = undefined));
      const { statusCode, headers, body, rawPayload } = await (await loading).inject({ url });
      if (url.endsWith('.js')) return reply.status(statusCode).headers(headers).send(rawPayload);
      const { 'content-length': _length, ...kept } = headers;
      const nonce = randomBytes(16).toString('base64');
      reply.status(statusCode).headers(kept).header('content-security-policy', policyWith(nonce));
      return reply.send(body.replaceAll(noncePlace, nonce));
    });
  }
  app.get(docsPath, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${docsPath}/`));
  app.addHook('onClose', async () => (await loading)?.close());
}

const policyWith = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'`;

async function createReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const app = fastify();
  await app.register(reference, {
    routePrefix: docsPath,
    configuration: {
      url: '/api/openapi.json',
      nonce: noncePlace,
      agent: { disabled: true },
      withDefaultFonts: false,
      telemetry: false,
      pageTitle: 'Konsylium API',
    },
  });
  return app;
}

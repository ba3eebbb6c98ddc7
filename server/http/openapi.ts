import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import reference from '@scalar/fastify-api-reference';
import fp from 'fastify-plugin';
import type { App } from './app-type.ts';
import { ErrorBody } from './errors.ts';

const docsPath = '/api/docs';

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
          session: { type: 'apiKey', in: 'cookie', name: 'konsylium' },
          token: { type: 'http', scheme: 'bearer', description: 'A personal access token' },
        },
      },
    },
  });
  app.get('/api/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => app.swagger());
  await app.register(docs);
});

/** The readable reference; its page has a policy of its own. */
async function docs(app: App) {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'`;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('content-security-policy', policy);
    done();
  });
  await app.register(reference, {
    routePrefix: docsPath,
    configuration: {
      url: '/api/openapi.json',
      nonce,
      withDefaultFonts: false,
      telemetry: false,
      pageTitle: 'Konsylium API',
    },
  });
}

import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import { type FastifyInstance, fastify } from 'fastify';
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

/** The readable reference; its page has a policy of its own. The library is large and comes with the first reader. */
async function docs(app: App) {
  let loading: Promise<FastifyInstance> | undefined;
  for (const path of [`${docsPath}/`, `${docsPath}/js/scalar.js`]) {
    app.get(path, { schema: { hide: true } }, async ({ url }, reply) => {
      loading ??= createReference();
      loading.catch(() => (loading = undefined));
      const { statusCode, headers, rawPayload } = await (await loading).inject({ url });
      return reply.status(statusCode).headers(headers).send(rawPayload);
    });
  }
  app.get(docsPath, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${docsPath}/`));
  app.addHook('onClose', async () => (await loading)?.close());
}

async function createReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const app = fastify();
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'`;
  app.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', policy));
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
  return app;
}

import { type FastifySerializerCompiler, fastify } from 'fastify';

type Compile = FastifySerializerCompiler<object>;

const made = new WeakMap<object, ReturnType<Compile>>();

/** Fastify's own compiler of answers, but for one function per schema, not one per route and status: most share theirs. */
export async function shareSerializers(): Promise<Compile> {
  const compile = await fastifysOwn();
  return (route) => {
    const serialise = made.get(route.schema) ?? compile(route);
    made.set(route.schema, serialise);
    return serialise;
  };
}

/** An app has its compiler once it is ready and has a route that needs it. */
async function fastifysOwn(): Promise<Compile> {
  const app = fastify();
  app.get('/', { schema: { response: { 200: { type: 'null' } } } }, async () => null);
  await app.ready();
  const { serializerCompiler } = app;
  await app.close();
  if (!serializerCompiler) throw new Error('Fastify has no compiler of answers');
  return serializerCompiler;
}

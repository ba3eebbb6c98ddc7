import type { Ask } from './world.ts';

export type Spoiled = { how: string; ask: Ask; payload?: string; contentType?: string };

const nul = 'a\u0000b';
const loneSurrogate = 'a\ud800b';
const oversize = 'x'.repeat(2 * 1024 * 1024);

/** Every way in which we spoil one right request: its parameters, its query, its body as a whole and field by field. */
export function spoil(ask: Ask, method: string): Spoiled[] {
  const found = [...spoilParams(ask), ...spoilQuery(ask)];
  if (method === 'GET' || method === 'DELETE') return found;
  return [...found, ...spoilBody(ask)];
}

const wrongParams = {
  'no UUID': 'nobody',
  'a NUL': 'a%00b',
  'a lone surrogate': '%ED%A0%80',
  'half an escape': '%',
  long: 'x'.repeat(400),
};

function spoilParams(ask: Ask): Spoiled[] {
  return Object.keys(ask.params ?? {}).flatMap((name) =>
    Object.entries(wrongParams).map(([how, value]) => ({
      how: `:${name} with ${how}`,
      ask: { ...ask, params: { ...ask.params, [name]: value } },
    })),
  );
}

function spoilQuery(ask: Ask): Spoiled[] {
  const names = Object.keys(ask.query ?? {});
  const unknown = { how: 'an unknown query parameter', ask: { ...ask, query: { ...ask.query, surprise: '1' } } };
  const each = names.flatMap((name) =>
    [nul, '\ufffd'.repeat(300)].map((value) => ({
      how: `?${name}=${JSON.stringify(value).slice(0, 12)}`,
      ask: { ...ask, query: { ...ask.query, [name]: value } },
    })),
  );
  return names.length > 0 ? [unknown, ...each] : [];
}

function spoilBody(ask: Ask): Spoiled[] {
  const whole: Spoiled[] = [
    { how: 'malformed JSON', ask, payload: '{"half":' },
    { how: 'an oversize body', ask, payload: JSON.stringify({ body: oversize }) },
    { how: 'another content type', ask, payload: '<a/>', contentType: 'text/xml' },
    { how: 'a poisoned prototype', ask, payload: '{"__proto__": {"admin": true}}' },
  ];
  const { body } = ask;
  if (typeof body !== 'object' || body === null) return whole;
  whole.push({ how: 'JSON that is no object', ask, payload: '[1, 2]' }, { how: 'a string', ask, payload: '"text"' });
  const fields = Object.entries(body).flatMap(([name, value]) =>
    wrongValues(value).map((wrong) => ({
      how: `${name} = ${show(wrong)}`,
      ask: { ...ask, body: { ...body, [name]: wrong } },
    })),
  );
  return [...whole, ...fields, { how: 'an unknown field', ask: { ...ask, body: { ...body, surprise: true } } }];
}

function wrongValues(value: unknown): unknown[] {
  if (typeof value === 'string') return [nul, loneSurrogate, 7, {}, ['a'], oversize.slice(0, 200_000)];
  if (typeof value === 'number') return ['seven', -1, 1.5, {}];
  if (typeof value === 'boolean') return ['yes', 1];
  if (Array.isArray(value)) return ['a', [nul], [{}]];
  return ['a', 7, [1]];
}

const show = (value: unknown) => JSON.stringify(value).slice(0, 16);

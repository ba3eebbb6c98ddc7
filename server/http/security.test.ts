import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/app.ts';

let hub: TestApp;

beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());

const headersOf = async (url: string, of: TestApp = hub) => (await of.app.inject({ url })).headers;
const ofAll = { 'x-content-type-options': 'nosniff', 'permissions-policy': expect.stringContaining('geolocation=()') };

describe('security headers', () => {
  it.each(['/health/live', '/api/groups', '/api/nothing', '/api/openapi.json', '/%zz', '/api/%E0%A4%A'])(
    'protect %s as a page',
    async (url) => {
      const headers = await headersOf(url);
      expect(headers).toMatchObject({
        ...ofAll,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'SAMEORIGIN',
      });
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.filter((rule) => rule.includes('unsafe'))).toEqual(["style-src-attr 'unsafe-inline'"]);
    },
  );

  it('the reference alone has a policy with a nonce', async () => {
    expect((await headersOf('/api/docs/'))['content-security-policy']).toMatch(/script-src 'nonce-[\w+/=]+' 'self'/);
    expect((await headersOf('/api/openapi.json'))['content-security-policy']).not.toContain('nonce');
    const pages = await Promise.all([1, 2].map(() => hub.app.inject({ url: '/api/docs/' })));
    const nonces = pages.map(({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const [at, { body }] of pages.entries()) expect(body).toContain(`nonce="${nonces[at]}"`);
  });

  it('what anybody may read is read only so often', async () => {
    const codes: number[] = [];
    while (codes.length < 125) codes.push((await hub.app.inject({ url: '/api/openapi.json' })).statusCode);
    expect([codes[0], codes.at(-1)]).toEqual([200, 429]);
  });

  it('a feed, also one that is not there, has those of every answer and none for pages', async () => {
    const headers = await headersOf(`/feeds/${'a'.repeat(43)}.ics`);
    expect(headers).toMatchObject(ofAll);
    expect(headers['content-security-policy']).toBeUndefined();
  });

  it('ask for https in production only', async () => {
    const production = await createTestApp({
      env: { NODE_ENV: 'production', DATABASE_URL: 'postgres://configured/elsewhere', SMTP_URL: 'smtp://127.0.0.1:1' },
    });
    try {
      for (const url of ['/health/live', '/feeds/none.ics'])
        expect((await headersOf(url, production))['strict-transport-security']).toBe(
          'max-age=31536000; includeSubDomains',
        );
    } finally {
      await production.close();
    }
    expect((await headersOf('/health/live'))['strict-transport-security']).toBeUndefined();
  });
});

describe('where a change comes from', () => {
  const post = (headers: Record<string, string>) =>
    hub.app.inject({ method: 'POST', url: '/api/feeds', payload: {}, headers });

  it.each<Record<string, string>>([{}, { origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'refuses %o',
    async (headers) => {
      const answer = await post(headers);
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'wrong_origin']);
    },
  );

  it('goes on to ask who it is when it is our own page, or a token instead of a cookie', async () => {
    expect((await post({ origin: 'http://localhost:3000' })).statusCode).toBe(401);
    expect((await post({ authorization: 'Bearer nobody' })).statusCode).toBe(401);
  });
});

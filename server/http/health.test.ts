import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { startTestLiveKit, type TestLiveKit } from '../testing/livekit.ts';

let video: TestLiveKit;
let hub: TestApp;

beforeAll(async () => {
  video = await startTestLiveKit();
  hub = await createTestApp({ livekit: video.livekit });
});
afterAll(async () => {
  await hub.close();
  await video.stop();
});

describe('health', () => {
  test('a process that answers is live, without a session', async () => {
    const answer = await hub.app.inject('/health/live');
    expect(answer.json()).toEqual({ status: 'live' });
  });

  test('each part has a state', async () => {
    const answer = await hub.app.inject('/health/ready');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'ready',
      database: { state: 'ready' },
      livekit: { state: 'ready' },
      jobs: { state: 'running' },
    });
  });

  test('without LiveKit the hub still gets requests, degraded', async () => {
    const alone = await createTestApp();
    const answer = await alone.app.inject('/health/ready');
    await alone.close();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ status: 'degraded', livekit: { state: 'unavailable' } });
  });

  test('without its jobs it gets none', async () => {
    const alone = await createTestApp();
    await alone.app.services.jobs.stop();
    const answer = await alone.app.inject('/health/ready');
    await alone.close();
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ status: 'unavailable', jobs: { state: 'stopped' } });
  });
});

describe('metrics', () => {
  test('requests are counted by route, and the parts are measured', async () => {
    await hub.app.inject('/health/live');
    const { body, headers } = await hub.app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d/);
    for (const name of ['konsylium_sockets 0', 'konsylium_database_connections', 'konsylium_jobs{state="failed"} 0'])
      expect(body).toContain(name);
    expect(body).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  test('in production they are closed without a token, and open to it', async () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://configured/elsewhere',
      SMTP_URL: 'smtp://127.0.0.1:1',
    };
    const closed = await createTestApp({ env: production });
    const open = await createTestApp({ env: { ...production, METRICS_TOKEN: 'a token for the scraper' } });
    const ask = (asked: TestApp, authorization: string) =>
      asked.app.inject({ url: '/metrics', headers: { authorization } }).then((answer) => answer.statusCode);
    const answers = [
      await ask(closed, 'Bearer anything'),
      await ask(open, 'Bearer anything'),
      await ask(open, 'Bearer a token for the scraper'),
    ];
    await Promise.all([closed.close(), open.close()]);
    expect(answers).toEqual([404, 404, 200]);
  });
});

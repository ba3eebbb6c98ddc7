import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { requireChromium } from '../e2e/chromium.ts';
import { type Client, createClient, send } from '../e2e/client.ts';
import { startHub } from '../e2e/hub.ts';
import type { Room, RoomToken } from '../shared/rooms/schema.ts';
import { publishPattern } from './peers/publisher.ts';
import { against, quantile, type Row } from './table.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const media = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
// As long as a person looks at the page before the click.
const lookMs = 2_500;

/**
 * Click on Join → first remote frame, of the hub's page and of the plainest page that livekit-client allows, in turns, in
 * the same browser, with the same LiveKit and the same person sending a picture. `rounds` of each; medians.
 */
export async function run({ rounds = 9, env = {} } = {}): Promise<Row[]> {
  const hub = await startHub(env);
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...flags, ...media],
    headless: true,
  });
  try {
    return await measure(hub.url, browser, rounds);
  } finally {
    await browser.close();
    await hub.stop();
  }
}

async function measure(url: string, browser: Browser, rounds: number): Promise<Row[]> {
  const [host, guest] = await Promise.all([signIn(url, 0), signIn(url, 1)]);
  const room = await openCommonRoom(host, guest);
  const publisher = await publishPattern(await tokenFor(host, room.id));
  const bare = await serveBarePage();
  const ours: number[] = [];
  const peer: number[] = [];
  try {
    // The first pair warms caches of both and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const mine = await timeJoin(await contextFor(browser, guest), `${url}/grupy/${room.groupId}/pokoj`);
      const theirs = await timeJoin(
        await contextFor(browser, guest),
        await bare.address(await tokenFor(guest, room.id)),
      );
      if (round === 0) continue;
      ours.push(mine);
      peer.push(theirs);
    }
  } finally {
    await publisher.stop();
    bare.stop();
  }
  const row = (what: string, q: number) =>
    against(
      { what, value: quantile(ours, q), unit: 'ms' },
      { name: 'bare livekit-client', value: quantile(peer, q) },
      { atMost: 1.2 },
    );
  return [row('click on Join → first remote frame, median', 0.5)];
}

/** Signs in as one of the sample people. */
async function signIn(url: string, index: number): Promise<Client> {
  type People = { items: { id: string; displayName: string }[] };
  const { body } = await send<People>(`${url}/api/demo/people`, { method: 'GET' });
  const person = body.items[index];
  if (!person) throw new Error('the sample team is not there');
  const answer = await send(`${url}/api/demo/session`, { method: 'POST', body: { memberId: person.id } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return createClient(() => url, cookie, person.id);
}

/** The standing room of the first group that both belong to. */
async function openCommonRoom(host: Client, guest: Client): Promise<Room> {
  type Groups = { items: { id: string; role: string | null }[] };
  const lists = await Promise.all([host, guest].map((client) => client.request<Groups>('GET', '/api/groups')));
  const [mine, theirs] = lists.map(({ body }) => body.items.filter((group) => group.role).map((group) => group.id));
  const common = mine?.find((id) => theirs?.includes(id));
  if (!common) throw new Error('the two sample people share no group');
  return (await host.request<Room>('POST', `/api/groups/${common}/room`)).body;
}

async function tokenFor(client: Client, roomId: string): Promise<RoomToken> {
  const tab = crypto.randomUUID();
  const answer = await client.request<RoomToken>('POST', `/api/rooms/${roomId}/token`, { tab });
  if (answer.status !== 200) throw new Error(`no token: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function contextFor(browser: Browser, client: Client): Promise<BrowserContext> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const [name = '', value = ''] = client.cookie.split('=', 2);
  await context.addCookies([{ name, value, url: client.address() }]);
  await context.addInitScript(noteFirstFrame);
  return context;
}

/** Runs in the page: notes when the button was clicked, and when a picture that is not from its own camera was drawn. */
function noteFirstFrame(): void {
  const times = window as unknown as { clickedAt?: number; frameAt?: number };
  document.addEventListener('click', () => (times.clickedAt ??= performance.now()), { capture: true });
  // Events instead of a loop of animation frames: that would make the browser paint all the time.
  const notice = ({ target }: Event) => {
    const stream = target instanceof HTMLVideoElement ? target.srcObject : null;
    if (!(stream instanceof MediaStream) || !(target instanceof HTMLVideoElement)) return;
    const remote = stream.getVideoTracks().some((track) => !track.label.startsWith('fake_device'));
    if (remote) target.requestVideoFrameCallback((now) => (times.frameAt ??= now));
  };
  document.addEventListener('loadedmetadata', notice, { capture: true });
}

async function timeJoin(context: BrowserContext, address: string): Promise<number> {
  const page: Page = await context.newPage();
  await page.goto(address);
  const button = page.getByRole('button', { name: /^(Wejdź do rozmowy|Join)$/ });
  await button.waitFor();
  await sleep(lookMs);
  await button.click();
  await page.waitForFunction(() => 'frameAt' in window, undefined, { timeout: 20_000, polling: 100 });
  const took = await page.evaluate(() => {
    const { clickedAt = 0, frameAt = 0 } = window as unknown as { clickedAt?: number; frameAt?: number };
    return frameAt - clickedAt;
  });
  await context.close();
  return took;
}

/** The peer: a page with nothing but a button and livekit-client; its token is in the address. */
async function serveBarePage() {
  const library = createRequire(import.meta.url)
    .resolve('livekit-client')
    .replace(/[^/\\]+$/, 'livekit-client.umd.js');
  const server = createServer((request, response) => {
    if (request.url === '/livekit.js') return createReadStream(library).pipe(response);
    response.setHeader('content-type', 'text/html').end(barePage);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    address: async ({ url, token }: RoomToken) => `http://127.0.0.1:${port}/#${new URLSearchParams({ url, token })}`,
    stop: () => server.close(),
  };
}

const barePage = `<!doctype html><button>Join</button><script src="/livekit.js"></script><script>
const room = new LivekitClient.Room();
room.on('trackSubscribed', (track) => document.body.append(track.attach()));
document.querySelector('button').onclick = async () => {
  const given = new URLSearchParams(location.hash.slice(1));
  await room.connect(given.get('url'), given.get('token'));
  await room.localParticipant.enableCameraAndMicrophone();
};
</script>`;

if (import.meta.main) {
  const { toTable } = await import('./table.ts');
  console.log(toTable(await run()));
  process.exit(0);
}

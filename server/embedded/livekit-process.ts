import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveKitConfig } from '../config.ts';
import { keptSecret } from '../kept-secret.ts';
import { adoptChild, type Child, commandLine, endChild, isAlive, startChild } from './children.ts';
import { choosePort } from './ports.ts';
import { writeRecord } from './record.ts';

const key = 'hubkey';
const startPatience = 30_000;

export type LiveKitProcess = Child & { connection: LiveKitConfig; takenOver: boolean };
export type LiveKitOptions = { program: string; folder: string; webhookUrl: string };

type Ports = { port: number; udpPort: number };
type LiveKitRecord = Ports & { pid: number };

/** Starts LiveKit on loopback, or takes over the one a killed hub left, with the calls that go on in it. */
export async function startLiveKit(options: LiveKitOptions): Promise<LiveKitProcess> {
  const files = {
    config: path.join(options.folder, 'livekit.yaml'),
    record: path.join(options.folder, 'livekit.json'),
  };
  const secret = keptSecret(path.join(options.folder, 'livekit.secret'));
  const left = await readRecord(files.record, files.config);
  const configFor = (ports: Ports) => livekitYaml(ports, secret, options.webhookUrl);
  if (
    left &&
    (await readFile(files.config, 'utf8').catch(() => '')) === configFor(left) &&
    (await answers(left.port))
  ) {
    return { ...adoptChild(left.pid), connection: connectionTo(left.port, secret), takenOver: true };
  }
  if (left) await endLiveKit(adoptChild(left.pid));
  const ports = await choosePorts();
  await writeRecord(files.config, configFor(ports));
  const args = ['--config', files.config, '--node-ip', '127.0.0.1'];
  const child = await startChild({
    command: options.program,
    args,
    env: {},
    logFile: path.join(options.folder, 'livekit.log'),
  });
  await writeRecord(files.record, JSON.stringify({ pid: child.pid, ...ports } satisfies LiveKitRecord));
  await untilAnswering(child, ports.port);
  return { ...child, connection: connectionTo(ports.port, secret), takenOver: false };
}

/** The first signal lets calls end by themselves, the second does not wait for them (LiveKit, cmd/server/main.go). */
export function endLiveKit(child: Child): Promise<void> {
  return endChild(child, ['SIGTERM', 'SIGTERM', 'SIGKILL'], 700);
}

async function choosePorts(): Promise<Ports> {
  const [port, udpPort] = await Promise.all([choosePort(7880), choosePort(7882, '127.0.0.1', 'udp')]);
  return { port, udpPort };
}

function livekitYaml({ port, udpPort }: Ports, secret: string, webhookUrl: string): string {
  return `# Written by the hub at every start.
# Loopback only: without the filter of addresses media would be heard on every interface, and ICE over TCP always is.
port: ${port}
bind_addresses: ["127.0.0.1"]
rtc:
  tcp_port: 0
  ips: { includes: ["127.0.0.1/32"] }
  udp_port: ${udpPort}
  use_external_ip: false
  enable_loopback_candidate: true
  stun_servers: []
keys: { ${key}: ${secret} }
room: { auto_create: false, empty_timeout: 300, departure_timeout: 20 }
webhook: { api_key: ${key}, urls: ["${webhookUrl}"] }
logging: { level: warn }
`;
}

function connectionTo(port: number, secret: string): LiveKitConfig {
  return { url: `http://127.0.0.1:${port}`, publicUrl: `ws://127.0.0.1:${port}`, key, secret };
}

/** The recorded process, if it still runs with this very configuration file. */
async function readRecord(file: string, configFile: string): Promise<LiveKitRecord | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const record: LiveKitRecord | undefined = parseRecord(text);
  if (!record || !isAlive(record.pid)) return undefined;
  return (await commandLine(record.pid)).includes(configFile) ? record : undefined;
}

function parseRecord(text: string): LiveKitRecord | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function untilAnswering(child: Child, port: number): Promise<void> {
  const deadline = Date.now() + startPatience;
  while (Date.now() < deadline && isAlive(child.pid)) {
    if (await answers(port)) return;
    await sleep(40);
  }
  await endLiveKit(child);
  throw new Error('LiveKit does not start.');
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    (reply) => reply.ok,
    () => false,
  );
}

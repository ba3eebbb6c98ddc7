import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { choosePort, reservePort } from './ports.ts';

test('a free port is taken as wished', async () => {
  const wished = await choosePort(0);
  expect(await choosePort(wished)).toBe(wished);
});

test.each(['tcp', 'udp'] as const)('a %s port that is taken is replaced by a free one', async (protocol) => {
  const holder = await reservePort(0, '127.0.0.1');
  const chosen = await choosePort(holder.port, '127.0.0.1', protocol);
  await holder.release();
  if (protocol === 'tcp') expect(chosen).not.toBe(holder.port);
  else expect(chosen).toBe(holder.port);
});

test.each([
  ['::1', '127.0.0.1'],
  ['::1', '0.0.0.0'],
  ['127.0.0.1', '::1'],
])('a stranger on %s alone takes the port for %s too', async (stranger, host) => {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) =>
    server.once('error', () => resolve(false)).listen(0, stranger, () => resolve(true)),
  );
  const address = server.address();
  // A machine without IPv6 has no such stranger.
  if (!listening || typeof address !== 'object' || !address) return;
  const reserved = await reservePort(address.port, host).catch(() => undefined);
  expect(reserved?.port).not.toBe(address.port);
  await reserved?.release();
  server.close();
});

test('a reserved port is nobody else’s until it is released', async () => {
  const { port, release } = await reservePort(0, '127.0.0.1');
  const second = await reservePort(port, '127.0.0.1');
  expect(second.port).not.toBe(port);
  await Promise.all([release(), second.release()]);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.close();
});

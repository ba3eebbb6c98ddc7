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

test('a reserved port is nobody else’s until it is released', async () => {
  const { port, release } = await reservePort(0, '127.0.0.1');
  const second = await reservePort(port, '127.0.0.1');
  expect(second.port).not.toBe(port);
  await Promise.all([release(), second.release()]);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.close();
});

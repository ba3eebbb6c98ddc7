import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { decodeServerMessage } from '../../shared/drafts/sync.ts';
import { createOutbox } from './outbox.ts';

function makePeer() {
  const seqs: number[] = [];
  const send = (frame: Uint8Array): void => {
    const message = decodeServerMessage(frame);
    if (message.kind === 'update') seqs.push(...message.updates.map(({ seq }) => seq));
  };
  return { seqs, send };
}

test('everybody in a full room gets what others wrote, in order, and never their own', async () => {
  const peers = Array.from({ length: 45 }, makePeer);
  const outbox = createOutbox(new Set(peers));
  const count = 120;
  for (let seq = 1; seq <= count; seq++) {
    outbox.put({ seq, update: Uint8Array.of(seq), from: peers[seq % peers.length] ?? null });
    if (seq % 7 === 0) await sleep(2);
  }
  const expected = peers.map((_, place) =>
    Array.from({ length: count }, (_unused, index) => index + 1).filter((seq) => seq % peers.length !== place),
  );
  for (
    let tries = 0;
    tries < 100 && peers.some(({ seqs }, place) => seqs.length < (expected[place]?.length ?? 0));
    tries++
  )
    await sleep(10);
  expect(peers.map(({ seqs }) => seqs)).toEqual(expected);
  outbox.stop();
});

import * as fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { createReader, createWriter } from './binary.ts';
import {
  type ClientMessage,
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type ServerMessage,
} from './sync.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const count = fc.maxSafeNat();
const text = fc.string({ unit: 'grapheme', maxLength: 20 });

const fromClient: fc.Arbitrary<ClientMessage> = fc.oneof(
  fc.record({ kind: fc.constant('sync' as const), schemaVersion: count, clientId: count, stateVector: bytes }),
  fc.record({ kind: fc.constant('update' as const), messageId: text, update: bytes }),
  fc.record({ kind: fc.constant('awareness' as const), state: text }),
);
const fromServer: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('sync' as const),
    mode: fc.constantFrom('read' as const, 'write' as const, 'old_schema' as const),
    seq: count,
    snapshot: bytes,
    update: bytes,
  }),
  fc.record({ kind: fc.constant('update' as const), updates: fc.array(fc.record({ seq: count, update: bytes })) }),
  fc.record({
    kind: fc.constant('result' as const),
    messageId: text,
    seq: count,
    refusal: fc.constantFrom(null, 'unavailable' as const, 'malformed' as const),
  }),
  fc.record({ kind: fc.constant('awareness' as const), update: bytes }),
  fc.record({ kind: fc.constant('beat' as const), seq: count }),
);

test('what one side encodes the other decodes', () => {
  fc.assert(
    fc.property(fromClient, fromServer, (asked, answered) => {
      expect(decodeClientMessage(encodeClientMessage(asked))).toEqual(asked);
      expect(decodeServerMessage(encodeServerMessage(answered))).toEqual(answered);
    }),
  );
});

test('bytes that are no message are an error, never a hang or a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (frame) => {
      for (const decode of [decodeClientMessage, decodeServerMessage]) {
        try {
          decode(frame);
        } catch (error) {
          expect(error).toSatisfy((thrown) => thrown instanceof RangeError || thrown instanceof TypeError);
        }
      }
    }),
  );
});

test('the encoding is that of lib0', () => {
  fc.assert(
    fc.property(count, bytes, fc.string({ unit: 'grapheme' }), (number, part, words) => {
      const theirs = encoding.createEncoder();
      encoding.writeVarUint(theirs, number);
      encoding.writeVarUint8Array(theirs, part);
      encoding.writeVarString(theirs, words);
      const ours = createWriter().uint(number).bytes(part).text(words).finish();
      expect(ours).toEqual(encoding.toUint8Array(theirs));
      const reader = createReader(ours);
      expect([reader.uint(), reader.bytes(), reader.text()]).toEqual([number, part, words]);
      reader.end();
    }),
  );
});

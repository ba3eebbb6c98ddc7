import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { depthLimit, draftField } from '../../shared/drafts/document.ts';
import { hashContent, toContent } from './content.ts';
import { createReplica, load } from './replica.ts';
import { blocksToUpdate } from './seed-actions.ts';
import { addParagraph, plainText, updateOf } from './test-editor.ts';

const start = blocksToUpdate([
  { heading: 1, text: 'Po co zespół' },
  {
    paragraph: [
      'Omawia ',
      { text: 'sytuacje', bold: true },
      ', nie osoby.',
      { text: 'Więcej', link: 'https://example.org' },
    ],
  },
  { list: ['stały dzień', 'porządek obrad'], ordered: true },
  { quote: ['Ktoś odbiera telefon.'] },
  { head: ['Kto', 'Po co'], table: [['szkoła', 'sygnały']] },
]);

/** A document that has the start, and what a change of it sends. */
function edited(change: (text: Y.XmlFragment, doc: Y.Doc) => void): Uint8Array {
  const doc = load([start]);
  return updateOf(doc, (text) => change(text, doc));
}

const child = (text: Y.XmlFragment, index: number) => text.get(index) as Y.XmlElement;
const words = (text: Y.XmlFragment) => child(text, 1).get(0) as Y.XmlText;

describe('what the schema does not know is refused, and nothing of it remains', () => {
  const cases: Record<string, (text: Y.XmlFragment, doc: Y.Doc) => void> = {
    'an unknown element': (text) => text.insert(0, [new Y.XmlElement('iframe')]),
    'text right in the document': (text) => text.insert(0, [new Y.XmlText()]),
    'a row outside of a table': (text) => text.insert(0, [new Y.XmlElement('tableRow')]),
    'a block inside a paragraph': (text) => child(text, 1).insert(0, [new Y.XmlElement('table')]),
    'an unknown attribute': (text) => child(text, 1).setAttribute('onclick', 'x'),
    'a wrong value of an attribute': (text) => child(text, 0).setAttribute('level', 'one'),
    'an unknown mark': (text) => words(text).format(0, 2, { blink: {} }),
    'a link to a script': (text) => words(text).format(0, 2, { link: { href: 'javascript:alert(1)' } }),
    'an embed in the text': (text) => words(text).insertEmbed(0, { image: 'x' }),
    'a control character': (text) => words(text).insert(0, '\u0000'),
    'another root': (_text, doc) => doc.getMap('other').set('a', 1),
    'a name of the prototype': (text) => text.insert(0, [new Y.XmlElement('constructor')]),
    'an attribute on the text': (text) => words(text).setAttribute('level', 1),
    'a document in the document': (text) => words(text).insertEmbed(0, new Y.Map()),
    'nesting without end': (text) => {
      let inner: Y.XmlElement = child(text, 3);
      for (let depth = 0; depth <= depthLimit; depth++) {
        const next = new Y.XmlElement('blockquote');
        inner.insert(0, [next]);
        inner = next;
      }
    },
  };
  test.each(Object.entries(cases))('%s', (_name, change) => {
    const replica = createReplica(() => [start]);
    expect(replica.accept(edited(change))).toBe('malformed');
    expect(replica.accept(edited((text) => addParagraph(text, 'Zwykłe zdanie.')))).toBe('accepted');
  });
});

test('bytes behind the end of an update are refused', () => {
  const replica = createReplica(() => [start]);
  const update = edited((text) => addParagraph(text, 'Zdanie.'));
  expect(replica.accept(Uint8Array.of(...update, 0))).toBe('malformed');
  expect(replica.accept(Uint8Array.of(...update, ...update))).toBe('malformed');
  expect(replica.accept(update)).toBe('accepted');
});

test('whose client ids an update adds to is asked; what is known already counts for nothing', () => {
  const replica = createReplica(() => [start]);
  const [mine, theirs] = [load([start]), load([start])];
  const foreign = updateOf(theirs, (text) => addParagraph(text, 'Cudze.'));
  const own = Y.mergeUpdates([updateOf(mine, (text) => addParagraph(text, 'Moje.')), foreign]);
  const asked: number[][] = [];
  const onlyMine = (clientIds: number[]) => {
    asked.push(clientIds);
    return clientIds.every((clientId) => clientId === mine.clientID) ? 'accepted' : 'forbidden';
  };
  expect(replica.accept(own, onlyMine)).toBe('forbidden');
  expect(asked[0]?.toSorted()).toEqual([mine.clientID, theirs.clientID].toSorted());
  expect(replica.accept(foreign)).toBe('accepted');
  expect(replica.accept(own, onlyMine)).toBe('accepted');
});

test('bytes that are no update are refused whatever they are', () => {
  const replica = createReplica(() => [start]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(start.length - 1), fc.nat(255), (noise, at, byte) => {
      replica.accept(noise);
      const damaged = start.slice();
      damaged[at] = byte;
      replica.accept(damaged);
      replica.reset();
      expect(replica.accept(edited((text) => addParagraph(text, 'Nadal działa.')))).toBe('accepted');
    }),
    { numRuns: 300 },
  );
});

test('an accepted update never makes a draft that cannot be loaded', () => {
  fc.assert(
    fc.property(fc.nat(start.length - 1), fc.nat(255), (at, byte) => {
      const damaged = start.slice();
      damaged[at] = byte;
      const replica = createReplica(() => []);
      if (replica.accept(damaged) === 'accepted') expect(() => toContent(load([damaged]))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

const edit = fc.record({
  editor: fc.nat(2),
  deliver: fc.boolean(),
  kind: fc.constantFrom('type' as const, 'erase' as const, 'bold' as const, 'paragraph' as const, 'remove' as const),
  at: fc.nat(40),
});

test('honest edits in any order are accepted and converge, on every node alike', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const editors = [0, 1, 2].map(() => load([start]));
      const log: Uint8Array[] = [];
      const replica = createReplica(() => [start, ...log]);
      for (const { editor, deliver, kind, at } of edits) {
        const doc = editors[editor] ?? new Y.Doc();
        const update = updateOf(doc, (text) => apply(text, kind, at));
        expect(replica.accept(update)).toBe('accepted');
        log.push(update);
        if (deliver) for (const other of log) Y.applyUpdate(doc, other);
      }
      for (const doc of editors) for (const update of log) Y.applyUpdate(doc, update);
      const texts = new Set([...editors, load([start, ...log])].map((doc) => hashContent(toContent(doc))));
      expect(texts.size).toBe(1);
      expect(new Set(editors.map(plainText)).size).toBe(1);
    }),
    { numRuns: 150 },
  );
});

function apply(text: Y.XmlFragment, kind: 'type' | 'erase' | 'bold' | 'paragraph' | 'remove', at: number): void {
  const block = text.length > 0 ? child(text, at % text.length) : undefined;
  const inner = block?.nodeName === 'paragraph' ? block.get(0) : undefined;
  if (kind === 'paragraph' || !block) addParagraph(text, `Akapit ${at}.`);
  else if (kind === 'remove') text.delete(at % text.length, 1);
  else if (!(inner instanceof Y.XmlText)) addParagraph(text, 'Obok.');
  else if (kind === 'type') inner.insert(at % (inner.length + 1), 'ż');
  else if (kind === 'bold') inner.format(0, Math.min(3, inner.length), { bold: {} });
  else if (inner.length > 0) inner.delete(at % inner.length, 1);
}

test('the hash of a text does not depend on who wrote it or in which order', () => {
  const again = blocksToUpdate([{ paragraph: 'Tak samo.' }]);
  const other = new Y.Doc();
  other.getXmlFragment(draftField);
  updateOf(other, (text) => addParagraph(text, 'samo.'));
  updateOf(other, (text) => (child(text, 0).get(0) as Y.XmlText).insert(0, 'Tak '));
  expect(hashContent(toContent(other))).toBe(hashContent(toContent(load([again]))));
});

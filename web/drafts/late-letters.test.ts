import { getSchema, type JSONContent } from '@tiptap/core';
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftField } from '../../shared/drafts/document.ts';
import { schemaExtensions } from './editor-schema.ts';
import { applyKeepingLetters } from './late-letters.ts';

const schema = getSchema(schemaExtensions);
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const node = (type: string, ...content: JSONContent[]) => ({ type, content });
const paragraph = (...words: string[]) => node('paragraph', ...words.map((each) => text(each)));
const heading = (words: string) => ({ ...node('heading', text(words)), attrs: { level: 2 } });
const item = (words: string) => node('listItem', paragraph(words));

/** Two people in one text: what each makes of it reaches the other when `exchange` is called. */
function write(...blocks: JSONContent[]) {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  const become = (doc: Y.Doc, ...content: JSONContent[]) =>
    updateYFragment(doc, doc.getXmlFragment(draftField), schema.nodeFromJSON({ type: 'doc', content }), {
      mapping: new Map(),
      isOMark: new Map(),
    });
  become(one, ...blocks);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  let [seen, seenOther] = [Y.encodeStateVector(one), Y.encodeStateVector(other)];
  return {
    change: (...content: JSONContent[]) => become(one, ...content),
    type: (...content: JSONContent[]) => become(other, ...content),
    exchange(): JSONContent[] {
      const [from, own] = [Y.encodeStateAsUpdate(one, seenOther), Y.encodeStateAsUpdate(other, seen)];
      const origin = {};
      const isOurs = ({ client }: Y.ID) => client === other.clientID;
      applyKeepingLetters(other, { updates: [from], origin, isOurs });
      applyKeepingLetters(one, { updates: [own], origin, isOurs: ({ client }) => client === one.clientID });
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
      [seen, seenOther] = [Y.encodeStateVector(one), Y.encodeStateVector(other)];
      const [a, b] = [one, other].map((doc) => yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(draftField)));
      expect(a).toEqual(b);
      return (a as { content: JSONContent[] }).content;
    },
  };
}

const around = (...blocks: JSONContent[]) => [paragraph('Pierwszy.'), ...blocks, paragraph('Trzeci.')];

test.each([
  ['a heading', heading('Drugi: '), heading('Drugi: abc')],
  ['a list', node('bulletList', item('Drugi: ')), node('bulletList', item('Drugi: abc'))],
  ['a quote', node('blockquote', paragraph('Drugi: ')), node('blockquote', paragraph('Drugi: abc'))],
])('what is typed in a paragraph while another makes %s of it goes there', (_, made, expected) => {
  const both = write(...around(paragraph('Drugi: ')));
  both.change(...around(made));
  both.type(...around(paragraph('Drugi: abc')));
  expect(both.exchange()).toMatchObject(around(expected));
});

test('only what the other had not seen yet, though Yjs keeps all of it as one', () => {
  const both = write(...around(paragraph('Drugi: ')));
  both.type(...around(paragraph('Drugi: abc')));
  both.exchange();
  both.change(...around(heading('Drugi: abc')));
  both.type(...around(paragraph('Drugi: abcdef')));
  expect(both.exchange()).toMatchObject(around(heading('Drugi: abcdef')));
});

test('into an empty paragraph too, at several places, and with its marks', () => {
  const empty = write(...around({ type: 'paragraph' }));
  empty.change(...around({ type: 'heading', attrs: { level: 2 } }));
  empty.type(...around(paragraph('Nowe')));
  expect(empty.exchange()).toMatchObject(around(heading('Nowe')));

  const both = write(...around(paragraph('Ala ma kota')));
  both.change(...around(heading('Ala ma kota')));
  both.type(...around(paragraph('Ala ma kota i psa')));
  both.type(...around(node('paragraph', text('Ala '), text('nie ', 'bold'), text('ma kota i psa'))));
  const [, second] = both.exchange();
  expect(second).toMatchObject({
    type: 'heading',
    content: [text('Ala '), text('nie ', 'bold'), text('ma kota i psa')],
  });
});

test('when the paragraph is joined to the one before, and past a line break', () => {
  const joined = write(...around(paragraph('Drugi')));
  joined.change(paragraph('Pierwszy.Drugi'), paragraph('Trzeci.'));
  joined.type(...around(paragraph('Drugi dalej')));
  expect(joined.exchange()).toMatchObject([paragraph('Pierwszy.Drugi dalej'), paragraph('Trzeci.')]);

  const lines = (words: string) => [text('wiersz'), { type: 'hardBreak' }, text(words)];
  const broken = write(...around(node('paragraph', ...lines('drugi'))));
  broken.change(...around(node('blockquote', node('paragraph', ...lines('drugi')))));
  broken.type(...around(node('paragraph', ...lines('drugi dalej'))));
  expect(broken.exchange()[1]).toMatchObject(node('blockquote', node('paragraph', ...lines('drugi dalej'))));
});

test('whole items written while another numbers the list', () => {
  const both = write(node('bulletList', item('raz'), item('dwa')), paragraph('Koniec.'));
  both.change(node('orderedList', item('raz'), item('dwa')), paragraph('Koniec.'));
  both.type(node('bulletList', item('raz'), item('dwa i pół'), item('trzy'), item('cztery')), paragraph('Koniec.'));
  expect(both.exchange()).toMatchObject([
    node('orderedList', item('raz'), item('dwa i pół'), item('trzy'), item('cztery')),
    paragraph('Koniec.'),
  ]);
});

test('what another deletes on purpose does not come back', () => {
  const gone = write(...around(paragraph('Drugi: ')));
  gone.change(...around());
  gone.type(...around(paragraph('Drugi: abc')));
  expect(gone.exchange()).toMatchObject(around());

  const cut = write(...around(paragraph('Drugi akapit ma pięć słów')));
  cut.change(...around(heading('Drugi akapit')));
  cut.type(...around(paragraph('Drugi akapit ma dokładnie pięć słów')));
  expect(JSON.stringify(cut.exchange())).toContain('Drugi akapit');
});

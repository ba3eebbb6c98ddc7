import { getSchema } from '@tiptap/core';
import { updateYFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createReplica } from '../../server/drafts/replica.ts';
import { draftField, draftMarks, draftNodes, rootHolds } from '../../shared/drafts/document.ts';
import { schemaExtensions } from './editor-schema.ts';

const schema = getSchema(schemaExtensions);

test('the editor and the server know the same nodes, attributes and marks', () => {
  const nodes = Object.values(schema.nodes).filter((type) => type.name !== 'doc' && type.name !== 'text');
  expect(nodes.map((type) => type.name).toSorted()).toEqual(Object.keys(draftNodes).toSorted());
  for (const type of nodes) {
    const known = draftNodes[type.name];
    expect(Object.keys(type.spec.attrs ?? {}).toSorted(), type.name).toEqual(
      Object.keys(known?.attrs ?? {}).toSorted(),
    );
    const holds = nodes.filter((child) => type.contentMatch.matchType(child) ?? canHold(type.name, child.name));
    if (known?.holds !== 'text')
      expect(holds.map((child) => child.name).toSorted()).toEqual([...(known?.holds ?? [])].toSorted());
  }
  expect(Object.keys(schema.marks).toSorted()).toEqual(Object.keys(draftMarks).toSorted());
  for (const type of Object.values(schema.marks))
    expect(Object.keys(type.spec.attrs ?? {}).toSorted()).toEqual(Object.keys(draftMarks[type.name] ?? {}).toSorted());
  const top = nodes.filter((type) => schema.topNodeType.contentMatch.matchType(type)).map((type) => type.name);
  expect(top.toSorted()).toEqual([...rootHolds].toSorted());
});

/** Whether a node may hold a child after its first one, as a list item holds a table after its paragraph. */
function canHold(parent: string, child: string): boolean {
  const match = schema.nodes[parent]?.contentMatch;
  const [parentType, childType] = [match?.defaultType, schema.nodes[child]];
  return Boolean(parentType && childType && match?.matchType(parentType)?.matchType(childType));
}

test('what the editor writes the server accepts', () => {
  const text = (words: string, marks: string[] = []) => ({
    type: 'text',
    text: words,
    marks: marks.map((type) => ({ type })),
  });
  const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });
  const item = (words: string) => ({
    type: 'listItem',
    content: [paragraph(words), { type: 'blockquote', content: [paragraph('w środku')] }],
  });
  const cell = (type: string) => ({
    type,
    attrs: { colspan: 2, colwidth: [120, 80] },
    content: [paragraph('komórka')],
  });
  const written = schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [text('Nagłówek', ['bold'])] },
      {
        type: 'paragraph',
        content: [
          text('zwykły i '),
          text('ważny', ['bold', 'italic']),
          { type: 'hardBreak' },
          { type: 'text', text: 'odnośnik', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
        ],
      },
      { type: 'orderedList', attrs: { start: 3, type: 'a' }, content: [item('raz')] },
      { type: 'bulletList', content: [item('dwa')] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader')] },
          { type: 'tableRow', content: [cell('tableCell')] },
        ],
      },
      { type: 'paragraph' },
    ],
  });
  written.check();
  const doc = new Y.Doc();
  updateYFragment(doc, doc.getXmlFragment(draftField), written, { mapping: new Map(), isOMark: new Map() });
  expect(createReplica(() => []).accept(Y.encodeStateAsUpdate(doc))).toBe('accepted');
});

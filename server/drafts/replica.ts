import { hasContent } from 'lib0/decoding';
import * as Y from 'yjs';
import {
  depthLimit,
  draftField,
  draftMarks,
  draftNodes,
  isCleanText,
  rootHolds,
} from '../../shared/drafts/document.ts';

export type Verdict = 'accepted' | 'malformed' | 'incomplete' | 'forbidden' | 'unknown_author';
/** Says of the Yjs client ids under which an update adds something whether its sender may write under them. */
export type JudgeAuthors = (clientIds: number[]) => Verdict;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** Longest run of deleted or collected positions one struct may claim: more than any text of people has. */
const longestRun = 10_000_000;

/**
 * A document on which updates are tried before they are logged. `accept` says whether an update can be read, whether its
 * sender may write under its client ids, whether all it builds on is there, and whether what it adds is something the editor's schema knows; otherwise nothing of it remains.
 * `rebuild` gives the accepted state anew, without what was refused.
 */
export function createReplica(rebuild: () => Uint8Array[]) {
  let doc = load(rebuild());

  function reset(): void {
    doc.destroy();
    doc = load(rebuild());
  }

  function accept(update: Uint8Array, judgeAuthors: JudgeAuthors = () => 'accepted'): Verdict {
    const structs = readStructs(update);
    if (!structs) return 'malformed';
    const authors = judgeAuthors(authorsOf(doc, structs));
    if (authors !== 'accepted') return authors;
    const verdict = attempt(doc, update);
    if (verdict !== 'accepted') reset();
    return verdict;
  }

  return {
    accept,
    reset,
    /** Takes an update that is durable already. */
    absorb: (update: Uint8Array) => Y.applyUpdate(doc, update),
    destroy: () => doc.destroy(),
  };
}

/** A document made of updates, in one transaction. */
export function load(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(draftField);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function attempt(doc: Y.Doc, update: Uint8Array): Verdict {
  try {
    return doc.transact((transaction) => {
      const whole = isWhole(doc);
      Y.applyUpdate(doc, update);
      return whole && !isWhole(doc) ? 'incomplete' : judge(doc, transaction);
    });
  } catch {
    return 'malformed';
  }
}

/** The structs of an update; undefined when it is none, or anything stands behind its end. */
function readStructs(update: Uint8Array): Struct[] | undefined {
  let rest: Y.UpdateDecoderV1['restDecoder'] | undefined;
  class Decoder extends Y.UpdateDecoderV1 {
    constructor(...decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>) {
      super(...decoder);
      rest = this.restDecoder;
    }
  }
  try {
    const { structs } = Y.decodeUpdateV2(update, Decoder);
    return rest && !hasContent(rest) && structs.every((struct) => struct.length <= longestRun) ? structs : undefined;
  } catch {
    return undefined;
  }
}

/** The client ids under which these structs add something that the document lacks. */
function authorsOf(doc: Y.Doc, structs: Struct[]): number[] {
  const added = structs.filter(
    (struct) =>
      !(struct instanceof Y.Skip) && struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client),
  );
  return [...new Set(added.map((struct) => struct.id.client))];
}

/** True when everything that was applied could be integrated. */
const isWhole = (doc: Y.Doc): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null;

function judge(doc: Y.Doc, transaction: Y.Transaction): Verdict {
  if (doc.share.size !== 1) return 'malformed';
  for (const [client, structs] of doc.store.clients) {
    const known = transaction.beforeState.get(client) ?? 0;
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index];
      if (!struct || struct.id.clock + struct.length <= known) break;
      if (struct instanceof Y.Item && !isLawful(struct)) return 'malformed';
    }
  }
  return 'accepted';
}

/** True when the schema knows what this item puts into its parent. */
function isLawful(item: Y.Item): boolean {
  const { parent, content } = item;
  if (content instanceof Y.ContentDeleted) return true;
  if (parent instanceof Y.XmlText) return item.parentSub === null && isInline(content);
  if (parent instanceof Y.XmlElement && item.parentSub !== null)
    return isAttribute(parent.nodeName, item.parentSub, content);
  if (!(parent instanceof Y.XmlFragment) || item.parentSub !== null) return false;
  return content instanceof Y.ContentType && isChild(parent, content.type) && depthOf(item) <= depthLimit;
}

function isInline(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString) return isCleanText(content.str);
  return content instanceof Y.ContentFormat && isMark(content.key, content.value);
}

function isMark(name: string, value: unknown): boolean {
  const attrs = own(draftMarks, name);
  if (!attrs) return false;
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([key, part]) => own(attrs, key)?.(part) ?? false);
}

function isAttribute(nodeName: string, key: string, content: Y.Item['content']): boolean {
  const rule = own(own(draftNodes, nodeName)?.attrs ?? {}, key);
  if (!rule || !(content instanceof Y.ContentAny)) return false;
  return content.arr.length === 1 && rule(content.arr[0]);
}

function isChild(parent: Y.XmlFragment, child: unknown): boolean {
  const holds = parent instanceof Y.XmlElement ? own(draftNodes, parent.nodeName)?.holds : rootHolds;
  if (child instanceof Y.XmlText) return holds === 'text';
  if (!(child instanceof Y.XmlElement)) return false;
  return holds === 'text' ? child.nodeName === 'hardBreak' : (holds?.includes(child.nodeName) ?? false);
}

function depthOf(item: Y.Item): number {
  let depth = 0;
  for (let at: Y.Item | null = item; at; at = at.parent instanceof Y.AbstractType ? at.parent._item : null) depth++;
  return depth;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

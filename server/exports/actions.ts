import { AppError } from '../../shared/errors.ts';
import type { ExportQuery } from '../../shared/exports/schema.ts';
import { isStricter } from '../../shared/labels.ts';
import type { Message } from '../../shared/threads/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Ctx } from '../context.ts';
import { openThread, pageMessages } from '../threads/reading-actions.ts';
import { toBlocks } from './blocks.ts';
import { type Content, toContent } from './content.ts';
import { writeMarkdown } from './markdown-file.ts';
import type { PdfMaker } from './pdf.ts';
import { type Speech, speak } from './words.ts';

export type Export = { name: string; type: string; body: Iterable<string> | Uint8Array };

/** A thread as a document under a label: its own, or a stricter one to take in stricter messages. TLP:RED is never exported. */
export async function exportThread(ctx: Ctx, pdf: PdfMaker, threadId: string, query: ExportQuery): Promise<Export> {
  const { db, actor, services } = ctx;
  const { thread, groupName } = await openThread(ctx, threadId, 1);
  const label = query.label ?? thread.label;
  if (thread.label === 'TLP:RED' || label === 'TLP:RED') throw new AppError('export_red');
  if (isStricter(thread.label, label)) throw new AppError('invalid_input', { detail: 'label' });
  const messages = await readAll(ctx, threadId);
  const speech = speak(actor.locale, actor.timeZone);
  const maker = { name: actor.displayName, zone: actor.timeZone, at: new Date() };
  const content = toContent({ thread, groupName, messages, label }, speech, maker);
  const nameOf = makeNames(services.config.publicUrl, speech);
  const body =
    query.format === 'md'
      ? writeMarkdown(content, speech, nameOf)
      : await pdf.make(JSON.stringify(toTypst(content, { speech, nameOf, lang: actor.locale })));
  await db.transaction().execute((trx) =>
    recordAudit(trx, {
      ...{ actorId: actor.id, action: 'thread.exported', thingKind: 'thread', thingId: threadId },
      ...{ groupId: thread.groupId, detail: { format: query.format, label } },
    }),
  );
  const name = `${thread.title} – ${label.replace(':', '-')}.${query.format}`;
  return { name, type: query.format === 'md' ? 'text/markdown; charset=utf-8' : 'application/pdf', body };
}

async function readAll(ctx: Ctx, threadId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const { items } = await pageMessages(ctx, threadId, { after: messages.at(-1)?.ordinal ?? 0 });
    const [first] = items;
    if (!first || first.ordinal <= (messages.at(-1)?.ordinal ?? 0)) return messages;
    messages.push(...items);
  }
}

/** Where the page of a thing is, by its kind; titles stay with those who may read them. */
const pages: Record<string, string> = {
  ...{ thread: 'watki', message: 'wiadomosci', meeting: 'spotkania', draft: 'dokumenty' },
  ...{ decision: 'ustalenia', task: 'zadania' },
};

function makeNames(origin: string, { say }: Speech) {
  return ({ kind, id }: { kind: string; id: string }) => {
    const text = say(kind as 'thread');
    return { text: `[${text}]`, href: `${origin}/${pages[kind]}/${id}` };
  };
}

type Setting = { speech: Speech; nameOf: ReturnType<typeof makeNames>; lang: string };

function toTypst(content: Content, { speech, nameOf, lang }: Setting): object {
  const { closing, days } = content;
  return {
    ...content,
    lang,
    page: speech.say('page'),
    files: speech.say('files'),
    closing: closing && { ...closing, blocks: toBlocks(closing.body, nameOf) },
    days: days.map((day) => ({
      ...day,
      entries: day.entries.map((entry) => ({ ...entry, blocks: toBlocks(entry.body, nameOf) })),
    })),
  };
}

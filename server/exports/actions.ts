import { AppError } from '../../shared/errors.ts';
import type { ExportPart, ExportQuery } from '../../shared/exports/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Message, Thread } from '../../shared/threads/schema.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Ctx } from '../context.ts';
import { openThread, pageMessages } from '../threads/reading-actions.ts';
import { listMessageSizes, listStricterIds } from '../threads/size-actions.ts';
import { toContent } from './content.ts';
import { writeMarkdown } from './markdown-file.ts';
import { cutParts, fitsPdf } from './parts.ts';
import type { PdfMaker } from './pdf.ts';
import { makeNames } from './typst.ts';
import { speak } from './words.ts';

export type Export = { name: string; type: string; body: Iterable<string> | Uint8Array };

/** A thread, or a stretch of it, as a document under a label: its own, or a stricter one to take in stricter messages. TLP:RED is never exported. */
export async function exportThread(ctx: Ctx, pdf: PdfMaker, threadId: string, query: ExportQuery): Promise<Export> {
  const { actor, services } = ctx;
  const { thread, groupName } = await openThread(ctx, threadId, 1);
  const label = labelFor(thread, query);
  const part = await partOf(ctx, thread, query);
  const messages = await readPart(ctx, threadId, part);
  const stricter = new Set(await listStricterIds(ctx, threadId, label));
  const speech = speak(actor.locale, actor.timeZone);
  const maker = { name: actor.displayName, zone: actor.timeZone, at: new Date() };
  const stretch = part.from > 1 || part.to < thread.lastOrdinal ? part : null;
  const content = await toContent({ thread, groupName, messages, stricter, label, stretch }, speech, maker);
  const { say, kinds } = speech;
  const naming = { origin: services.config.publicUrl, kinds };
  const words = { page: say('page'), files: say('files') };
  const body =
    query.format === 'md'
      ? writeMarkdown(content, speech, makeNames(naming))
      : await pdf.make({ content, lang: actor.locale, words, naming }, actor.id);
  await writeDown(ctx, thread, { format: query.format, label, ...(stretch ?? {}) });
  const which = stretch ? ` – ${stretch.from}-${stretch.to}` : '';
  const name = `${thread.title}${which} – ${label.replace(':', '-')}.${query.format}`;
  return { name, type: query.format === 'md' ? 'text/markdown; charset=utf-8' : 'application/pdf', body };
}

/** The PDFs that a thread takes, one where it is not long. */
export async function listExportParts(ctx: Ctx, threadId: string): Promise<ExportPart[]> {
  return cutParts(await listMessageSizes(ctx, threadId));
}

function labelFor(thread: Thread, query: ExportQuery): TlpLabel {
  const label = query.label ?? thread.label;
  if (thread.label === 'TLP:RED' || label === 'TLP:RED') throw new AppError('export_red');
  if (isStricter(thread.label, label)) throw new AppError('invalid_input', { detail: 'label' });
  return label;
}

/** What is asked for; of a PDF no more than fits into one. */
async function partOf(
  ctx: Ctx,
  { id, lastOrdinal }: Thread,
  { format, from = 1, to }: ExportQuery,
): Promise<ExportPart> {
  const part = { from, to: Math.min(to ?? lastOrdinal, lastOrdinal) };
  if (part.from > part.to) throw new AppError('invalid_input', { detail: 'from' });
  if (format === 'pdf' && !fitsPdf(await listMessageSizes(ctx, id), part)) throw new AppError('export_too_long');
  return part;
}

async function readPart(ctx: Ctx, threadId: string, { from, to }: ExportPart): Promise<Message[]> {
  const messages: Message[] = [];
  for (let after = from - 1; after < to; ) {
    const { items } = await pageMessages(ctx, threadId, { after });
    const last = items.at(-1);
    if (!last || last.ordinal <= after) break;
    messages.push(...items.filter(({ ordinal }) => ordinal > after && ordinal <= to));
    after = last.ordinal;
  }
  return messages;
}

type Detail = { format: string; label: TlpLabel; from?: number; to?: number };

async function writeDown({ db, actor }: Ctx, { id, groupId }: Thread, detail: Detail): Promise<void> {
  await db.transaction().execute((trx) =>
    recordAudit(trx, {
      ...{ actorId: actor.id, action: 'thread.exported', thingKind: 'thread', thingId: id },
      ...{ groupId, detail },
    }),
  );
}

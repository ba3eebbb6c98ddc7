/*
 * What this browser keeps of people is kept apart by their ids and shown to nobody else. Who signs out leaves nothing. Where
 * somebody signs in while another has not signed out, what the server lacks of the other stays, for two weeks at most: it is
 * sent when they sign in here again.
 */

const key = 'left';
/** As long as a session lasts without being used. */
const keptMs = 14 * 86_400_000;

type Left = Record<string, number>;

function read(): Left {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as Left;
  } catch {
    return {};
  }
}

function write(left: Left): void {
  try {
    localStorage.setItem(key, JSON.stringify(left));
  } catch {
    // Without storage nothing was left either.
  }
}

/** `memberId` is here now; `last` was here before and has not signed out. Ends what was kept for too long. */
export async function takeOver(memberId: string, last: string | null, now = Date.now()): Promise<void> {
  const { [memberId]: back, ...others } = read();
  const isOther = last !== null && last !== memberId;
  const left: Left = isOther ? { [last]: now, ...others } : others;
  const over = Object.keys(left).filter((id) => now - (left[id] ?? 0) > keptMs);
  for (const id of over) {
    await wipeAll(id);
    delete left[id];
  }
  if (isOther) await wipeSent(memberId);
  if (isOther || over.length > 0 || back !== undefined) write(left);
}

/** Removes everything that this browser keeps of a person. */
export async function wipeAll(memberId: string): Promise<void> {
  const [drafts, messages, texts, decisions] = await Promise.all([
    import('../drafts/offline-copies.ts'),
    import('../threads/outbox.ts'),
    import('../threads/unsent-text.ts'),
    import('../decisions/form-store.ts'),
  ]);
  texts.wipeUnsentTexts(memberId);
  decisions.wipeNewDecision(memberId);
  await Promise.all([drafts.wipeOfflineDrafts(memberId), messages.wipeOutbox(memberId)]);
}

async function wipeSent(memberId: string): Promise<void> {
  const { wipeDraftsOfOthers } = await import('../drafts/offline-copies.ts');
  await wipeDraftsOfOthers(memberId);
}

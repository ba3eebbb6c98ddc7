import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Choice } from '../../shared/decisions/rule.ts';
import type { Tx } from '../db/client.ts';

/*
 * The urn of a secret ballot (docs/decisions/0015). All ballots of a decision lie in one sealed row, without voter, time or
 * order; each vote takes them out, shuffles them and seals them anew. The key is derived from SECRET, which the database
 * does not hold: no row, dead tuple, WAL record or backup shows a choice. At the close only the counts are kept.
 */

/** `receipt`: hash of what only the voter's device knows; it lets the device change its ballot. */
type Ballot = { receipt: string; choice: Choice };
export type Urn = { secret: string; decisionId: string };

/** Every ballot takes this many bytes, so that their length tells nothing: twenty ratings fit. */
const ballotBytes = 768;

const hashOf = (receipt: string): string => createHash('sha256').update(receipt).digest('base64url');

/** Puts a ballot in. With `again` it replaces the one with the same receipt; false when there is no such ballot. */
export async function putBallot(trx: Tx, urn: Urn, { receipt, choice }: Ballot, again: boolean): Promise<boolean> {
  const ballots = await takeOut(trx, urn);
  const hash = hashOf(receipt);
  const others = ballots.filter((ballot) => ballot.receipt !== hash);
  if (again !== others.length < ballots.length) return false;
  await putBack(trx, urn, [...others, { receipt: hash, choice }]);
  return true;
}

/** Takes the ballot with this receipt out for good; false when there is none. */
export async function removeBallot(trx: Tx, urn: Urn, receipt: string): Promise<boolean> {
  const ballots = await takeOut(trx, urn);
  const others = ballots.filter((ballot) => ballot.receipt !== hashOf(receipt));
  if (others.length === ballots.length) return false;
  await putBack(trx, urn, others);
  return true;
}

/** Opens the urn for counting and destroys it. */
export async function emptyUrn(trx: Tx, urn: Urn): Promise<Choice[]> {
  const ballots = await takeOut(trx, urn);
  await sql`delete from decision_urn where decision_id = ${urn.decisionId}`.execute(trx);
  return ballots.map(({ choice }) => choice);
}

async function takeOut(trx: Tx, urn: Urn): Promise<Ballot[]> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from decision_urn where decision_id = ${urn.decisionId}`.execute(trx);
  return rows[0] ? unseal(urn, rows[0].sealed) : [];
}

async function putBack(trx: Tx, urn: Urn, ballots: readonly Ballot[]): Promise<void> {
  const sealed = seal(urn, shuffled(ballots));
  await sql`
    insert into decision_urn (decision_id, sealed) values (${urn.decisionId}, ${sealed})
    on conflict (decision_id) do update set sealed = excluded.sealed`.execute(trx);
}

/** AES-256-GCM under a key of this decision's own: nonce, tag, text. */
function seal(urn: Urn, ballots: readonly Ballot[]): Buffer {
  const text = Buffer.concat(ballots.map((ballot) => padded(JSON.stringify(ballot))));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(urn), nonce);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(urn: Urn, sealed: Buffer): Ballot[] {
  const cipher = createDecipheriv('aes-256-gcm', keyOf(urn), sealed.subarray(0, 12));
  cipher.setAuthTag(sealed.subarray(12, 28));
  const text = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]);
  const count = text.length / ballotBytes;
  const slot = (index: number) => text.subarray(index * ballotBytes, (index + 1) * ballotBytes).toString();
  return Array.from({ length: count }, (_, index) => JSON.parse(slot(index)) as Ballot);
}

function padded(text: string): Buffer {
  const slot = Buffer.alloc(ballotBytes, ' ');
  if (slot.write(text) < Buffer.byteLength(text)) throw new Error('a ballot is larger than its slot');
  return slot;
}

function keyOf({ secret, decisionId }: Urn): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, decisionId, 'konsylium secret ballot', 32));
}

/** Fisher–Yates, with the system's randomness. */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

import { sql } from 'kysely';
import type { Decision, DecisionOption, DecisionState, Outcome, Settings } from '../../shared/decisions/schema.ts';
import type { Result, Tally } from '../../shared/decisions/tally.ts';
import { AppError } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import { toHtml } from '../markdown/render.ts';

type WordingRow = {
  version: number;
  title: string;
  body: string;
  options: DecisionOption[];
  note: string;
  author: Person;
  writtenAt: string;
};
type StatementRow = {
  version: number;
  text: string;
  reviewOn: string | null;
  author: Person | null;
  writtenAt: string;
};

type Row = {
  id: string;
  groupId: string;
  author: Person;
  label: TlpLabel;
  readers: Person[] | null;
  settings: Settings;
  state: DecisionState;
  timeZone: string;
  opensAt: Date;
  closesAt: Date;
  createdAt: Date;
  version: number;
  withdrawnReason: string | null;
  wordings: WordingRow[];
  eligible: number;
  voted: number;
  recusals: { person: Person; reason: string; declaredAt: string }[];
  result: Result | null;
  year: number | null;
  number: number | null;
  tally: Tally | null;
  closedAt: Date | null;
  dissentUntil: Date | null;
  statements: StatementRow[];
  dissents: { person: Person; text: string; writtenAt: string }[];
};

const readers = sql`
  case when d.label = 'TLP:RED' then (
    select coalesce(jsonb_agg(${toPersonJson('p')} order by p.display_name collate "C", p.id), '[]')
    from decision_reader r join member p on p.id = r.member_id where r.decision_id = d.id) end`;

const wordings = sql`(
  select jsonb_agg(jsonb_build_object('version', o.version, 'title', o.title, 'body', o.body, 'options', o.options,
    'note', o.note, 'author', ${toPersonJson('p')}, 'writtenAt', o.written_at) order by o.version desc)
  from decision_wording o join member p on p.id = o.author_id where o.decision_id = d.id)`;

const recusals = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('person', ${toPersonJson('p')}, 'reason', v.recusal_reason,
    'declaredAt', v.recused_at) order by v.recused_at, p.id), '[]')
  from decision_voter v join member p on p.id = v.member_id where v.decision_id = d.id and v.recused_at is not null)`;

const statements = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('version', s.version, 'text', s.text, 'reviewOn', s.review_on,
    'author', case when p.id is not null then ${toPersonJson('p')} end, 'writtenAt', s.written_at)
    order by s.version desc), '[]')
  from decision_statement s left join member p on p.id = s.author_id where s.decision_id = d.id)`;

const dissents = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('person', ${toPersonJson('p')}, 'text', s.text, 'writtenAt', s.written_at)
    order by s.written_at, p.id), '[]')
  from decision_dissent s join member p on p.id = s.member_id where s.decision_id = d.id)`;

/** The decision as it stands, for somebody who was let in. */
export async function loadDecision(db: Db | Tx, id: string): Promise<Decision> {
  const { rows } = await sql<Row>`
    select d.id, d.group_id, ${toPersonJson('a')} as author, d.label, ${readers} as readers, d.settings, d.state, d.time_zone,
      d.opens_at, d.closes_at, d.created_at, d.version, d.withdrawn_reason, ${wordings} as wordings,
      (select count(*) from decision_voter v where v.decision_id = d.id and v.recused_at is null) as eligible,
      (select count(*) from decision_voter v where v.decision_id = d.id and v.voted) as voted,
      ${recusals} as recusals, d.result, d.year, d.number, d.tally, d.closed_at, d.dissent_until,
      ${statements} as statements, ${dissents} as dissents
    from decision d join member a on a.id = d.author_id where d.id = ${id}`.execute(db);
  if (!rows[0]) throw new AppError('not_found');
  return toDecision(rows[0]);
}

export const toInstant = (at: string | Date): string => new Date(at).toISOString();

function toDecision(row: Row): Decision {
  const { id, groupId, author, label, readers: named, settings, state, timeZone, version, withdrawnReason } = row;
  const all = row.wordings.map((each) => ({ ...each, writtenAt: toInstant(each.writtenAt) }));
  const { title = '', body = '', options = [] } = all[0] ?? {};
  return {
    ...{
      id,
      groupId,
      author,
      title,
      body,
      html: toHtml(body),
      options,
      version,
      wordings: all,
      label,
      readers: named,
      settings,
      state,
    },
    ...{ timeZone, withdrawnReason, eligible: row.eligible, voted: row.voted },
    opensAt: toInstant(row.opensAt),
    closesAt: toInstant(row.closesAt),
    createdAt: toInstant(row.createdAt),
    recusals: row.recusals.map((each) => ({ ...each, declaredAt: toInstant(each.declaredAt) })),
    outcome: toOutcome(row),
  };
}

function toOutcome({ result, number, year, tally, closedAt, dissentUntil, statements: all, dissents }: Row) {
  if (!result || !number || !year || !tally || !closedAt || !dissentUntil) return null;
  const outcome: Outcome = {
    ...{ result, number, year, tally },
    closedAt: toInstant(closedAt),
    dissentUntil: toInstant(dissentUntil),
    statements: all.map((each) => ({ ...each, writtenAt: toInstant(each.writtenAt) })),
    dissents: dissents.map((each) => ({ ...each, writtenAt: toInstant(each.writtenAt) })),
  };
  return outcome;
}

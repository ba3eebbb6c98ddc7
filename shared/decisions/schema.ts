import { type Static, Type } from 'typebox';
import { Closed, Instant, Line, List, Nullable, Text, TimeZone, Uuid } from '../fields.ts';
import { GroupRole } from '../groups/schema.ts';
import { TlpLabel } from '../labels.ts';
import { ThingRef } from '../links/schema.ts';
import { LocalDate } from '../meetings/schema.ts';
import { Person } from '../threads/schema.ts';
import { ballotStands, Choice, Majority, Method, OptionKey, Quorum } from './rule.ts';
import { Result, Tally } from './tally.ts';

export const states = ['planned', 'open', 'closed', 'withdrawn'] as const;
export const DecisionState = Type.Enum(states);
export type DecisionState = Static<typeof DecisionState>;

export const reasonRules = ['off', 'optional', 'required'] as const;
export const visibilities = ['always', 'after_vote', 'after_close'] as const;
export const Visibility = Type.Enum(visibilities);
export type Visibility = Static<typeof Visibility>;

/** Roles that may be asked; observers never vote. */
export const votingRoles = ['chair', 'coordinator', 'rapporteur', 'member'] as const;
export const VotingRole = Type.Enum(votingRoles);

export const titleLimit = 200;
export const textLimit = 10_000;
export const reasonLimit = 2_000;
export const noteLimit = 500;
/** So many options, each of so many characters. */
export const optionLimits = { count: 20, length: 200 } as const;
/** So many days after the close dissent is taken at most. */
export const dissentDaysLimit = 30;
export const quorumLimits = { percent: 100, people: 500 } as const;

/** What is decided how. From the opening on nothing of this changes. */
export const Settings = Closed({
  method: Method,
  majority: Majority,
  silence: Type.Enum(ballotStands, { description: 'Written procedure: what silence counts as' }),
  maxChoices: Type.Integer({ minimum: 1, maximum: 20 }),
  roles: Type.Array(VotingRole, { minItems: 1, maxItems: 4, uniqueItems: true }),
  quorum: Quorum,
  reasons: Type.Enum(reasonRules),
  visibility: Visibility,
  secret: Type.Boolean(),
  joiners: Type.Boolean({ description: 'Those who join the group after the opening vote too' }),
  dissentHours: Type.Integer({
    minimum: 0,
    maximum: dissentDaysLimit * 24,
    description: 'How long after the close dissent is taken',
  }),
});
export type Settings = Static<typeof Settings>;

/** Wall time in the group's zone. */
export const LocalTime = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
  description: "Wall time in the group's zone, YYYY-MM-DDTHH:MM",
});

export const DecisionOption = Closed({ key: OptionKey, text: Line(optionLimits.length) });
export type DecisionOption = Static<typeof DecisionOption>;
const OptionTexts = Type.Array(Line(optionLimits.length), { maxItems: optionLimits.count, uniqueItems: true });

const wording = { title: Line(titleLimit), body: Text(textLimit) };

/** One wording; people vote on the newest. `note` says why it was changed. */
export const Wording = Closed({
  version: Type.Integer({ minimum: 1 }),
  ...wording,
  options: Type.Array(DecisionOption),
  note: Text(noteLimit),
  author: Person,
  writtenAt: Instant,
});
export type Wording = Static<typeof Wording>;

export const Statement = Closed({
  version: Type.Integer({ minimum: 1 }),
  text: Text(textLimit),
  reviewOn: Nullable(LocalDate),
  author: Nullable(Person),
  writtenAt: Instant,
});
export type Statement = Static<typeof Statement>;

export const Dissent = Closed({ person: Person, text: Text(textLimit), writtenAt: Instant });
export type Dissent = Static<typeof Dissent>;

/** What became of it. A secret ballot without a quorum publishes no counts: its tally then has none. */
export const Outcome = Closed({
  result: Result,
  number: Type.Integer({ minimum: 1 }),
  year: Type.Integer(),
  closedAt: Instant,
  tally: Tally,
  dissentUntil: Instant,
  statements: Type.Array(Statement, { description: 'Newest first' }),
  dissents: Type.Array(Dissent),
});
export type Outcome = Static<typeof Outcome>;

export const Recusal = Closed({ person: Person, reason: Text(500), declaredAt: Instant });
export type Recusal = Static<typeof Recusal>;

/** What everybody who may read the decision sees of it. */
export const Decision = Closed({
  id: Uuid,
  groupId: Uuid,
  author: Person,
  ...wording,
  html: Type.String({ description: 'The body as safe HTML' }),
  options: Type.Array(DecisionOption),
  version: Type.Integer({ minimum: 1 }),
  wordings: Type.Array(Wording, { description: 'Newest first' }),
  label: TlpLabel,
  readers: Type.Union([Type.Array(Person), Type.Null()], { description: 'Under TLP:RED; null: the group' }),
  settings: Settings,
  state: DecisionState,
  timeZone: TimeZone,
  opensAt: Instant,
  closesAt: Instant,
  createdAt: Instant,
  withdrawnReason: Type.Union([Type.String(), Type.Null()], {
    description: 'Null in a withdrawn one: the hub took it back, too few people were left for a secret ballot',
  }),
  eligible: Type.Integer({ minimum: 0, description: 'May vote, without those who declared a conflict' }),
  voted: Type.Integer({ minimum: 0 }),
  recusals: Type.Array(Recusal),
  outcome: Nullable(Outcome),
});
export type Decision = Static<typeof Decision>;

/** A position that somebody held: `choice` is null where it was taken back by a conflict of interest. */
export const HeldPosition = Closed({
  version: Type.Integer({ minimum: 1 }),
  choice: Nullable(Choice),
  reason: Text(reasonLimit),
  heldAt: Instant,
});
export type HeldPosition = Static<typeof HeldPosition>;

/** A person's position on the wording at hand, and every earlier one, newest first. Only in open ballots. */
export const Position = Closed({ person: Person, ...HeldPosition.properties, earlier: Type.Array(HeldPosition) });
export type Position = Static<typeof Position>;

/** What the reader may do and has done. */
export const Mine = Closed({
  may: Type.Enum(['vote', 'watch', 'recused'], { description: 'watch: was not asked' }),
  voted: Type.Boolean(),
  position: Type.Union([Position, Type.Null()], { description: 'Null in a secret ballot' }),
  canManage: Type.Boolean(),
  canState: Type.Boolean({ description: 'May write the statement of the outcome' }),
  canDissent: Type.Boolean({
    description: 'Was asked, did not vote with the outcome, and the time for it is not over',
  }),
});
export type Mine = Static<typeof Mine>;

export const DecisionPage = Closed({
  decision: Decision,
  groupName: Type.String(),
  role: GroupRole,
  mine: Mine,
  positions: Type.Union([Type.Array(Position), Type.Null()], { description: 'Null: hidden from the reader for now' }),
  seq: Type.Integer({ description: 'Last event of the topic `decision:<id>` contained here' }),
});
export type DecisionPage = Static<typeof DecisionPage>;

/** A decision in a list. */
export const ListedDecision = Closed({
  id: Uuid,
  groupId: Uuid,
  groupName: Type.String(),
  title: Line(200),
  label: TlpLabel,
  method: Method,
  secret: Type.Boolean(),
  state: DecisionState,
  opensAt: Instant,
  closesAt: Instant,
  eligible: Type.Integer(),
  voted: Type.Integer(),
  result: Nullable(Result),
  number: Nullable(Type.Integer()),
  year: Nullable(Type.Integer()),
  reviewOn: Nullable(LocalDate),
  dissents: Type.Integer(),
});
export type ListedDecision = Static<typeof ListedDecision>;

/** With what it asks of the reader. */
export const MyDecision = Closed({
  ...ListedDecision.properties,
  mine: Type.Enum(['asked', 'voted', 'recused', 'watching']),
  reviewDue: Type.Boolean(),
  winner: Nullable(Type.String()),
  source: Type.Union([ThingRef, Type.Null()], {
    description: 'What it was made of, as far as the reader may see that',
  }),
});
export type MyDecision = Static<typeof MyDecision>;
export const MyDecisions = List(MyDecision);
export const RegisterPage = Closed({
  items: Type.Array(MyDecision),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page' }),
  total: Type.Integer({ description: 'Findings that the filter keeps' }),
  years: Type.Array(Type.Integer(), { description: 'Years that have any' }),
});
export type RegisterPage = Static<typeof RegisterPage>;

const Readers = Type.Array(Uuid, { maxItems: 200, uniqueItems: true, description: 'Only with TLP:RED' });

export const NewDecision = Closed({
  clientId: Uuid,
  ...wording,
  options: Type.Optional(OptionTexts),
  label: TlpLabel,
  readers: Type.Optional(Readers),
  settings: Settings,
  opens: Type.Optional(LocalTime),
  closes: LocalTime,
  from: Type.Optional(ThingRef),
});
export type NewDecision = Static<typeof NewDecision>;

/** Before the opening everything may change; after it only the wording (with a note, and everybody is asked again) and the label. */
export const DecisionChange = Type.Partial(
  Closed({
    ...wording,
    options: OptionTexts,
    note: Text(noteLimit),
    label: TlpLabel,
    readers: Readers,
    relaxReason: Line(500),
    settings: Settings,
    opens: LocalTime,
    closes: LocalTime,
    version: Type.Integer({ minimum: 1, description: 'The wording that this change was made on' }),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type DecisionChange = Static<typeof DecisionChange>;

/** A secret ballot's receipt, made by the voter's device and known to nobody else. */
const Receipt = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'Secret ballot: 256 bits, base64url' });

export const NewPosition = Closed({
  clientId: Uuid,
  version: Type.Integer({ minimum: 1, description: 'The wording it is about' }),
  choice: Choice,
  reason: Type.Optional(Text(reasonLimit)),
  receipt: Type.Optional(Receipt),
});
export type NewPosition = Static<typeof NewPosition>;

export const NewRecusal = Closed({ reason: Line(500), receipt: Type.Optional(Receipt) });
export type NewRecusal = Static<typeof NewRecusal>;
export const Withdrawal = Closed({ reason: Line(500) });
export const NewDissent = Closed({ text: Text(textLimit, 1) });
export const NewStatement = Closed({
  text: Text(textLimit, 1),
  reviewOn: Nullable(LocalDate),
  version: Type.Integer({ minimum: 1, description: 'The statement that this one replaces' }),
});
export type NewStatement = Static<typeof NewStatement>;

const template = {
  name: Line(120),
  body: Text(textLimit),
  options: OptionTexts,
  settings: Settings,
  hours: Type.Integer({ minimum: 1, maximum: 8_784, description: 'From the opening to the close' }),
};
export const Template = Closed({ id: Uuid, groupId: Uuid, ...template });
export type Template = Static<typeof Template>;
export const Templates = List(Template);
export const NewTemplate = Closed({ clientId: Uuid, ...template });
export type NewTemplate = Static<typeof NewTemplate>;

import { type Static, Type } from 'typebox';
import { Closed, Instant, Line, List, Nullable, Text, TimeZone, Uuid } from '../fields.ts';

/** Order gives the hue of an avatar: the first is hue 1. */
export const sectors = [
  'education',
  'police',
  'local_government',
  'psychology',
  'research',
  'civil_society',
  'health',
  'state',
] as const;
export const Sector = Type.Enum(sectors);
export type Sector = Static<typeof Sector>;
export const LocaleName = Type.Enum(['pl', 'en']);
export const Email = Type.String({ format: 'email', maxLength: 254 });
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'Opaque, 256 bits, base64url' });

/** A person as everybody in the hub may see them. */
export const Member = Closed({
  id: Uuid,
  displayName: Line(120),
  initials: Type.String({ maxLength: 4 }),
  sector: Sector,
  organisation: Text(160),
  region: Text(80),
  competences: Type.Array(Text(80), { maxItems: 20 }),
});
export type Member = Static<typeof Member>;

/** The signed-in person. */
export const Me = Closed({
  ...Member.properties,
  email: Email,
  hubRole: Type.Enum(['coordinator', 'member']),
  locale: LocaleName,
  timeZone: TimeZone,
  demo: Type.Boolean({ description: 'The hub runs with its sample team' }),
});
export type Me = Static<typeof Me>;

export const ProfileChange = Type.Partial(
  Closed({
    displayName: Line(120),
    organisation: Text(160),
    region: Text(80),
    competences: Type.Array(Line(80), { maxItems: 20 }),
    sector: Sector,
    locale: LocaleName,
    timeZone: TimeZone,
  }),
  { additionalProperties: false },
);
export type ProfileChange = Static<typeof ProfileChange>;

export const LinkRequest = Closed({ email: Email });
export const SignIn = Closed({ token: Token });

export const Session = Closed({
  id: Uuid,
  device: Type.String(),
  createdAt: Instant,
  lastUsedAt: Instant,
  current: Type.Boolean(),
});
export type Session = Static<typeof Session>;

export const TokenScope = Type.Enum(['read', 'write']);
export const AccessToken = Closed({
  id: Uuid,
  name: Line(80),
  scope: TokenScope,
  createdAt: Instant,
  lastUsedAt: Nullable(Instant),
});
export type AccessToken = Static<typeof AccessToken>;
export const NewAccessToken = Closed({ clientId: Uuid, name: Line(80), scope: TokenScope });
export type NewAccessToken = Static<typeof NewAccessToken>;
export const CreatedAccessToken = Closed({
  ...AccessToken.properties,
  token: Type.String({ description: 'Shown once: only its hash is stored' }),
});
export type CreatedAccessToken = Static<typeof CreatedAccessToken>;

export const DemoPerson = Closed({ ...Member.properties, hubRole: Type.Enum(['coordinator', 'member']) });
export type DemoPerson = Static<typeof DemoPerson>;
export const DemoSignIn = Closed({ memberId: Uuid });
export const CapturedMail = Closed({
  id: Uuid,
  recipient: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  createdAt: Instant,
});
export type CapturedMail = Static<typeof CapturedMail>;

export const Members = List(Member);
export const Sessions = List(Session);
export const AccessTokens = List(AccessToken);
export const DemoPeople = List(DemoPerson);
export const CapturedMails = List(CapturedMail);

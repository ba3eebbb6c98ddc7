import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import Value from 'typebox/value';
import { Email, NewAccessToken, Sector } from '../shared/accounts/schema.ts';
import { AppError, errorMessage } from '../shared/errors.ts';
import { Line } from '../shared/fields.ts';
import {
  createAccessToken,
  createMember,
  disableMember,
  findActiveMemberByEmail,
  makeCoordinator,
  revokeAccessToken,
} from './accounts/actions.ts';
import { makeSignInLink } from './accounts/sign-in-actions.ts';
import { countHub, findActingCoordinator, isDisabledAddress, listLiveTokens } from './admin-queries.ts';
import type { Services } from './context.ts';
import { sources } from './finding.ts';
import { invite } from './groups/invitation-actions.ts';
import { continueRebuild, restartRebuild } from './search/rebuild.ts';
import { readRebuild } from './search/rebuild-queries.ts';

export const helpText = `The operator's command:  npm run admin -- <command>

  coordinator <email> "<name>"   Make a coordinator of the hub, the first one too; prints a sign-in link.
      --sector <sector>          Their sector, when they are new. Default: civil_society.
  invite <email>                 Mail an invitation to the hub.
  disable <email>                Shut a person out at once, open pages included.
  tokens <email>                 List a person's access tokens.
  token <email> "<name>"         Make an access token that reads; shown once.
      --write                    ... that reads and writes.
  revoke <email> <token id>      Revoke an access token.
  reindex                        Make the search index anew, beside the running hub; goes on where it was stopped.
  status                         What there is, and what waits.
  help                           This text.

Exit codes: 0 done, 1 refused or failed, 2 not understood.`;

/** Something the operator typed can not be done; the message says why. */
class Refusal extends Error {}
class Misunderstood extends Error {}

type Options = { sector?: string; write?: boolean };
type Command = {
  words: number;
  options?: (keyof Options)[];
  run(services: Services, words: string[], options: Options): Promise<string>;
};

const commands: Record<string, Command> = {
  coordinator: { words: 2, options: ['sector'], run: addCoordinator },
  invite: { words: 1, run: inviteMember },
  disable: { words: 1, run: disable },
  tokens: { words: 1, run: listTokens },
  token: { words: 2, options: ['write'], run: addToken },
  revoke: { words: 2, run: revoke },
  reindex: { words: 0, run: reindex },
  status: { words: 0, run: status },
};

export type Outcome = { code: 0 | 1 | 2; text: string };

/** What can be answered without a database: help, and what was not understood. */
export function readCommand(args: string[]): Outcome | { run(services: Services): Promise<Outcome> } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { sector: { type: 'string' }, write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const [name = 'help', ...words] = positionals;
    if (name === 'help' || values.help) return { code: 0, text: helpText };
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new Misunderstood(`There is no command "${name}".`);
    if (words.length !== command.words)
      throw new Misunderstood(`"${name}" takes ${command.words} words, not ${words.length}.`);
    const foreign = Object.keys(values).find((option) => !command.options?.some((known) => known === option));
    if (foreign) throw new Misunderstood(`"${name}" takes no --${foreign}.`);
    return { run: (services) => settle(command.run(services, words, values)) };
  } catch (error) {
    return { code: 2, text: `${error instanceof Error ? error.message : error}\n\n${helpText}` };
  }
}

async function settle(work: Promise<string>): Promise<Outcome> {
  try {
    return { code: 0, text: await work };
  } catch (error) {
    if (error instanceof Refusal) return { code: 1, text: error.message };
    if (error instanceof AppError) return { code: 1, text: errorMessage(error.code, 'en', error.data) };
    throw error;
  }
}

async function addCoordinator(
  { db, config }: Services,
  [email = '', name = '']: string[],
  { sector = 'civil_society' }: Options,
) {
  if (!Value.Check(Email, email)) throw new Refusal(`"${email}" is not an e-mail address.`);
  if (!Value.Check(Line(120), name)) throw new Refusal('The name must be one line of 1 to 120 characters.');
  if (!Value.Check(Sector, sector)) throw new Refusal(`A sector is one of ${Sector.enum.join(', ')}.`);
  const link = await db.transaction().execute(async (trx) => {
    await refuseDisabled(trx, email);
    const known = await findActiveMemberByEmail(trx, email);
    const id = known?.id ?? (await createMember(trx, { email, displayName: name, sector, hubRole: 'coordinator' }));
    if (known) await makeCoordinator(trx, id);
    return makeSignInLink(trx, config, id);
  });
  return `${email} coordinates the hub. Sign in once, within 15 minutes, at\n${link}`;
}

async function inviteMember(services: Services, [email = '']: string[]) {
  if (!Value.Check(Email, email)) throw new Refusal(`"${email}" is not an e-mail address.`);
  const actor = await findActingCoordinator(services.db);
  if (!actor)
    throw new Refusal('There is no coordinator yet. Make one first: npm run admin -- coordinator <email> "<name>"');
  await refuseDisabled(services.db, email);
  if (await findActiveMemberByEmail(services.db, email))
    throw new Refusal(`${email} is in the hub already, and signs in at ${services.config.publicUrl}`);
  const { expiresAt } = await invite({ db: services.db, actor, services }, { clientId: randomUUID(), email });
  return `${email} is invited until ${expiresAt}; the mail leaves while a hub runs.`;
}

async function disable({ db }: Services, [email = '']: string[]) {
  const member = await requireMember(db, email);
  const acting = await findActingCoordinator(db);
  const { coordinators } = await countHub(db);
  if (acting?.id === member.id && coordinators === 1)
    throw new Refusal(`${email} is the only coordinator. Make another one first.`);
  await disableMember(db, member.id);
  return `${email} is disabled: sessions and access tokens have ended.`;
}

async function listTokens({ db }: Services, [email = '']: string[]) {
  const tokens = await listLiveTokens(db, (await requireMember(db, email)).id);
  if (tokens.length === 0) return `${email} has no access tokens.`;
  const used = (at: Date | null) => (at ? `last used ${at.toISOString()}` : 'never used');
  return tokens
    .map(({ id, name, scope, lastUsedAt }) => `${id}  ${scope.padEnd(5)}  ${name}, ${used(lastUsedAt)}`)
    .join('\n');
}

async function addToken({ db }: Services, [email = '', name = '']: string[], { write }: Options) {
  const input = { clientId: randomUUID(), name, scope: write ? ('write' as const) : ('read' as const) };
  if (!Value.Check(NewAccessToken, input)) throw new Refusal('The name must be one line of 1 to 80 characters.');
  const { id, token } = await createAccessToken(db, (await requireMember(db, email)).id, input);
  return `Access token ${id} of ${email}, to ${input.scope}. It is shown this once:\n${token}`;
}

async function revoke({ db }: Services, [email = '', id = '']: string[]) {
  const member = await requireMember(db, email);
  const tokens = await listLiveTokens(db, member.id);
  if (!tokens.some((token) => token.id === id)) throw new Refusal(`${email} has no access token ${id}.`);
  await revokeAccessToken(db, member.id, id);
  return `Access token ${id} of ${email} is revoked.`;
}

/** Tells how far it is, a line for each hundredth. */
async function reindex({ db }: Services) {
  const known = await readRebuild(db);
  if (!known || known.finishedAt) await restartRebuild(db, sources);
  let told = -1;
  await continueRebuild(db, sources, ({ done, total }) => {
    const share = Math.min(100, Math.floor((100 * done) / Math.max(total, 1)));
    if (share > told) process.stderr.write(`${String(share).padStart(3)} %  ${done} of about ${total}\n`);
    told = Math.max(told, share);
  });
  return `The search index is made anew: ${(await readRebuild(db))?.done ?? 0} entries.`;
}

async function status({ db, config }: Services) {
  const counts = await countHub(db);
  const lines = [
    ['address', config.publicUrl],
    ['people', `${counts.people}, of them coordinators ${counts.coordinators}; disabled ${counts.disabled}`],
    ['groups', counts.groups],
    ['sessions', counts.sessions],
    ['mail waiting', config.smtpUrl ? counts.mailWaiting : `${counts.mailWaiting} (no SMTP_URL: kept, not sent)`],
    ['jobs', `${counts.jobsWaiting} waiting, ${counts.jobsFailed} given up`],
  ];
  return lines.map(([name, value]) => `${String(name).padEnd(14)}${value}`).join('\n');
}

async function refuseDisabled(db: Services['db'], email: string): Promise<void> {
  if (await isDisabledAddress(db, email))
    throw new Refusal(`${email} belongs to somebody who is disabled. Use another address for them.`);
}

async function requireMember(db: Services['db'], email: string) {
  const member = await findActiveMemberByEmail(db, email);
  if (!member) throw new Refusal(`Nobody who can sign in has the address ${email}.`);
  return member;
}

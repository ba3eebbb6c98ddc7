import { sql } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type {
  AcceptInvitation,
  GroupRole,
  Invitation,
  InvitationPreview,
  NewInvitation,
} from '../../shared/groups/schema.ts';
import { accessHub } from '../accounts/access.ts';
import { createMember, findActiveMemberByEmail } from '../accounts/actions.ts';
import { openSession } from '../accounts/sign-in-actions.ts';
import type { Actor, Ctx, Services } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { hashToken, makeToken } from '../http/tokens.ts';
import { accessGroup } from './access.ts';
import { addMember } from './actions.ts';
import { invitationMail } from './mails.ts';
import { type GroupRow, listOpenInvitations, toInvitation } from './queries.ts';

const validDays = 14;

const columns = ['id', 'email', 'groupId', 'role', 'createdAt', 'expiresAt'] as const;

/**
 * Invites an address to the hub (coordinators of the hub) or to a group (those who manage it); a mail carries the link. The
 * same client id again is the same invitation, and no second mail.
 */
export async function invite({ db, actor, services }: Ctx, input: NewInvitation): Promise<Invitation> {
  const { clientId, email, groupId = null, role = 'member' } = input;
  return db.transaction().execute(async (trx) => {
    const group = await accessInvitations(trx, actor, groupId);
    const token = makeToken();
    const expiresAt = new Date(Date.now() + validDays * 86_400_000);
    const row = await trx
      .insertInto('invitation')
      .values({ clientId, email, groupId, role, invitedBy: actor.id, tokenHash: hashToken(token), expiresAt })
      .onConflict((same) => same.columns(['invitedBy', 'clientId']).doNothing())
      .returning(columns)
      .executeTakeFirst();
    if (!row) return toInvitation(await findInvitation(trx, actor.id, clientId));
    const link = `${services.config.publicUrl}/zaproszenie#${token}`;
    await services.mail.enqueue(trx, invitationMail(email, group?.name ?? null, link));
    return toInvitation(row);
  });
}

function findInvitation(trx: Tx, invitedBy: string, clientId: string) {
  return trx
    .selectFrom('invitation')
    .select(columns)
    .where('invitedBy', '=', invitedBy)
    .where('clientId', '=', clientId)
    .executeTakeFirstOrThrow();
}

/** Those to a group are its leaders' matter, those to the hub its coordinators'. Returns the group, if it is about one. */
async function accessInvitations(db: Db | Tx, actor: Actor, groupId: string | null): Promise<GroupRow | null> {
  if (groupId) return (await accessGroup(db, actor, groupId, 'manage')).group;
  accessHub(actor);
  return null;
}

/** Open invitations to a group, or to the hub alone. */
export async function listInvitations({ db, actor }: Ctx, groupId: string | null): Promise<Invitation[]> {
  await accessInvitations(db, actor, groupId);
  return listOpenInvitations(db, groupId);
}

/** Takes an open invitation back. */
export async function withdrawInvitation({ db, actor }: Ctx, groupId: string | null, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await accessInvitations(trx, actor, groupId);
    const row = await trx
      .updateTable('invitation')
      .set({ withdrawnAt: new Date() })
      .where('id', '=', id)
      .where('groupId', 'is not distinct from', groupId)
      .where('acceptedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new AppError('not_found');
  });
}

/** The inviter may still invite: coordinates the hub, or leads the group. */
const stillInvites = sql<boolean>`
  case when invitation.group_id is null then inviter.hub_role = 'coordinator' else exists (
    select 1 from group_member
    where group_member.group_id = invitation.group_id and group_member.member_id = inviter.id
      and group_member.role in ('chair', 'coordinator')
  ) end`;

/** Refuses what was used, withdrawn, or has expired, and what comes from somebody who could not send it any more. */
async function findOpen(db: Db | Tx, token: string) {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('member as inviter', 'inviter.id', 'invitation.invitedBy')
    .leftJoin('workingGroup', 'workingGroup.id', 'invitation.groupId')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.groupId',
      'invitation.role',
      'invitation.invitedBy',
      'workingGroup.name as groupName',
    ])
    .where('invitation.tokenHash', '=', hashToken(token))
    .where('invitation.acceptedAt', 'is', null)
    .where('invitation.withdrawnAt', 'is', null)
    .where('inviter.disabledAt', 'is', null)
    .where(stillInvites)
    .where('invitation.expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (!row) throw new AppError('link_expired');
  return row;
}

/** What the page of an invitation shows before it is accepted. */
export async function previewInvitation({ db }: Services, token: string): Promise<InvitationPreview> {
  const { email, groupName } = await findOpen(db, token);
  return { email, groupName, known: (await findActiveMemberByEmail(db, email)) !== undefined };
}

/**
 * Accepts: makes the member where there is none and opens their first session, whose token it returns; joins the group. Who
 * is a member already signs in as always: an invitation that lies in a mailbox for days is no way in for them.
 */
export async function acceptInvitation(
  { db }: Services,
  input: AcceptInvitation,
  device: string,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const open = await findOpen(trx, input.token);
    const taken = await trx
      .updateTable('invitation')
      .set({ acceptedAt: new Date() })
      .where('id', '=', open.id)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!taken) throw new AppError('link_expired');
    const known = await findActiveMemberByEmail(trx, open.email);
    const memberId = known?.id ?? (await join(trx, open.email, input));
    if (open.groupId)
      await addMember(trx, { groupId: open.groupId, memberId, role: open.role as GroupRole, by: open.invitedBy });
    return known ? undefined : openSession(trx, memberId, device);
  });
}

async function join(trx: Tx, email: string, { displayName, sector }: AcceptInvitation): Promise<string> {
  if (!displayName || !sector) throw new AppError('invalid_input', { detail: 'displayName, sector' });
  const blocked = await trx
    .selectFrom('member')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  if (blocked) throw new AppError('forbidden');
  return createMember(trx, { email, displayName, sector });
}

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
import type { Ctx, Services } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { hashToken, makeToken } from '../http/tokens.ts';
import { accessGroup } from './access.ts';
import { addMember } from './actions.ts';
import { invitationMail } from './mails.ts';
import { toInvitation } from './queries.ts';

const validDays = 14;

/** Invites an address to the hub (coordinators of the hub) or to a group (those who manage it); a mail carries the link. */
export async function invite({ db, actor, services }: Ctx, input: NewInvitation): Promise<Invitation> {
  const { groupId = null, role = 'member' } = input;
  return db.transaction().execute(async (trx) => {
    const group = groupId ? (await accessGroup(trx, actor, groupId, 'manage')).group : null;
    if (!group) accessHub(actor);
    const token = makeToken();
    const row = await trx
      .insertInto('invitation')
      .values({
        email: input.email,
        groupId,
        role,
        invitedBy: actor.id,
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + validDays * 86_400_000),
      })
      .returning(['id', 'email', 'groupId', 'role', 'createdAt', 'expiresAt'])
      .executeTakeFirstOrThrow();
    await services.mail.enqueue(
      trx,
      invitationMail(input.email, group?.name ?? null, `${services.config.publicUrl}/zaproszenie#${token}`),
    );
    return toInvitation(row);
  });
}

/** Takes an open invitation back. */
export async function withdrawInvitation({ db, actor }: Ctx, groupId: string, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'manage');
    const row = await trx
      .updateTable('invitation')
      .set({ withdrawnAt: new Date() })
      .where('id', '=', id)
      .where('groupId', '=', groupId)
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

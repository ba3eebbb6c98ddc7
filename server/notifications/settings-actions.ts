import { AppError } from '../../shared/errors.ts';
import type { GroupMail, MailChoices, MailSettings, Unsubscription } from '../../shared/notifications/settings.ts';
import type { Ctx, Services } from '../context.ts';
import { accessGroup } from '../groups/access.ts';
import {
  findScope,
  findSettings,
  listGroupSettings,
  replanMail,
  saveGroupSetting,
  saveSettings,
} from './settings-queries.ts';
import { readUnsubscribeToken } from './tokens.ts';

/** When the reader is mailed, and what of each of their groups. */
export async function readChoices({ db, actor }: Ctx): Promise<MailChoices> {
  return { ...(await findSettings(db, actor.id)), groups: await listGroupSettings(db, actor.id) };
}

export async function changeSettings(ctx: Ctx, settings: MailSettings): Promise<MailChoices> {
  await ctx.db.transaction().execute(async (trx) => {
    await saveSettings(trx, ctx.actor.id, settings);
    await replanMail(trx, ctx.actor.id);
  });
  return readChoices(ctx);
}

export async function changeGroupMail(ctx: Ctx, groupId: string, mail: GroupMail): Promise<MailChoices> {
  await ctx.db.transaction().execute(async (trx) => {
    await accessGroup(trx, ctx.actor, groupId, 'read');
    await saveGroupSetting(trx, ctx.actor.id, groupId, mail);
    await replanMail(trx, ctx.actor.id);
  });
  return readChoices(ctx);
}

/** What a link in a mail would switch off. Whoever holds it learns that and no more. */
export async function readUnsubscription({ db, config }: Services, token: string): Promise<Unsubscription> {
  const found = readUnsubscribeToken(config.secret, token);
  const active = found && (await findScope(db, found.memberId, found.scope));
  if (!found || active === undefined) throw new AppError('not_found');
  return { scope: found.scope, active };
}

/** Switches that kind of mail off for the person the link was made for (RFC 8058); again changes nothing. */
export async function unsubscribe({ db, config }: Services, token: string): Promise<Unsubscription> {
  const found = readUnsubscribeToken(config.secret, token);
  if (!found) throw new AppError('not_found');
  const { memberId, scope } = found;
  await db.transaction().execute(async (trx) => {
    const active = await findScope(trx, memberId, scope);
    if (active === undefined) throw new AppError('not_found');
    if (!active) return;
    await saveSettings(trx, memberId, { ...(await findSettings(trx, memberId)), [scope]: false });
    await replanMail(trx, memberId);
  });
  return { scope, active: false };
}

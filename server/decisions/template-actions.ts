import type { NewTemplate, Template } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import { accessGroup } from '../groups/access.ts';
import { spellOut } from '../markdown/spelling-actions.ts';
import { findTemplateGroup, forgetTemplate, insertTemplate, listTemplateRows } from './template-queries.ts';
import { checkOptions } from './wording-actions.ts';

/** How this group usually decides. */
export async function listTemplates({ db, actor }: Ctx, groupId: string): Promise<Template[]> {
  await accessGroup(db, actor, groupId, 'read');
  return listTemplateRows(db, groupId);
}

/** Keeps a way of deciding for the next time; the same clientId again answers with the list as it stands. */
export async function keepTemplate({ db, actor }: Ctx, groupId: string, input: NewTemplate): Promise<Template[]> {
  await accessGroup(db, actor, groupId, 'write');
  const { options, settings } = input;
  // A template may leave the options open; those it has must be possible.
  if (options.length > 0)
    checkOptions({ ...settings, maxChoices: Math.min(settings.maxChoices, options.length) }, options);
  await insertTemplate(db, groupId, actor.id, { ...input, body: await spellOut(db, groupId, input.body) });
  return listTemplateRows(db, groupId);
}

export async function dropTemplate({ db, actor }: Ctx, id: string): Promise<void> {
  const groupId = await findTemplateGroup(db, id);
  if (!groupId) throw new AppError('not_found');
  await accessGroup(db, actor, groupId, 'write');
  await forgetTemplate(db, id);
}

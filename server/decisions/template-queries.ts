import type { NewTemplate, Template } from '../../shared/decisions/schema.ts';
import type { Db } from '../db/client.ts';

type Content = Omit<NewTemplate, 'clientId' | 'name'>;

export async function listTemplateRows(db: Db, groupId: string): Promise<Template[]> {
  const rows = await db
    .selectFrom('decisionTemplate')
    .select(['id', 'groupId', 'name', 'content'])
    .where('groupId', '=', groupId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, ...(content as Content) }));
}

export async function insertTemplate(
  db: Db,
  groupId: string,
  createdBy: string,
  { clientId, name, ...content }: NewTemplate,
): Promise<void> {
  await db
    .insertInto('decisionTemplate')
    .values({ groupId, createdBy, clientId, name: name.trim(), content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.columns(['createdBy', 'clientId']).doNothing())
    .execute();
}

export async function findTemplateGroup(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('decisionTemplate').select('groupId').where('id', '=', id).executeTakeFirst();
  return row?.groupId;
}

export async function forgetTemplate(db: Db, id: string): Promise<void> {
  await db.deleteFrom('decisionTemplate').where('id', '=', id).execute();
}

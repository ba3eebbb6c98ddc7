import { changeTask, createTask } from '../tasks/actions.ts';
import { commentTask } from '../tasks/comment-actions.ts';
import { as, fixedId, type Seeding } from './seeding.ts';
import type { SampleTask } from './tasks.ts';

/** A task of a group, how far it is, and what was said of it. */
export async function seedTask(seeding: Seeding, sample: SampleTask): Promise<void> {
  const { group, by, owners, title, note = '', due, label = 'TLP:AMBER', state, comments = [] } = sample;
  const groupId = seeding.groups.get(group);
  if (!groupId) throw new Error(`the sample team has no group ${group}`);
  const { item, created } = await createTask(as(seeding, by), groupId, {
    clientId: fixedId('task', title),
    ...{ title, note, label },
    ownerIds: owners.map((key) => as(seeding, key).actor.id),
    dueOn: due === undefined ? null : seeding.now.toPlainDate().add({ days: due }).toString(),
  });
  for (const [who, body] of comments)
    await commentTask(as(seeding, who), item.id, { clientId: fixedId('comment', title, body), body });
  if (created && state) await changeTask(as(seeding, by), item.id, { state });
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as Y from 'yjs';
import { createTestApp, type Person } from '../testing/app.ts';
import { load } from './replica.ts';
import { openEditor, plainText } from './test-editor.ts';
import { readState } from './update-queries.ts';

type More = { doc?: Y.Doc; schemaVersion?: number; origin?: string };

/** A hub that listens, with a group of a chair, a member and an observer, and somebody outside of it. */
export async function createTeam() {
  const hub = await createTestApp();
  const origin = await hub.listen();
  const { groupId, ...people } = await hub.makeTeam();

  return {
    ...hub,
    origin,
    groupId,
    ...people,
    async makeDraft(): Promise<string> {
      const body = {
        clientId: randomUUID(),
        title: 'Rekomendacje',
        kind: 'recommendation',
        level: 'local',
        label: 'TLP:GREEN',
      };
      const url = `/api/groups/${groupId}/drafts`;
      return (await hub.call(people.chair, 'POST', url, body)).json().id;
    },
    open: (person: Person, draftId: string, more: More = {}) =>
      openEditor({ origin, headers: { cookie: person.headers.cookie }, draftId, ...more }),
    /** The text as the log has it. */
    stored: async (draftId: string) => plainText(load((await readState(hub.db, draftId))?.updates ?? [])),
    loggedCount: async (draftId: string) =>
      (await hub.db.selectFrom('draftUpdate').select('seq').where('draftId', '=', draftId).execute()).length,
  };
}

export type Team = Awaited<ReturnType<typeof createTeam>>;

/** Resolves when the check holds; fails after five seconds. */
export async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await check()) return;
    await sleep(25);
  }
  throw new Error('it did not happen');
}

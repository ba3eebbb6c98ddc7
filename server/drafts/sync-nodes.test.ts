import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCodes } from '../../shared/protocol.ts';
import { createTestApp } from '../testing/app.ts';
import { addParagraph, updateOf } from './test-editor.ts';
import { createTeam, eventually, type Team } from './test-team.ts';

let team: Team;
beforeAll(async () => {
  team = await createTeam();
});
afterAll(() => team.close());

describe('several nodes, and a database that fails', () => {
  test('two processes on one database are one document; a lost notification heals', async () => {
    const draftId = await team.makeDraft();
    const second = await createTestApp({ databaseUrl: team.databaseUrl });
    const secondOrigin = await second.listen();
    const [here, there] = await Promise.all([
      team.open(team.chair, draftId),
      team.open(team.member, draftId, { origin: secondOrigin }),
    ]);
    const seqs = await Promise.all([
      here.write((text) => addParagraph(text, 'Stąd.')),
      there.write((text) => addParagraph(text, 'Stamtąd.')),
    ]);
    expect(seqs.toSorted()).toEqual([1, 2]);
    await eventually(() => here.text() === there.text() && here.text().includes('Stamtąd.'));

    const unheard = updateOf(there.doc, (text) => addParagraph(text, 'Bez zawiadomienia.'));
    await team.db.transaction().execute(async (trx) => {
      const values = {
        draftId,
        seq: 3,
        messageId: randomUUID(),
        actor: team.chair.id,
        schemaVersion: 1,
        data: Buffer.from(unheard),
      };
      await trx.insertInto('draftUpdate').values(values).execute();
      await trx.updateTable('draft').set({ headSeq: 3 }).where('id', '=', draftId).execute();
    });
    await eventually(() => here.text().includes('Bez zawiadomienia.'));
    expect(await here.write((text) => addParagraph(text, 'Dalej.'))).toBe(4);
    await eventually(() => here.text() === there.text());
    await Promise.all([here.close(), there.close()]);
    await second.close();
  });

  test('search is told of an edit once it is durable, not before', async () => {
    const draftId = await team.makeDraft();
    const writer = await team.open(team.chair, draftId);
    const asked = async () => {
      const key = `find-draft:${draftId}:%`;
      return (await sql`select from graphile_worker.jobs where key like ${key}`.execute(team.db)).rows.length;
    };
    let written: Promise<unknown> | undefined;
    await team.db.transaction().execute(async (trx) => {
      await sql`select from draft where id = ${draftId} for update`.execute(trx);
      written = writer.write((text) => addParagraph(text, 'Zaraz.'));
      await sleep(400);
      expect(await asked()).toBe(0);
    });
    await written;
    await eventually(async () => (await asked()) > 0);
    await writer.close();
  });

  test('S2: when storing fails the client is told, the others see nothing, and a retry under the same id succeeds', async () => {
    const draftId = await team.makeDraft();
    const [writer, reader] = await Promise.all([team.open(team.chair, draftId), team.open(team.member, draftId)]);
    await writer.write((text) => addParagraph(text, 'Przed.'));
    await sql`create trigger failing before insert on draft_update for each row execute function refuse_change()`.execute(
      team.db,
    );
    const update = updateOf(writer.doc, (text) => addParagraph(text, 'W trakcie awarii.'));
    const messageId = randomUUID();
    expect(await writer.sendUpdate(update, messageId)).toBe('unavailable');
    const latecomer = await team.open(team.member, draftId);
    expect(latecomer.text()).not.toContain('awarii');
    expect(reader.text()).not.toContain('awarii');
    await sql`drop trigger failing on draft_update`.execute(team.db);
    expect(await writer.sendUpdate(update, messageId)).toBe(2);
    await eventually(() => reader.text().includes('W trakcie awarii.'));
    await Promise.all([writer.close(), reader.close(), latecomer.close()]);
  });

  test('a hub that stops asks its editors to come back', async () => {
    const draftId = await team.makeDraft();
    const second = await createTestApp({ databaseUrl: team.databaseUrl });
    const editor = await team.open(team.chair, draftId, { origin: await second.listen() });
    const started = performance.now();
    await second.close();
    expect([closeCodes.restarting, 1005]).toContain(await editor.closed);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a slow reader is cut off, and the others go on', async () => {
    const draftId = await team.makeDraft();
    const [writer, slow] = await Promise.all([team.open(team.chair, draftId), team.open(team.member, draftId)]);
    slow.socket.pause();
    const page = 'Zdanie, które zajmuje miejsce. '.repeat(8_000);
    for (let turn = 0; turn < 24; turn++) {
      const before = process.memoryUsage().arrayBuffers;
      expect(await writer.write((text) => addParagraph(text, page))).toBe(turn + 1);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
    }
    slow.socket.resume();
    expect([closeCodes.tooSlow, 1006]).toContain(await slow.closed);
    await writer.close();
  });
});

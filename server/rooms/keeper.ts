import type { Services } from '../context.ts';
import type { App } from '../http/app-type.ts';
import type { Job } from '../jobs/jobs.ts';
import { accessRoom } from './access.ts';
import {
  createLiveRoom,
  isCall,
  type LivePerson,
  listLivePeople,
  listLiveRooms,
  removeLivePerson,
  requireLivekit,
} from './livekit-api.ts';
import { findPass, type Pass, passesOfMember, prunePasses, revokePass } from './pass-queries.ts';
import { databaseTime, findRoom } from './queries.ts';
import { recordList } from './stay-actions.ts';
import { roomsInUse } from './stay-queries.ts';

const everyMs = 10_000;

type Parts = Pick<Services, 'db' | 'livekit' | 'access'>;

/** Compares every call with what the hub knows: ejects who may not be there, mends attendance that webhooks did not tell. */
export async function reconcileRooms(services: Parts): Promise<void> {
  const connection = requireLivekit(services.livekit);
  const [live, used] = await Promise.all([listLiveRooms(connection), roomsInUse(services.db)]);
  const names = new Set([...live.filter(isCall), ...used]);
  for (const name of names) if (await findRoom(services.db, name)) await reconcileRoom(services, name);
}

async function reconcileRoom(services: Parts, roomId: string): Promise<void> {
  const connection = requireLivekit(services.livekit);
  const listedAt = await databaseTime(services.db);
  const people = await listLivePeople(connection, roomId);
  const permitted: LivePerson[] = [];
  for (const person of people) if (await admit(services, roomId, person.identity)) permitted.push(person);
  await recordList(services.db, roomId, permitted, listedAt);
}

/** True when this participant may be in the call; otherwise they are ejected. */
export async function admit(services: Parts, roomId: string, identity: string): Promise<boolean> {
  const pass = await findPass(services.db, roomId, identity);
  if (pass && !pass.revoked && (await holds(services, pass))) return true;
  await eject(services, roomId, identity);
  return false;
}

async function holds(services: Parts, pass: Pass): Promise<boolean> {
  if (!(await services.access.isValid(pass.actor))) return false;
  return accessRoom(services.db, pass.actor, pass.roomId, 'join').then(
    () => true,
    () => false,
  );
}

/** Ejects a participant and voids their tokens. When the video server is away, the next comparison ejects them. */
export async function eject(services: Parts, roomId: string, identity: string): Promise<void> {
  await revokePass(services.db, identity);
  if (services.livekit.state === 'ready') await removeLivePerson(services.livekit, roomId, identity).catch(() => {});
}

/** After a change of rights: out of every call that the member may no longer be in. */
async function recheckMember(services: Parts, memberId: string): Promise<void> {
  for (const pass of await passesOfMember(services.db, memberId))
    if (!(await holds(services, pass))) await eject(services, pass.roomId, pass.identity);
}

/** A video server that was started again knows no rooms: whoever was in a call finds it when they come back. */
async function restoreRooms(services: Parts): Promise<void> {
  for (const roomId of await roomsInUse(services.db)) await createLiveRoom(requireLivekit(services.livekit), roomId);
}

/** Watches over the calls for as long as the app runs. */
export async function roomKeeper(app: App) {
  const { services } = app;
  const quietly = (work: Promise<void>) => work.catch((error) => app.log.warn({ err: error }, 'rooms not reconciled'));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const later = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(round, everyMs).unref();
  };
  const round = async () => {
    if (services.livekit.state === 'ready') await quietly(reconcileRooms(services));
    later();
  };
  const stopAccess = services.access.onChange((memberId) => void quietly(recheckMember(services, memberId)));
  const stopLivekit = services.livekit.onChange(({ state }) => {
    if (state === 'ready') void quietly(restoreRooms(services)).then(later);
  });
  app.addHook('onReady', async () => later());
  app.addHook('preClose', async () => {
    stopped = true;
    clearTimeout(timer);
    stopAccess();
    stopLivekit();
  });
}

export const prunePassesJob: Job = { name: 'prune-room-passes', cron: '17 3 * * *', run: ({ db }) => prunePasses(db) };

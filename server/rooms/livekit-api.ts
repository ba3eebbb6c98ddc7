import { AccessToken, RoomServiceClient, TrackSource, WebhookReceiver } from 'livekit-server-sdk';
import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { LiveKitConfig } from '../config.ts';
import type { LiveKit } from '../embedded/livekit.ts';

/** Seconds a token is good for; LiveKit renews it for who is connected. */
export const tokenSeconds = 120;
const patienceSeconds = 5;

/** Where the video server is, or the error that says why there is none. */
export function requireLivekit(livekit: LiveKit): LiveKitConfig {
  if (livekit.state === 'ready') return livekit;
  throw new AppError(livekit.state === 'preparing' ? 'livekit_preparing' : 'livekit_missing');
}

function rooms({ url, key, secret }: LiveKitConfig): RoomServiceClient {
  return new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret, { requestTimeout: patienceSeconds });
}

/** A video server that does not answer is one that is being started again. */
async function speak<T>(connection: LiveKitConfig, say: (service: RoomServiceClient) => Promise<T>): Promise<T> {
  try {
    return await say(rooms(connection));
  } catch (error) {
    if (isNotFound(error)) throw error;
    throw new AppError('livekit_preparing');
  }
}

/** Makes the room; it is there afterwards, however often this is called. Rooms are made by the hub alone. */
export async function createLiveRoom(connection: LiveKitConfig, name: string, emptySeconds = 300): Promise<void> {
  await speak(connection, (service) => service.createRoom({ name, emptyTimeout: emptySeconds, departureTimeout: 20 }));
}

export type LivePerson = { identity: string; sid: string; joinedAt: Date };

/** Who is in the room; nobody when the video server does not know it. */
export async function listLivePeople(connection: LiveKitConfig, name: string): Promise<LivePerson[]> {
  const found = await speak(connection, (service) => service.listParticipants(name)).catch(unlessNotFound([]));
  return found.map(({ identity, sid, joinedAtMs, joinedAt }) => ({
    identity,
    sid,
    joinedAt: instantOf(joinedAtMs, joinedAt),
  }));
}

/** Names of the rooms that the video server holds open; its count of people in them lags behind. */
export async function listLiveRooms(connection: LiveKitConfig): Promise<string[]> {
  const found = await speak(connection, (service) => service.listRooms());
  return found.map((room) => room.name);
}

/** Ejects a participant; tokens made for them before now are void, those that LiveKit renewed too. */
export async function removeLivePerson(connection: LiveKitConfig, room: string, identity: string): Promise<void> {
  const revokeTokenTs = BigInt(Math.floor(Date.now() / 1_000));
  await speak(connection, (service) => service.removeParticipant(room, identity, { revokeTokenTs })).catch(
    unlessNotFound(undefined),
  );
}

const sources = {
  camera: [TrackSource.CAMERA],
  microphone: [TrackSource.MICROPHONE],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
};
export type TokenOrder = {
  room: string;
  identity: string;
  name: string;
  attributes: Record<string, string>;
  sources: (keyof typeof sources)[];
};

/** A token with the least grants: one room, named sources, no data, no change of one's own name or attributes. */
export async function mintToken(
  { key, secret }: LiveKitConfig,
  order: TokenOrder,
): Promise<{ token: string; expiresAt: string }> {
  const { identity, name, attributes, room } = order;
  const token = new AccessToken(key, secret, { identity, name, attributes, ttl: tokenSeconds });
  token.addGrant({
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: order.sources.flatMap((source) => sources[source]),
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  const expiresAt = new Date(Date.now() + tokenSeconds * 1_000).toISOString();
  return { token: await token.toJwt(), expiresAt };
}

/** What a webhook tells about a person; `at` is LiveKit's own time. */
export type LiveEvent = { kind: 'joined' | 'left'; room: string; person: LivePerson; at: Date };

/** Verifies the signature over the raw body; `null` for events that are of no interest. Throws when it is not LiveKit's. */
export async function readWebhook(
  { key, secret }: LiveKitConfig,
  body: string,
  authorization: string,
): Promise<LiveEvent | null> {
  const event = await new WebhookReceiver(key, secret).receive(body, authorization).catch(() => {
    throw new AppError('bad_signature');
  });
  const kind = event.event === 'participant_joined' ? 'joined' : leaving.has(event.event) ? 'left' : null;
  const { room, participant } = event;
  // A room in which somebody tries their connection is named otherwise, and is no call.
  if (!kind || !room || !participant || !isCall(room.name)) return null;
  const { identity, sid, joinedAtMs, joinedAt } = participant;
  const person = { identity, sid, joinedAt: instantOf(joinedAtMs, joinedAt) };
  return { kind, room: room.name, person, at: new Date(Number(event.createdAt) * 1_000) };
}

/** True for the name of a call: its room's id. */
export const isCall = isUuid;

const leaving = new Set<string>(['participant_left', 'participant_connection_aborted']);

function instantOf(milliseconds: bigint, seconds: bigint): Date {
  return new Date(milliseconds > 0n ? Number(milliseconds) : Number(seconds) * 1_000);
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not_found';
}

function unlessNotFound<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (isNotFound(error)) return instead;
    throw error;
  };
}

import type { Participant, Room, Track, TrackPublication } from 'livekit-client';
import type { Sector } from '../../shared/accounts/schema.ts';

export type Livekit = typeof import('livekit-client');

export type Quality = 'excellent' | 'good' | 'poor' | 'lost' | 'unknown';

/** One person's presence in the call, as plain data for the page; a second tab is a second one. */
export type Person = {
  identity: string;
  memberId: string;
  name: string;
  initials: string;
  sector: Sector;
  me: boolean;
  speaking: boolean;
  /** 0 to 1. */
  loudness: number;
  microphone: boolean;
  cameraOn: boolean;
  /** The picture, once there is one. */
  camera: Track | null;
  screen: Track | null;
  quality: Quality;
};

/** Everybody in the call in the order they came, the reader last; `asked` are the sources the reader wants to send. */
export function readPeople(room: Room, asked: ReadonlySet<string>): Person[] {
  const others = [...room.remoteParticipants.values()].sort((a, b) => joined(a) - joined(b)).map(readPerson);
  const me = room.localParticipant;
  return me.identity === '' ? others : [...others, readMe(me, asked)];
}

/** Whose a presence is: every tab of theirs has one of its own. */
export const memberIn = (identity: string): string => identity.split(':', 1)[0] ?? identity;

const joined = (participant: Participant) => participant.joinedAt?.getTime() ?? 0;

/** The switches show what the reader asked for, not only what the server has already. */
function readMe(me: Participant, asked: ReadonlySet<string>): Person {
  const person = readPerson(me);
  return {
    ...person,
    microphone: person.microphone || asked.has('microphone'),
    cameraOn: person.cameraOn || asked.has('camera'),
  };
}

function readPerson(participant: Participant): Person {
  const { identity, attributes } = participant;
  const tracks = [...participant.trackPublications.values()];
  const live = (source: string) => tracks.find((track) => track.source === source && !track.isMuted);
  return {
    identity,
    memberId: memberIn(identity),
    name: participant.name ?? '',
    initials: attributes.initials ?? '',
    sector: (attributes.sector ?? 'state') as Sector,
    me: participant.isLocal,
    speaking: participant.isSpeaking,
    loudness: participant.audioLevel,
    microphone: live('microphone') !== undefined,
    cameraOn: live('camera') !== undefined,
    camera: trackOf(live('camera')),
    screen: trackOf(live('screen_share')),
    quality: participant.connectionQuality as Quality,
  };
}

const trackOf = (publication: TrackPublication | undefined): Track | null => publication?.track ?? null;

/** Whether the reader may share a screen, and has one to share. */
export function mayShare(room: Room, { Track: kinds }: Livekit): boolean {
  const sources = room.localParticipant.permissions?.canPublishSources.map(String) ?? [];
  const screen = String(kinds.sourceToProto(kinds.Source.ScreenShare));
  const able = navigator.mediaDevices !== undefined && 'getDisplayMedia' in navigator.mediaDevices;
  return able && (sources.length === 0 || sources.includes(screen));
}

import { Type } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { PersonInRoom } from './schema.ts';

const people = Type.Integer({ description: 'How many are in the call now' });

/** Events of the topic `room:<id>`. Under the Chatham House Rule nobody is named. */
export const roomEvents = {
  'participant.joined': Closed({ people, person: Type.Union([PersonInRoom, Type.Null()]) }),
  'participant.left': Closed({ people, memberId: Type.Union([Uuid, Type.Null()]) }),
};

/** Event that rooms write into `meeting:<id>` and `group:<id>`. */
export const roomChanged = Closed({ roomId: Uuid, people });

import { type Static, Type } from 'typebox';
import { Closed, Nullable, Uuid } from '../fields.ts';

/** Files of one message. */
export const filesPerMessage = 10;
/** Characters of a file's name. */
export const nameLimit = 200;

const Pixels = Nullable(Type.Integer({ minimum: 1 }));

/** A file of a message, whole and checked. */
export const Attachment = Closed({
  id: Uuid,
  name: Type.String({ description: 'With an ending that fits the content' }),
  type: Type.String({ description: 'Media type, by content' }),
  size: Type.Integer({ minimum: 0, description: 'Bytes' }),
  width: Pixels,
  height: Pixels,
  thumbnail: Type.Boolean({ description: 'There is a small picture of it' }),
});
export type Attachment = Static<typeof Attachment>;

export const AttachmentIds = Type.Array(Uuid, {
  maxItems: filesPerMessage,
  uniqueItems: true,
  description: 'Finished uploads of mine for this thread (for a new one: for its group), in the order they are shown',
});

export const UploadState = Closed({
  received: Type.Integer({ description: 'Bytes that are there for good' }),
  size: Type.Integer({ description: 'Bytes the file will have' }),
});

export const UploadLimits = Closed({
  maxBytes: Type.Integer({ description: 'Largest file' }),
  filesPerMessage: Type.Integer(),
  types: Type.Array(Type.String(), { description: 'Media types that are taken' }),
});
export type UploadLimits = Static<typeof UploadLimits>;

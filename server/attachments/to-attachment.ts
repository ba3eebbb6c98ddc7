import type { Attachment } from '../../shared/attachments/schema.ts';
import type { FileRow } from './upload-queries.ts';

export function toAttachment({ id, name, type, size, width, height, thumbnail, declaredSize }: FileRow): Attachment {
  return { id, name, type: type ?? '', size: size ?? declaredSize, width, height, thumbnail };
}

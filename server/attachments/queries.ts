import { sql } from 'kysely';
import type { Attachment } from '../../shared/attachments/schema.ts';

/** The files of the message `m`, in order, as `Attachment`s in a jsonb array. */
export const attachmentColumns = sql<Attachment[]>`
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
     'width', f.width, 'height', f.height, 'thumbnail', f.thumbnail) order by f.position), '[]')
   from attachment f where f.message_id = m.id)`;

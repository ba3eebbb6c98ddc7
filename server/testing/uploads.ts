import { randomUUID } from 'node:crypto';
import type { App } from '../http/app-type.ts';

/** As a browser says it in the metadata of an upload. */
export const uploadMetadata = (name: string, clientId: string = randomUUID()) =>
  `clientId ${Buffer.from(clientId).toString('base64')},name ${Buffer.from(name).toString('base64')}`;

export const tusHeaders = { 'tus-resumable': '1.0.0' };
export const chunkHeaders = (offset: number) => ({
  ...tusHeaders,
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});

type Sender = { app: App; headers: Record<string, string> } & ({ threadId: string } | { groupId: string });
type File = { name: string; bytes: Buffer };

/** Begins an upload; returns its id. */
export async function beginTestUpload(sender: Sender, { name, bytes }: File): Promise<string> {
  const { app, headers } = sender;
  const place = 'threadId' in sender ? `threads/${sender.threadId}` : `groups/${sender.groupId}`;
  const answer = await app.inject({
    method: 'POST',
    url: `/api/${place}/uploads`,
    headers: {
      ...headers,
      ...tusHeaders,
      'upload-length': String(bytes.length),
      'upload-metadata': uploadMetadata(name),
    },
  });
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode}: ${answer.body}`);
  return String(answer.headers.location).split('/').at(-1) ?? '';
}

/** Uploads a whole file without finishing it; returns its id. */
export async function sendTestFile(sender: Sender, file: File): Promise<string> {
  const id = await beginTestUpload(sender, file);
  const { app, headers } = sender;
  const url = `/api/uploads/${id}`;
  const answer = await app.inject({
    method: 'PATCH',
    url,
    headers: { ...headers, ...chunkHeaders(0) },
    payload: file.bytes,
  });
  if (answer.statusCode !== 204) throw new Error(`${answer.statusCode}: ${answer.body}`);
  return id;
}

/** Uploads and finishes a file; returns its id. */
export async function uploadTestFile(sender: Sender, file: File): Promise<string> {
  const id = await sendTestFile(sender, file);
  const { app, headers } = sender;
  const answer = await app.inject({ method: 'POST', url: `/api/uploads/${id}/finish`, headers });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
  return id;
}

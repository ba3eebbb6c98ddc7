import type { Page } from 'playwright-core';
import type { Message, ThreadPage } from '../shared/threads/schema.ts';
import { type Client, untilAnswered } from './client.ts';

/** Every message of a thread as the server has it, oldest first, fetched page by page from the end. */
export async function allMessages(client: Client, threadId: string): Promise<Message[]> {
  const page = await untilAnswered(() => client.request<ThreadPage>('GET', `/api/threads/${threadId}`));
  const all: Message[] = [];
  for (let before = page.body.thread.lastOrdinal + 1; before > 1; ) {
    const path = `/api/threads/${threadId}/messages?before=${before}`;
    const { items } = (await untilAnswered(() => client.request<{ items: Message[] }>('GET', path))).body;
    all.unshift(...items);
    before = items[0]?.ordinal ?? 1;
  }
  return all;
}

/** How many messages wait in a browser to be sent, whoever wrote them. */
export const waitingMessages = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('konsylium-outbox', 1);
      request.onsuccess = () => resolve(request.result);
    });
    const count = database.transaction('outgoing').objectStore('outgoing').count();
    await new Promise((resolve) => {
      count.onsuccess = resolve;
    });
    database.close();
    return count.result;
  });

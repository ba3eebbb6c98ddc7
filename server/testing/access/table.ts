import type { RouteOptions } from 'fastify';
import { accountRows } from './account-rows.ts';
import { attachmentRows } from './attachment-rows.ts';
import { calendarRows } from './calendar-rows.ts';
import { decisionRows } from './decision-rows.ts';
import { draftRows } from './draft-rows.ts';
import { groupRows } from './group-rows.ts';
import { linkRows } from './link-rows.ts';
import { meetingRows } from './meeting-rows.ts';
import { notificationRows } from './notification-rows.ts';
import { roomRows } from './room-rows.ts';
import type { Rows } from './rules.ts';
import { shellRows } from './shell-rows.ts';
import { standingRows } from './standing-rows.ts';
import { taskRows } from './task-rows.ts';
import { threadRows } from './thread-rows.ts';
import type { Ask } from './world.ts';

/** The access table: every route of the hub, who may use it, and a right request for it. */
export const accessTable: Rows = {
  ...shellRows,
  ...accountRows,
  ...groupRows,
  ...threadRows,
  ...standingRows,
  ...attachmentRows,
  ...meetingRows,
  ...calendarRows,
  ...decisionRows,
  ...taskRows,
  ...draftRows,
  ...roomRows,
  ...notificationRows,
  ...linkRows,
};

/** The built client: there or not, and open to everybody. */
const pages = new Set(['/*', '/assets/*']);

/** The routes of an app as keys of the table, without the client's. */
export function routeKeys(routes: readonly Pick<RouteOptions, 'method' | 'url'>[]): string[] {
  const served = routes.filter(({ url }) => !pages.has(url));
  const keys = served.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
  return [...new Set(keys)].filter((key) => !isAddedHead(key, keys)).sort();
}

/** Fastify answers HEAD wherever there is a GET: the same route. */
function isAddedHead(key: string, keys: string[]): boolean {
  return key.startsWith('HEAD ') && keys.includes(key.replace('HEAD', 'GET'));
}

/** The address of a route with its parameters filled in. */
export function addressOf(key: string, { params = {}, query = {} }: Ask): string {
  const path = (key.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => params[name] ?? `:${name}`);
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

import type { FoundKind, SearchAnswer, Sort } from '../../shared/search/schema.ts';
import { request } from '../lib/api.ts';

export type Asked = { q: string; kinds?: readonly FoundKind[]; sort?: Sort; cursor?: string; unfinished?: boolean };

/** Everything that fits, by kind. */
export function search({ q, kinds, sort, cursor, unfinished }: Asked, signal?: AbortSignal): Promise<SearchAnswer> {
  const query = new URLSearchParams({ q });
  if (kinds) query.set('kinds', kinds.join(','));
  if (sort) query.set('sort', sort);
  if (cursor) query.set('cursor', cursor);
  if (unfinished) query.set('unfinished', 'true');
  return request<SearchAnswer>('GET', `/api/search?${query}`, undefined, signal);
}

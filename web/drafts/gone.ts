import { ApiError } from '../lib/api.ts';

/** True when the server says that there is no such thing, or not for this reader. */
export const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

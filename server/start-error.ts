/** The hub can not start, for a reason a person can do something about. The message is one line. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartError';
  }
}

/** What the driver says when the database is not there, or lets nobody in: system errors and SQLSTATE classes 08, 28, 3D, 57P0. */
const unreachable = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|08|28|3D|57P0)/;

/** The error itself, or a `StartError` in its place when the database at `url` can not be reached. The password stays out of it. */
export function explainDatabaseError(error: unknown, url: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!unreachable.test(code)) return error;
  const place = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'DATABASE_URL';
  const words = error instanceof Error && error.message ? error.message : code;
  return new StartError(
    `The database ${place} does not let the hub in (${words}). Check DATABASE_URL and that it runs.`,
  );
}

const key = 'wanted';

/** Keeps the page somebody wanted before signing in; the link from the mail may open in another tab. */
export function rememberWanted(path: string): void {
  if (!isOurPath(path)) return;
  try {
    localStorage.setItem(key, path);
  } catch {
    // Without storage the way leads to Today.
  }
}

/** Where to go after signing in, once. */
export function takeWanted(): string {
  try {
    const path = localStorage.getItem(key);
    localStorage.removeItem(key);
    return path && isOurPath(path) ? path : '/';
  } catch {
    return '/';
  }
}

/** A path of this hub and nothing that leads elsewhere (`//host`, `/\host`). */
export function isOurPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path) && !/[\\\p{Cc}]/u.test(path);
}

const key = 'konsylium.drafts.offline';
const prefix = 'konsylium-draft:';

function read(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}

function write(names: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(names));
  } catch {
    // Without storage there is no copy either.
  }
}

export const rememberCopy = (name: string): void => write([...new Set([...read(), name])]);
export const forgetCopy = (name: string): void => write(read().filter((other) => other !== name));

/** Removes every draft kept in this browser: at sign-out, and when somebody else signs in. */
export async function wipeOfflineDrafts(): Promise<void> {
  const listed = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? [];
  const known = listed.map((database) => database.name ?? '').filter((name) => name.startsWith(prefix));
  await Promise.all([...new Set([...read(), ...known])].map(remove));
  write([]);
}

function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Another tab still holds it, and removes it when it learns of the same sign-out.
    request.onblocked = () => resolve();
  });
}

/*
 * The receipt of a secret ballot: made here, known to this browser alone, so that the ballot can be changed from here and
 * nobody can tell from the server's side whose it is. It says nothing of what was chosen.
 */

const keyOf = (memberId: string, decisionId: string) => `secret-ballot:${memberId}:${decisionId}`;

/** The receipt of this browser for a decision; made and kept when there is none. */
export function receiptFor(memberId: string, decisionId: string): string {
  const key = keyOf(memberId, decisionId);
  const known = localStorage.getItem(key);
  if (known) return known;
  const made = makeReceipt();
  localStorage.setItem(key, made);
  return made;
}

/** True when the ballot was given from this browser. */
export function hasReceipt(memberId: string, decisionId: string): boolean {
  return localStorage.getItem(keyOf(memberId, decisionId)) !== null;
}

function makeReceipt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

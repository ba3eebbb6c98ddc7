/** What is looked for, as the address says it. */
export type Search = {
  szukaj?: string;
  grupa?: string;
  rok?: string;
  tryb?: string;
  wynik?: string;
  przeglad?: string;
};

const names = {
  szukaj: 'query',
  grupa: 'groupId',
  rok: 'year',
  tryb: 'method',
  wynik: 'result',
  przeglad: 'review',
} as const;

/** The address as the server is asked; what is empty is left out. */
export function toQuery(search: Search): Record<string, string> {
  const entries = Object.entries(names).map(([name, field]) => [field, search[name as keyof Search] ?? '']);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

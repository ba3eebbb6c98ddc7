import { useSearchParams } from '@solidjs/router';
import { type FoundKind, foundKinds, type Sort } from '../../shared/search/schema.ts';

type Address = { q?: string; rodzaj?: string; kolejnosc?: string };

/** What is looked for, as it stands in the address: `/szukaj?q=szkoła&rodzaj=message&kolejnosc=newest`. */
export function useAsked() {
  const [address, setAddress] = useSearchParams<Address>();
  const kind = (): FoundKind | undefined => foundKinds.find((known) => known === address.rodzaj);
  const sort = (): Sort => (address.kolejnosc === 'newest' ? 'newest' : 'best');
  return {
    q: () => address.q ?? '',
    kind,
    sort,
    setQ: (q: string) => setAddress({ q: q.trim() === '' ? null : q }, { replace: true }),
    setKind: (chosen: FoundKind | undefined) => setAddress({ rodzaj: chosen ?? null }, { replace: true }),
    setSort: (chosen: Sort) => setAddress({ kolejnosc: chosen === 'best' ? null : chosen }, { replace: true }),
  };
}

export type Asked = ReturnType<typeof useAsked>;

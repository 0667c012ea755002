/** What the address of the search says. Anything unknown in it is ignored. */

/** Kinds of things that can be looked for; the first means all of them. */
export const SEARCH_KINDS = ['alt', 'borgere', 'aabninger', 'virksomheder', 'kompetencer', 'jobs'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A search somebody asks for. */
export interface SearchQuery {
  /** at most 100 characters */
  text: string;
  kind: SearchKind;
}

/** Reads the query of an address. */
export function searchQuery(query: URLSearchParams): SearchQuery {
  return {
    text: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
    kind: SEARCH_KINDS.find((kind) => kind === query.get('type')) ?? SEARCH_KINDS[0],
  };
}

/** The number of a pseudonym as people type it: `K-1042`, `k1042`, `1042`; null when it is none. */
export function pseudonymNumber(text: string): string | null {
  return /^(?:k\s*-?\s*)?(\d{1,9})$/i.exec(text)?.[1] ?? null;
}

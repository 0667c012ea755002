/** What the address of the list of employers says. Anything unknown in it is ignored. */

/** Which employers: all, or those with something to do or to keep in mind. */
export const EMPLOYER_FILTERS = ['alle', 'kontakt', 'aabninger', 'borgere', 'aftale', 'fred'] as const;
export type EmployerFilter = (typeof EMPLOYER_FILTERS)[number];

/** Orders of the list; the first is the usual one. */
export const EMPLOYER_SORTS = ['navn', 'kontakt', 'aabninger', 'borgere'] as const;

/** The list somebody asks for. */
export interface EmployersQuery {
  search: string;
  filter: EmployerFilter;
  /** four digits or the beginning of them, or empty */
  postalCode: string;
  sort: (typeof EMPLOYER_SORTS)[number];
  page: number;
}

/** Reads the query of an address. */
export function employersQuery(query: URLSearchParams): EmployersQuery {
  const page = Number(query.get('side'));
  const postalCode = (query.get('postnr') ?? '').trim();
  return {
    search: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
    filter: EMPLOYER_FILTERS.find((one) => one === query.get('vis')) ?? EMPLOYER_FILTERS[0],
    postalCode: /^\d{1,4}$/.test(postalCode) ? postalCode : '',
    sort: EMPLOYER_SORTS.find((sort) => sort === query.get('orden')) ?? EMPLOYER_SORTS[0],
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The same list as parameters of an address, without the page. */
export function employersParameters(query: EmployersQuery): Record<string, string | null> {
  return {
    q: query.search,
    vis: query.filter === EMPLOYER_FILTERS[0] ? null : query.filter,
    postnr: query.postalCode,
    orden: query.sort === EMPLOYER_SORTS[0] ? null : query.sort,
  };
}

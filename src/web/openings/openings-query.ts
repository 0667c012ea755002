/** What the address of the list of openings says. Anything unknown in it is ignored. */
import { SCHEMES, type Scheme } from '../../matching/core/facts';
import { OPENING_STATES, type OpeningState } from '../../openings/opening-state';

/** Orders of the list; the first is the usual one. */
export const SORTS = ['nyeste', 'aeldste', 'frist', 'bedste', 'titel'] as const;

/** `levende` = those for which people are looked for now (`aaben`, `i_dialog`). */
export type StateFilter = OpeningState | 'levende' | 'alle';

/** The list somebody asks for. */
export interface OpeningsQuery {
  search: string;
  state: StateFilter;
  scheme: Scheme | '';
  branchepakke: string;
  /** initials, or `mine` */
  owner: string;
  /** `ingen` = only those for which nobody stands on the shortlist yet */
  shortlist: 'ingen' | '';
  sort: (typeof SORTS)[number];
  page: number;
}

/** Reads the query of an address. */
export function openingsQuery(query: URLSearchParams): OpeningsQuery {
  const page = Number(query.get('side'));
  const state = query.get('tilstand');
  return {
    search: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
    state: (['levende', 'alle', ...OPENING_STATES] as const).find((one) => one === state) ?? 'levende',
    scheme: SCHEMES.find((scheme) => scheme === query.get('ordning')) ?? '',
    branchepakke: (query.get('branche') ?? '').slice(0, 20),
    owner: (query.get('ejer') ?? '').slice(0, 8),
    shortlist: query.get('kortliste') === 'ingen' ? 'ingen' : '',
    sort: SORTS.find((sort) => sort === query.get('orden')) ?? SORTS[0],
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The same list as parameters of an address, without the page. */
export function openingsParameters(query: OpeningsQuery): Record<string, string | null> {
  return {
    q: query.search,
    tilstand: query.state === 'levende' ? null : query.state,
    ordning: query.scheme,
    branche: query.branchepakke,
    ejer: query.owner,
    kortliste: query.shortlist,
    orden: query.sort === SORTS[0] ? null : query.sort,
  };
}

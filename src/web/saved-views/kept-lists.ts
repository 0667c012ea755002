/** Which lists can be kept as views, and what of their address is kept. */
import { FACTORS, type FactorCode } from '../../matching/core/result';
import { SAVED_LISTS, type SavedList } from '../../saved-views/saved-view.entity';
import { boardParameters, boardQuery } from '../board/board-query';
import { employersParameters, employersQuery } from '../employers/employers-query';
import { rankedParameters, rankedQuery } from '../openings/list-query';
import { openingsParameters, openingsQuery } from '../openings/openings-query';

/** A list that can be kept. */
interface KeptList {
  /** its address; null = it has one for each opening */
  path: string | null;
  /** the form of its address */
  form: RegExp;
  /** names of the parameters that are kept: its filters, not the page that is open */
  keeps: readonly string[];
}

const NONE = new URLSearchParams();
const namesOf = (parameters: object) => Object.keys(parameters).filter((name) => name !== 'side');
const ANY_WEIGHTS = Object.fromEntries(FACTORS.map((factor) => [factor, 1])) as Record<FactorCode, number>;

/** By code. The names of the parameters come from the lists themselves, so that a new filter is kept at once. */
export const KEPT_LISTS: Readonly<Record<SavedList, KeptList>> = {
  openings: { path: '/aabninger', form: /^\/aabninger$/, keeps: namesOf(openingsParameters(openingsQuery(NONE))) },
  ranked: {
    path: null,
    form: /^\/aabninger\/[0-9a-f-]{36}$/,
    keeps: namesOf(rankedParameters(rankedQuery(NONE, ANY_WEIGHTS))),
  },
  boards: { path: '/tavler', form: /^\/tavler$/, keeps: namesOf(boardParameters(boardQuery(NONE))) },
  employers: {
    path: '/virksomheder',
    form: /^\/virksomheder$/,
    keeps: namesOf(employersParameters(employersQuery(NONE))),
  },
};

/** The list an address belongs to; undefined when it is none of them. */
export function listOf(address: string): SavedList | undefined {
  const { pathname } = new URL(address, 'http://localhost');
  return SAVED_LISTS.find((list) => KEPT_LISTS[list].form.test(pathname));
}

/** What is kept of an address: the filters that are set, always in the same order. */
export function keptQuery(list: SavedList, address: string): string {
  const { searchParams } = new URL(address, 'http://localhost');
  const kept = new URLSearchParams();
  for (const name of KEPT_LISTS[list].keeps) {
    const value = searchParams.get(name);
    if (value) kept.append(name, value);
  }
  return kept.toString();
}

/** Where a kept view is shown; for the list of an opening, beside the one that is open. */
export function viewAddress(list: SavedList, query: string, beside?: string): string | null {
  const path = KEPT_LISTS[list].path ?? (beside === undefined ? null : new URL(beside, 'http://localhost').pathname);
  if (path === null) return null;
  return query === '' ? path : `${path}?${query}`;
}

/** What the address of a ranked list says: filters, weights, length. Anything unknown in it is ignored. */
import type { Band } from '../../explanations/sentences';
import { SCHEMES, type Scheme } from '../../matching/core/facts';
import type { Policy } from '../../matching/core/policy';
import { FACTORS, type FactorCode } from '../../matching/core/result';
import type { Weights } from '../../matching/weight-presets.service';

/** Lengths of a list that are offered. */
export const SIZES = [10, 25, 50, 100, 200] as const;

/** Filters on what has been decided about a person. */
export const DECIDED = ['nye', 'kortliste'] as const;

const BANDS: readonly Band[] = ['strong', 'possible', 'weak'];
const DEFAULT_SIZE = 25;
const LARGEST_WEIGHT = 1000;
const LONGEST_SEARCH = 100;

/** The list somebody asks for. */
export interface RankedQuery {
  search: string;
  band: Band | '';
  /** initials, or `mine` */
  owner: string;
  decided: (typeof DECIDED)[number] | '';
  scheme: Scheme | '';
  /** minutes one way */
  maxMinutes: number | null;
  size: number;
  /** null = the policy's own */
  weights: Record<FactorCode, number> | null;
}

/** Reads the query of an address; `usual` are the policy's weights. */
export function rankedQuery(query: URLSearchParams, usual: Policy['weights'], preset?: Weights): RankedQuery {
  return {
    search: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH),
    band: oneOf(BANDS, query.get('baand')),
    owner: (query.get('ejer') ?? '').slice(0, 8),
    decided: oneOf(DECIDED, query.get('status')),
    scheme: oneOf(SCHEMES, query.get('ordning')),
    maxMinutes: wholeNumber(query.get('rejse'), 1, 240),
    size: SIZES.find((size) => String(size) === query.get('antal')) ?? DEFAULT_SIZE,
    weights: weightsOf(query, usual, preset),
  };
}

/** The same list as parameters of an address; what has its usual value is left out. */
export function rankedParameters(query: RankedQuery): Record<string, string | number | null> {
  const weights = Object.fromEntries(
    FACTORS.map((factor) => [weightName(factor), query.weights ? query.weights[factor] : null]),
  );
  return {
    q: query.search,
    baand: query.band,
    ejer: query.owner,
    status: query.decided,
    ordning: query.scheme,
    rejse: query.maxMinutes,
    antal: query.size === DEFAULT_SIZE ? null : query.size,
    ...weights,
  };
}

/** Name of a weight in addresses and forms. */
export function weightName(factor: FactorCode): string {
  return `v-${factor}`;
}

/** True when lines are picked out, so that the list must be read deeper than it is shown. */
export function isFiltered(query: RankedQuery): boolean {
  const { search, band, owner, decided, scheme, maxMinutes } = query;
  return [search, band, owner, decided, scheme].some((filter) => filter !== '') || maxMinutes !== null;
}

/** The weights of an address or form, with the policy's own for what is left out; null when they are the policy's. */
export function weightsOf(
  query: URLSearchParams,
  usual: Policy['weights'],
  preset?: Weights,
): Record<FactorCode, number> | null {
  const weights = Object.fromEntries(
    FACTORS.map((factor) => [
      factor,
      wholeNumber(query.get(weightName(factor)), 0, LARGEST_WEIGHT) ?? preset?.[factor] ?? usual[factor],
    ]),
  ) as Record<FactorCode, number>;
  if (FACTORS.every((factor) => weights[factor] === 0)) return null;
  return FACTORS.every((factor) => weights[factor] === usual[factor]) ? null : weights;
}

function oneOf<T extends string>(known: readonly T[], asked: string | null): T | '' {
  return known.find((one) => one === asked) ?? '';
}

function wholeNumber(text: string | null, min: number, max: number): number | null {
  if (text === null || !/^\d{1,6}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}

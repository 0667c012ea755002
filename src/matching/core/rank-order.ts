import type { IsoDate } from './facts';

/**
 * The written tie-break, in order. Neither name nor the meaning of an id takes part (domain.md §7.4); the id only
 * decides when both draws mix to the same number, which makes the order total.
 */
export const RANK_ORDER = ['total_desc', 'waiting_since_asc', 'draw_asc', 'id_asc'] as const;

/** What a person's place on a list is decided by. */
export interface Standing {
  total: number;
  /** the longest wait comes first, an unknown wait last */
  waitingSince?: IsoDate;
  /** `mixDraws` of the person's and the opening's draw */
  draw: number;
  id: string;
}

/**
 * Mixes two recorded draws into one unsigned 32-bit number, so that the same two people do not meet in the same order
 * on every list. Multiply-and-shift mixing; every bit of the input moves about half of the bits.
 */
export function mixDraws(candidateDraw: number, openingDraw: number): number {
  let mixed = (candidateDraw ^ Math.imul(openingDraw, 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Negative when `a` stands before `b`. Never 0 for two different ids. */
export function compareStandings(a: Standing, b: Standing): number {
  if (a.total !== b.total) return b.total - a.total;
  if (a.waitingSince !== b.waitingSince) {
    if (a.waitingSince === undefined) return 1;
    if (b.waitingSince === undefined) return -1;
    return a.waitingSince < b.waitingSince ? -1 : 1;
  }
  if (a.draw !== b.draw) return a.draw - b.draw;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

import type { Substitute } from '../matching/core/facts';
import type { EscoLink } from './esco/esco-links';
import type { CompetencyData, CompetencyLink } from './taxonomy.types';

/** Part credit below this many thousandths is no help to anybody and is left out. */
export const SMALLEST_CREDIT_PERMILLE = 200;

/**
 * For every competency the others that give part credit for it, best first (equal weights by code).
 *
 * Direct credit: a `related` one gives its weight in both directions; one whose `broader` names the competency gives
 * that weight. Credit over one competency in between is the product of both weights, rounded down; longer ways do not
 * count. Of several ways to the same competency the best one counts; below 200 thousandths none does.
 */
export function substituteTable(
  competencies: readonly CompetencyData[],
): ReadonlyMap<string, readonly CompetencyLink[]> {
  const direct = directCredit(competencies);
  const table = new Map<string, readonly CompetencyLink[]>();
  for (const { code: needed } of competencies) {
    const best = new Map<string, number>();
    const offer = (code: string, permille: number): void => {
      if (code !== needed && permille >= SMALLEST_CREDIT_PERMILLE) {
        best.set(code, Math.max(permille, best.get(code) ?? 0));
      }
    };
    for (const [between, near] of direct.get(needed) ?? []) {
      offer(between, near);
      for (const [far, weight] of direct.get(between) ?? []) offer(far, Math.floor((near * weight) / 1000));
    }
    const sorted = [...best].map(([code, permille]) => Object.freeze({ code, permille })).sort(bestFirst);
    table.set(needed, Object.freeze(sorted));
  }
  return table;
}

/** The table with links that only ESCO tells, after the taxonomy's own; a pair that has one keeps it alone. */
export function withEscoLinks(
  own: ReadonlyMap<string, readonly CompetencyLink[]>,
  links: readonly EscoLink[],
): ReadonlyMap<string, readonly Substitute[]> {
  if (links.length === 0) return own;
  const further = new Map<string, Substitute[]>();
  for (const { needed, held, kind, permille } of links) {
    const known = own.get(needed);
    if (!known || known.some(({ code }) => code === held)) continue;
    const list = further.get(needed) ?? [];
    further.set(needed, list);
    list.push(Object.freeze({ code: held, permille, esco: kind }));
  }
  return new Map(
    [...own].map(([needed, known]) => [
      needed,
      Object.freeze([...known, ...(further.get(needed) ?? []).sort(bestFirst)]),
    ]),
  );
}

/** needed → held → thousandths, over single links. */
function directCredit(competencies: readonly CompetencyData[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const credit = new Map<string, Map<string, number>>();
  const add = (needed: string, held: string, permille: number): void => {
    const row = credit.get(needed) ?? new Map<string, number>();
    row.set(held, Math.max(permille, row.get(held) ?? 0));
    credit.set(needed, row);
  };
  for (const { code, broader, related } of competencies) {
    for (const link of broader) add(link.code, code, link.permille);
    for (const link of related) {
      add(link.code, code, link.permille);
      add(code, link.code, link.permille);
    }
  }
  return credit;
}

function bestFirst(a: Substitute, b: Substitute): number {
  return b.permille - a.permille || (a.code < b.code ? -1 : 1);
}

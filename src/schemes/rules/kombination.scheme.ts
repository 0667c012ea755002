/** Combination model: paid hours for mastered tasks, praktik hours for tasks being learnt (domain.md §4.3). */
import { z } from 'zod';
import type { IsoDate, Scheme } from '../../matching/core/facts';
import type { CombinationBlock } from '../facts';
import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { legalCapRule, ownCapRule } from './ratio.rule';
import { decided, defineRule, type RuleDefinition, unknownFor } from '../rule-definition';
import { praktikDurationRule } from './virksomhedspraktik.scheme';

const PAID: readonly Scheme[] = ['ordinaert', 'smaajob', 'fritidsjob', 'vikar'];

/** Weekly hours on a day, paid and praktik apart; other schemes are neither. */
export interface CombinationHours {
  paid: number;
  praktik: number;
}

/** Hours a week of the blocks that run on the day, paid and praktik counted apart. */
export function combinationHours(blocks: readonly CombinationBlock[], on: IsoDate): CombinationHours {
  const sum = (wanted: (scheme: Scheme) => boolean) =>
    blocks
      .filter(({ scheme, from, until }) => wanted(scheme) && from <= on && (until === undefined || on <= until))
      .reduce((total, { weeklyHours }) => total + weeklyHours, 0);
  return { paid: sum(isPaid), praktik: sum((scheme) => scheme === 'virksomhedspraktik') };
}

function isPaid(scheme: Scheme): boolean {
  return PAID.includes(scheme);
}

/** There has to be a paid block and a praktik block. */
const parts = defineRule({
  code: 'kombination.parts',
  kind: 'condition',
  params: z.strictObject({}),
  check({ opening: { blocks } }) {
    if (blocks === undefined) return unknownFor(['opening.blocks']);
    const paid = blocks.filter(({ scheme }) => isPaid(scheme)).length;
    const praktik = blocks.filter(({ scheme }) => scheme === 'virksomhedspraktik').length;
    return decided(paid > 0 && praktik > 0, { paid, praktik });
  },
});

function overlap(a: CombinationBlock, b: CombinationBlock): boolean {
  return (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);
}

/**
 * Paid tasks and praktik tasks of the same time are different tasks; a task learnt in praktik may become paid later. A
 * block without tasks cannot be told apart.
 */
const separateTasks = defineRule({
  code: 'kombination.separate_tasks',
  kind: 'condition',
  params: z.strictObject({}),
  check({ opening: { blocks } }) {
    if (blocks === undefined) return unknownFor(['opening.blocks']);
    const paid = blocks.filter(({ scheme }) => isPaid(scheme));
    const learnt = blocks.filter(({ scheme }) => scheme === 'virksomhedspraktik');
    const both = learnt.flatMap((praktik) =>
      paid
        .filter((job) => overlap(job, praktik))
        .flatMap(({ tasks }) => tasks.filter((task) => praktik.tasks.includes(task))),
    );
    const shared = [...new Set(both)].sort();
    if (shared.length > 0) return decided(false, { shared });
    return blocks.some(({ tasks }) => tasks.length === 0)
      ? unknownFor(['opening.blocks.tasks'], { shared })
      : decided(true, { shared });
  },
});

/** Paid and praktik hours together stay within a full week on every day of the course. */
const hours = defineRule({
  code: 'kombination.hours',
  kind: 'condition',
  params: z.strictObject({ maxHours: z.number().int().positive() }),
  check({ opening: { blocks } }, { maxHours }) {
    if (blocks === undefined) return unknownFor(['opening.blocks'], { maxHours });
    const fullest = blocks
      .map(({ from }) => combinationHours(blocks, from))
      .reduce((most, day) => (day.paid + day.praktik > most.paid + most.praktik ? day : most), { paid: 0, praktik: 0 });
    return decided(fullest.paid + fullest.praktik <= maxHours, { ...fullest, maxHours });
  },
});

/** All rules of the combination model in the order they are shown; its praktik part counts in the ratio. */
export const kombinationRules: readonly RuleDefinition[] = [
  inForceRule('kombination'),
  minimumAgeRule,
  permitRule,
  parts,
  separateTasks,
  hours,
  praktikDurationRule,
  legalCapRule,
  ownCapRule,
];

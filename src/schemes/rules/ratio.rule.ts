import { z } from 'zod';
import type { IsoDate } from '../../matching/core/facts';
import { agreeOutcomes, type RuleOutcome } from '../answers';
import { addDays } from '../dates';
import { TARGET_GROUPS } from '../facts';
import { cap, countedPlacements, dispensationOn } from './ratio-cap';
import {
  decided,
  defineRule,
  notApplicable,
  type RuleContext,
  type RuleDefinition,
  unknownFor,
  type Verdict,
} from '../rule-definition';
import { daysToCheck } from '../start-range';

const counts = z.array(z.enum(['virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig', 'nyttejob']));
const count = z.number().int().positive();

const ratioParams = z.union([
  z.strictObject({ applies: z.literal(false) }),
  z.strictObject({
    applies: z.literal(true),
    perEmployees: count,
    upTo: count,
    abovePer: count,
    minimum: count,
    counts,
    fullTimeHours: count,
    /** target groups for whom the ratio is not confirmed */
    uncertainGroups: z.array(z.enum(TARGET_GROUPS)),
  }),
]);
type Ratio = Extract<z.infer<typeof ratioParams>, { applies: true }>;

/** Days on which the number of placements or the dispensation changes. */
function changes({ workplace }: RuleContext): IsoDate[] {
  return [...(workplace.placements ?? []), ...(workplace.dispensations ?? [])].flatMap(({ from, until }) =>
    until === undefined ? [from] : [from, addDays(until, 1)],
  );
}

/** Compares what is needed with what there is, when both are only known within limits. */
function fits(need: { least: number; most: number }, room: { least: number; most: number }): RuleOutcome {
  if (need.most <= room.least) return 'eligible';
  return need.least > room.most ? 'not_eligible' : 'unknown';
}

function roomOn(context: RuleContext, ratio: Ratio, on: IsoDate): RuleOutcome {
  const { workplace, opening } = context;
  const employees = workplace.ordinaryEmployees;
  const places = {
    least: employees === undefined ? ratio.minimum : cap(employees, ratio),
    most: employees === undefined ? Infinity : cap(employees, ratio),
  };
  const { certain, unclear } = countedPlacements(workplace, on, ratio.counts);
  if (dispensationOn(workplace, on) === undefined) {
    return fits({ least: certain.length + 1, most: certain.length + unclear.length + 1 }, places);
  }
  const full = ratio.fullTimeHours;
  // nobody takes more than one full-time place
  const sum = (hours: readonly (number | undefined)[], unknown: number) =>
    hours.reduce<number>((total, each) => total + Math.min(full, each ?? unknown), 0);
  const certainHours = certain.map(({ weeklyHours }) => weeklyHours);
  const allHours = [...certain, ...unclear].map(({ weeklyHours }) => weeklyHours);
  return fits(
    { least: sum([...certainHours, opening.weeklyHours], 0), most: sum([...allHours, opening.weeklyHours], full) },
    { least: places.least * full, most: places.most * full },
  );
}

function checkRatio(context: RuleContext, ratio: Ratio): Verdict {
  const { person, workplace, opening, start } = context;
  const { ordinaryEmployees } = workplace;
  if (workplace.placements === undefined) return unknownFor(['workplace.placements']);
  const outcome = agreeOutcomes(daysToCheck(start, changes(context)).map((day) => roomOn(context, ratio, day)));
  const { certain } = countedPlacements(workplace, start.earliest, ratio.counts);
  const dispensation = dispensationOn(workplace, start.earliest);
  const facts = {
    ordinaryEmployees: ordinaryEmployees ?? null,
    ordinaryEmployeesOn: workplace.ordinaryEmployeesOn ?? null,
    cap: ordinaryEmployees === undefined ? ratio.minimum : cap(ordinaryEmployees, ratio),
    used: certain.length,
    dispensation: dispensation?.programme ?? '',
    usedHours: certain.reduce(
      (sum, { weeklyHours: hours = Infinity }) => sum + Math.min(ratio.fullTimeHours, hours),
      0,
    ),
    fullTimeHours: ratio.fullTimeHours,
  };
  const uncertain = person.targetGroup !== undefined && ratio.uncertainGroups.includes(person.targetGroup);
  if (outcome !== 'unknown') return { outcome, facts, uncertain };
  const missing = [];
  if (ordinaryEmployees === undefined) missing.push('workplace.ordinaryEmployees');
  if (workplace.pNumber === undefined) missing.push('workplace.pNumber');
  if (dispensation !== undefined && opening.weeklyHours === undefined) missing.push('opening.weeklyHours');
  if (!start.known) missing.push('opening.startsOn');
  return { ...unknownFor(missing.length > 0 ? missing : ['workplace.placements'], facts), uncertain };
}

/**
 * Is there room within the ratio, counted on the P-nummer on the first day? With a dispensation in force the room is
 * weekly hours of full-time places instead of heads. `applies: false` in the data means the law asks for no ratio.
 */
export function ratioRule(code: string): RuleDefinition {
  return defineRule({
    code,
    kind: 'condition',
    params: ratioParams,
    check: (context, params) => (params.applies ? checkRatio(context, params) : notApplicable()),
  });
}

/** The ratio of praktik and løntilskud. */
export const legalCapRule = ratioRule('ratio.legal_cap');

/** Does one more person keep within the number the firm itself has agreed to? No own limit agreed = nothing to keep. */
export const ownCapRule = defineRule({
  code: 'ratio.own_cap',
  kind: 'condition',
  params: z.strictObject({ counts }),
  check(context, params) {
    const { workplace, start } = context;
    if (workplace.ownCap === undefined) return notApplicable();
    const { ownCap } = workplace;
    if (workplace.placements === undefined && ownCap > 0) return unknownFor(['workplace.placements'], { ownCap });
    const used = countedPlacements(workplace, start.earliest, params.counts);
    const facts = { ownCap, used: used.certain.length };
    const outcome = agreeOutcomes(
      daysToCheck(start, changes(context)).map((day) => {
        const { certain, unclear } = countedPlacements(workplace, day, params.counts);
        return fits(
          { least: certain.length + 1, most: certain.length + unclear.length + 1 },
          { least: ownCap, most: ownCap },
        );
      }),
    );
    if (outcome !== 'unknown') return decided(outcome === 'eligible', facts);
    return unknownFor([start.known ? 'workplace.pNumber' : 'opening.startsOn'], facts);
  },
});

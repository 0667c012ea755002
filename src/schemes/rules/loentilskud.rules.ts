/** Rules that løntilskud at private and at public workplaces share in shape, each with its own data (domain.md §4). */
import { z } from 'zod';
import { agreeOutcomes, type RuleOutcome } from '../answers';
import { addDays, addMonths, daysBetween } from '../dates';
import { TARGET_GROUPS, type SchemeWorkplace } from '../facts';
import { decided, defineRule, type RuleDefinition, type StartRange, unknownFor } from '../rule-definition';
import { daysToCheck, holdsFrom } from '../start-range';
import { forTargetGroup, perTargetGroup } from './target-groups';

const whole = z.number().int().positive();

/** Is the workplace in the sector that the scheme is for? */
export function sectorRule(code: string, sector: NonNullable<SchemeWorkplace['sector']>): RuleDefinition {
  return defineRule({
    code,
    kind: 'condition',
    params: z.strictObject({}),
    check({ workplace }) {
      if (workplace.sector === undefined) return unknownFor(['workplace.sector'], { needed: sector });
      return decided(workplace.sector === sector, { sector: workplace.sector, needed: sector });
    },
  });
}

/** Has the person been on a benefit for long enough on the first day? */
export function benefitRule(code: string): RuleDefinition {
  return defineRule({
    code,
    kind: 'condition',
    params: z.strictObject({ months: whole }),
    check({ person: { benefitSince }, start }, { months }) {
      if (benefitSince === undefined) return unknownFor(['person.benefitSince'], { months });
      if (benefitSince === null) return decided(false, { months, benefitSince: null, possibleFrom: null });
      const possibleFrom = addMonths(benefitSince, months);
      const facts = { months, benefitSince, possibleFrom };
      const outcome = holdsFrom(start, possibleFrom);
      return outcome === 'unknown' ? unknownFor(['opening.startsOn'], facts) : { outcome, facts };
    },
    window({ benefitSince }, { months }) {
      if (benefitSince === undefined) return { kind: 'unknown', missing: ['person.benefitSince'] };
      return benefitSince === null ? { kind: 'never' } : { kind: 'dates', from: addMonths(benefitSince, months) };
    },
  });
}

/** Days in a number of months: exact from a known first day, else the fewest and the most there can be. */
function daysInMonths(months: number, from: string | undefined): { least: number; most: number } {
  // four years hold every month length, leap day included
  const starts = from === undefined ? Array.from({ length: 48 }, (_, i) => addMonths('2023-01-01', i)) : [from];
  const lengths = starts.map((start) => daysBetween(start, addMonths(start, months)));
  return { least: Math.min(...lengths), most: Math.max(...lengths) };
}

function lasts(weeks: number, before: number, months: number, start: StartRange): RuleOutcome {
  const days = (weeks + before) * 7;
  const room = daysInMonths(months, start.known ? addDays(start.earliest, -before * 7) : undefined);
  if (days <= room.least) return 'eligible';
  return days > room.most ? 'not_eligible' : 'unknown';
}

/** Is the course short enough for the person's target group? Limits are in months, plans in weeks. */
export function durationRule(code: string): RuleDefinition {
  return defineRule({
    code,
    kind: 'condition',
    params: z.strictObject({ months: perTargetGroup, uncertainGroups: z.array(z.enum(TARGET_GROUPS)) }),
    check({ person, opening, start }, params) {
      const { durationWeeks } = opening;
      if (durationWeeks === undefined) return unknownFor(['opening.durationWeeks']);
      const before = opening.weeksBefore ?? 0;
      return forTargetGroup(person, (group) => {
        const maxMonths = params.months[group];
        const outcome = lasts(durationWeeks, before, maxMonths, start);
        return {
          outcome,
          facts: { weeks: durationWeeks + before, maxMonths, group },
          missing: outcome === 'unknown' ? ['opening.startsOn'] : [],
          uncertain: params.uncertainGroups.includes(group),
        };
      });
    },
  });
}

/** Merbeskæftigelse: with the new post, more ordinary-size staff than the average of the months before. */
export const netGrowthRule = defineRule({
  code: 'loentilskud.net_growth',
  kind: 'condition',
  params: z.strictObject({ months: whole }),
  check({ workplace }, { months }) {
    const { ordinaryEmployees, employeesLast12Months: average } = workplace;
    const missing = [];
    if (ordinaryEmployees === undefined) missing.push('workplace.ordinaryEmployees');
    if (average === undefined) missing.push('workplace.employeesLast12Months');
    if (ordinaryEmployees === undefined || average === undefined) return unknownFor(missing, { months });
    return decided(ordinaryEmployees + 1 > average, { withNewPost: ordinaryEmployees + 1, average, months });
  },
});

/** The post may not have been vacated by dismissal or resignation in the months before the first day. */
export const vacatedPostRule = defineRule({
  code: 'loentilskud.vacated_post',
  kind: 'condition',
  params: z.strictObject({ months: whole, causes: z.array(z.enum(['dismissal', 'resignation', 'other'])) }),
  check({ workplace, start }, { months, causes }) {
    if (workplace.vacatedPosts === undefined) return unknownFor(['workplace.vacatedPosts'], { months });
    const posts = workplace.vacatedPosts.filter((post) => causes.includes(post.cause) && post.samePost !== false);
    const freeFrom = (on: string) => addDays(addMonths(on, months), 1);
    const outcomes = daysToCheck(
      start,
      posts.flatMap(({ on }) => [on, freeFrom(on)]),
    ).map((day) => {
      const blocking = posts.filter(({ on }) => on <= day && day < freeFrom(on));
      if (blocking.some(({ samePost }) => samePost === true)) return 'not_eligible';
      return blocking.length > 0 ? 'unknown' : 'eligible';
    });
    const outcome = agreeOutcomes(outcomes);
    if (outcome !== 'unknown') return { outcome, facts: { months } };
    return unknownFor([start.known ? 'workplace.vacatedPosts.samePost' : 'opening.startsOn'], { months });
  },
});

import { z } from 'zod';
import { agreeOutcomes, type RuleOutcome } from '../answers';
import type { SchemePerson, Visitation } from '../facts';
import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { defineRule, type RuleDefinition, unknownFor } from '../rule-definition';
import type { IsoDate } from '../../matching/core/facts';

/** The visitation in force on a day: the latest one not after it; undefined when there is none yet. */
export function visitationOn(visitations: readonly Visitation[], on: IsoDate): Visitation | undefined {
  return visitations.reduce<Visitation | undefined>(
    (latest, each) => (each.on <= on && (latest === undefined || each.on >= latest.on) ? each : latest),
    undefined,
  );
}

/** What each record says by itself; the integration programme takes people of both kinds and says nothing. */
function recorded(person: SchemePerson, on: IsoDate): RuleOutcome[] {
  const said: RuleOutcome[] = [];
  const visitation = person.visitations && visitationOn(person.visitations, on);
  if (visitation) said.push(visitation.result === 'aktivitetsparat' ? 'eligible' : 'not_eligible');
  const group = person.targetGroup;
  if (group === 'aktivitetsparat') said.push('eligible');
  else if (group === 'jobparat' || group === 'uddannelsesparat' || group === 'insured') said.push('not_eligible');
  return said;
}

/** Is the person aktivitetsparat? Visitation and target group that contradict each other become a question. */
const targetGroup = defineRule({
  code: 'arbejdsproevning.target_group',
  kind: 'condition',
  params: z.strictObject({}),
  check({ person, asOf }) {
    const outcome = agreeOutcomes(recorded(person, asOf));
    return outcome === 'unknown' ? unknownFor(['person.visitations']) : { outcome, facts: {} };
  },
});

/** Arbejdsprøvning: assesses the earning capacity of aktivitetsparate people (domain.md §4). */
export const arbejdsproevningRules: readonly RuleDefinition[] = [
  inForceRule('arbejdsproevning'),
  minimumAgeRule,
  permitRule,
  targetGroup,
];

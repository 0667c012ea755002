import { inForceRule } from './in-force.rule';
import { benefitRule, durationRule, netGrowthRule, sectorRule, vacatedPostRule } from './loentilskud.rules';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { legalCapRule, ownCapRule } from './ratio.rule';
import type { RuleDefinition } from '../rule-definition';

/** Løntilskud at a public workplace, in the order the rules are shown (domain.md §4, §4.2). */
export const loentilskudOffentligRules: readonly RuleDefinition[] = [
  inForceRule('loentilskud_offentlig'),
  minimumAgeRule,
  permitRule,
  sectorRule('loentilskud_offentlig.sector', 'public'),
  benefitRule('loentilskud_offentlig.benefit'),
  durationRule('loentilskud_offentlig.duration'),
  netGrowthRule,
  vacatedPostRule,
  legalCapRule,
  ownCapRule,
];

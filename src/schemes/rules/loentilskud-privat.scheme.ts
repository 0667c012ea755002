import { inForceRule } from './in-force.rule';
import { benefitRule, durationRule, netGrowthRule, sectorRule, vacatedPostRule } from './loentilskud.rules';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { legalCapRule, ownCapRule } from './ratio.rule';
import type { RuleDefinition } from '../rule-definition';

/** Løntilskud at a private workplace, in the order the rules are shown (domain.md §4, §4.2). */
export const loentilskudPrivatRules: readonly RuleDefinition[] = [
  inForceRule('loentilskud_privat'),
  minimumAgeRule,
  permitRule,
  sectorRule('loentilskud_privat.sector', 'private'),
  benefitRule('loentilskud_privat.benefit'),
  durationRule('loentilskud_privat.duration'),
  netGrowthRule,
  vacatedPostRule,
  legalCapRule,
  ownCapRule,
];

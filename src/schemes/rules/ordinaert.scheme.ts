import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import type { RuleDefinition } from '../rule-definition';

/** Ordinary job: ordinary terms, no scheme behind it (domain.md §4). */
export const ordinaertRules: readonly RuleDefinition[] = [inForceRule('ordinaert'), minimumAgeRule, permitRule];

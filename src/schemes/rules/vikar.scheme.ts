import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import type { RuleDefinition } from '../rule-definition';

/** Temporary work through an agency: ordinary terms (domain.md §4). */
export const vikarRules: readonly RuleDefinition[] = [inForceRule('vikar'), minimumAgeRule, permitRule];

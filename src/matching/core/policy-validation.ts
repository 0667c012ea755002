import { LANGUAGE_SKILLS } from '../../language/cefr';
import { BRANCHEPAKKE_STEPS, ESCO_LINK_KINDS, EVIDENCE, TASK_NEEDS } from './facts';
import { MatchingError } from './matching-error';
import type { Policy } from './policy';
import { FACTORS, type FactorCode } from './result';

/** One thing that is wrong with a policy. */
export interface PolicyFault {
  /** stable code, e.g. `POLICY.NOT_PERMILLE` */
  code: string;
  /** path in the policy, e.g. `commute.priorPermille` */
  field: string;
  /** what would be right */
  expected: string;
}

/** Largest factor weight; keeps every product inside exact integers. */
export const MAX_WEIGHT = 1_000_000;

const SUFFIX = /\+w[\d.]+$/;

/** All faults of a policy, none when it can be used. The orders checked here carry the promises of `DESIGN.md`. */
export function validatePolicy(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const check = (good: boolean, code: string, field: string, expected: string): void => {
    if (!good) faults.push({ code, field, expected });
  };
  const whole = (field: string, value: number, min: number, max: number): void =>
    check(
      Number.isInteger(value) && value >= min && value <= max,
      'POLICY.NOT_IN_RANGE',
      field,
      `a whole number ${min} to ${max}`,
    );
  const permille = (field: string, value: number): void =>
    check(
      Number.isInteger(value) && value >= 0 && value <= 1000,
      'POLICY.NOT_PERMILLE',
      field,
      'a whole number 0 to 1000',
    );
  const rising = (field: string, values: readonly number[]): void => {
    values.forEach((value, index) => permille(`${field}[${index}]`, value));
    check(
      values.every((value, index) => index === 0 || value >= values[index - 1]!),
      'POLICY.NOT_RISING',
      field,
      'no value below the one before it',
    );
  };

  check(policy.version.trim() !== '', 'POLICY.NO_VERSION', 'version', 'a name for this set of numbers');
  for (const { field, expected } of weightFaults(policy.weights)) check(false, 'POLICY.WEIGHT', field, expected);

  const { competencies, language, branchepakke, commute, hours, jobGoal, gates, projection, confidence } = policy;
  for (const need of TASK_NEEDS) {
    whole(`competencies.needWeights.${need}`, competencies.needWeights[need], 1, 1000);
    permille(`competencies.priorPermille.${need}`, competencies.priorPermille[need]);
  }
  whole('competencies.credentialWeight', competencies.credentialWeight, 1, 1000);
  permille('competencies.credentialPriorPermille', competencies.credentialPriorPermille);
  for (const kind of ESCO_LINK_KINDS) {
    permille(`competencies.escoPermille.${kind}`, competencies.escoPermille[kind]);
  }
  rising(
    'competencies.evidencePermille',
    EVIDENCE.map((evidence) => competencies.evidencePermille[evidence]),
  );

  for (const skill of LANGUAGE_SKILLS) whole(`language.skillWeights.${skill}`, language.skillWeights[skill], 1, 1000);
  rising('language.nearlyTherePermille (from the last)', [...language.nearlyTherePermille].reverse());
  rising('language.unknownLanguagePermille, unknownSkillPermille', [
    language.unknownLanguagePermille,
    language.unknownSkillPermille,
  ]);

  rising('branchepakke.priorPermille, stepPermille', [
    branchepakke.priorPermille,
    ...BRANCHEPAKKE_STEPS.map((step) => branchepakke.stepPermille[step]),
  ]);

  whole('commute.legalMinutes', commute.legalMinutes, 1, 720);
  whole('commute.softMinutes', commute.softMinutes, 0, Math.max(0, commute.legalMinutes - 1));
  whole('commute.bicycleKm', commute.bicycleKm, 0, 100);
  whole('commute.walkKm', commute.walkKm, 0, 100);
  whole('commute.smallJobBelowHours', commute.smallJobBelowHours, 0, 37);
  permille('commute.smallJobPermille', commute.smallJobPermille);
  permille('commute.beyondOwnLimitPermille', commute.beyondOwnLimitPermille);
  permille('commute.priorPermille', commute.priorPermille);

  whole('hours.weeklyWeight', hours.weeklyWeight, 1, 1000);
  whole('hours.shiftWeight', hours.shiftWeight, 1, 1000);
  permille('hours.losePerHourPermille', hours.losePerHourPermille);
  permille('hours.priorPermille', hours.priorPermille);

  rising('jobGoal.levelPermille (from c)', [jobGoal.levelPermille.c, jobGoal.levelPermille.b, jobGoal.levelPermille.a]);
  rising('jobGoal.sharedDigitsPermille', jobGoal.sharedDigitsPermille);
  permille('jobGoal.priorPermille', jobGoal.priorPermille);

  whole('gates.availabilityToleranceDays', gates.availabilityToleranceDays, 0, 365);
  whole('gates.fullTimeHours', gates.fullTimeHours, 1, 168);
  rising(
    'confidence.evidencePermille',
    EVIDENCE.map((evidence) => confidence.evidencePermille[evidence]),
  );
  permille('confidence.stalePermille', confidence.stalePermille);
  permille('confidence.projectedPermille', confidence.projectedPermille);
  whole('language.staleAfterMonths', language.staleAfterMonths, 1, 120);
  whole('projection.minDays', projection.minDays, 1, 3650);
  whole('projection.maxDays', projection.maxDays, 0, 3650);
  permille('confidence.unknownGatePermille', confidence.unknownGatePermille);
  return faults;
}

function weightFaults(weights: Readonly<Record<string, number>>): { field: string; expected: string }[] {
  const faults: { field: string; expected: string }[] = [];
  for (const [code, weight] of Object.entries(weights)) {
    if (!(FACTORS as readonly string[]).includes(code)) {
      faults.push({ field: `weights.${code}`, expected: `one of ${FACTORS.join(', ')}` });
    } else if (!Number.isInteger(weight) || weight < 0 || weight > MAX_WEIGHT) {
      faults.push({ field: `weights.${code}`, expected: `a whole number 0 to ${MAX_WEIGHT}` });
    }
  }
  const known = FACTORS.filter((code) => weights[code] === undefined);
  for (const code of known) faults.push({ field: `weights.${code}`, expected: 'a weight' });
  if (faults.length === 0 && FACTORS.every((code) => weights[code] === 0)) {
    faults.push({ field: 'weights', expected: 'at least one weight above 0' });
  }
  return faults;
}

/**
 * The policy with other factor weights; factors that are not named keep theirs. The version gets a suffix with all six
 * weights in the order of `FACTORS` (`2026-11-3+w40.20.15.15.5.5`), so equal weights always give an equal version.
 * Throws `POLICY.WEIGHT` with every fault when a code is unknown, a weight is not a whole number from 0, or all are 0.
 */
export function withWeights(policy: Policy, weights: Readonly<Partial<Record<FactorCode, number>>>): Policy {
  const merged: Record<string, number> = { ...policy.weights };
  for (const [code, weight] of Object.entries(weights)) if (weight !== undefined) merged[code] = weight;
  const faults = weightFaults(merged);
  if (faults.length > 0) {
    const fields = faults.map(({ field }) => field).join(', ');
    const expected = faults.map((fault) => `${fault.field}: ${fault.expected}`).join('; ');
    throw new MatchingError('POLICY.WEIGHT', fields, 'cannot be used', expected);
  }
  const complete = merged as Record<FactorCode, number>;
  const suffix = FACTORS.map((code) => complete[code]).join('.');
  return { ...policy, weights: complete, version: `${policy.version.replace(SUFFIX, '')}+w${suffix}` };
}

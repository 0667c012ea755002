import { type CefrLevel, cefrOrdinal, LANGUAGE_SKILLS, type LanguageSkill } from '../../../language/cefr';
import { monthsBefore } from '../../../language/language-evidence';
import type { CandidateFacts, IsoDate, LanguageAlternative, LanguageLevels } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor, splitPoints } from '../points';
import type { Policy } from '../policy';
import { projectedLevels, type ProjectionDays } from '../projection';
import type { Criterion } from '../result';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  type Finding,
  placeForAnswers,
} from './factor-result';
import { askedSkills } from '../gates/asked-by-opening';

/** One skill of one accepted language with its share of the points. */
export interface SkillPlan {
  skill: LanguageSkill;
  /** ordinal of the minimum on the ladder */
  asked: number;
  maxPoints: number;
  /** what was answered before on levels of today, by what it rests on: people share most answers */
  answered: Answered;
}

/** One accepted language. No skills = any level is enough. */
export interface AlternativePlan {
  alternative: LanguageAlternative;
  skills: readonly SkillPlan[];
}

/** The language factor of one opening. */
export interface LanguagePlan {
  maxPoints: number;
  alternatives: readonly AlternativePlan[];
  accepted: readonly string[];
  policy: Policy;
  days: ProjectionDays;
  /** levels from before this day are stale */
  freshFrom: IsoDate;
}

/** Skills that show a language is spoken when the opening asks for no level. */
export const ORAL_SKILLS: readonly LanguageSkill[] = ['listening', 'speaking', 'interaction'];

/** The opening names at least one workplace language. */
export function languageApplies({ opening }: OpeningCase): boolean {
  return opening.languages.length > 0;
}

/** Shares the factor's points over the skills with a minimum, separately for every alternative. */
export function planLanguage({ opening, context, start }: OpeningCase, maxPoints: number): LanguagePlan {
  const { policy, asOf } = context;
  const alternatives = opening.languages.map((alternative) => {
    const asked = askedSkills(alternative);
    const shares = splitPoints(
      maxPoints,
      asked.map(({ skill }) => policy.language.skillWeights[skill]),
    );
    return {
      alternative,
      skills: asked.map((entry, index) => ({
        skill: entry.skill,
        asked: entry.asked,
        maxPoints: shares[index]!,
        answered: placeForAnswers(context),
      })),
    };
  });
  return {
    maxPoints,
    alternatives,
    accepted: opening.languages.map(({ language }) => language),
    policy,
    days: { asOf, start },
    freshFrom: freshFrom(asOf, policy.language.staleAfterMonths),
  };
}

/** The last answer: all questions of a day ask the same. */
let fresh = { asOf: '', months: 0, from: '' };

function freshFrom(asOf: IsoDate, months: number): IsoDate {
  if (fresh.asOf !== asOf || fresh.months !== months) fresh = { asOf, months, from: monthsBefore(asOf, months) };
  return fresh.from;
}

/** True when at least one skill of the language has a level. */
export function isRecorded(levels: LanguageLevels | undefined): levels is LanguageLevels {
  return levels !== undefined && LANGUAGE_SKILLS.some((skill) => levels[skill] !== undefined);
}

/** Credit of a known skill, permille: full from the asked level up, falling by step below it. */
export function skillCredit(policy: Policy, held: number, asked: number): number {
  return held >= asked ? PERMILLE : (policy.language.nearlyTherePermille[asked - held - 1] ?? 0);
}

/** Credit where a level is unknown, permille: more when the person is recorded with the language at all. */
export function unknownCredit(policy: Policy, languageRecorded: boolean): number {
  return languageRecorded ? policy.language.unknownSkillPermille : policy.language.unknownLanguagePermille;
}

/** True when the levels are known to be old (policy `staleAfterMonths`). Exactly that old is still fresh. */
function isStale(plan: LanguagePlan, candidate: CandidateFacts, language: string): boolean {
  const on = candidate.languagesAssessedOn?.[language];
  return on !== undefined && on < plan.freshFrom;
}

/** The levels that count: those of today, or the ones projected for the first day where the policy says so. */
function countedLevels({ policy: { projection }, days }: LanguagePlan, candidate: CandidateFacts, language: string) {
  const ahead = projection.use ? projectedLevels(candidate, language, days, projection) : null;
  return ahead ?? candidate.languages[language];
}

function spokenSkill(levels: LanguageLevels | undefined): LanguageSkill | undefined {
  return ORAL_SKILLS.find((skill) => levels?.[skill] !== undefined);
}

function skillPoints(policy: Policy, { asked, maxPoints }: SkillPlan, level: CefrLevel | undefined, unknown: number) {
  return pointsFor(maxPoints, level === undefined ? unknown : skillCredit(policy, cefrOrdinal(level), asked));
}

/** Points of the best accepted language, as `scoreLanguage` finds them, without the reasons. */
export function languagePoints(plan: LanguagePlan, candidate: CandidateFacts): number {
  let best = 0;
  for (const { alternative, skills } of plan.alternatives) {
    const levels = countedLevels(plan, candidate, alternative.language);
    const unknown = unknownCredit(plan.policy, isRecorded(levels));
    let points = skills.length > 0 ? 0 : pointsFor(plan.maxPoints, spokenSkill(levels) ? PERMILLE : unknown);
    for (const asked of skills) points += skillPoints(plan.policy, asked, levels?.[asked.skill], unknown);
    if (points > best) best = points;
  }
  return best;
}

function scoreAlternative(plan: LanguagePlan, { alternative, skills }: AlternativePlan, candidate: CandidateFacts) {
  const { language, reason, minimums } = alternative;
  const { confidence } = plan.policy;
  const now = candidate.languages[language];
  const levels = countedLevels(plan, candidate, language);
  const stale = isStale(plan, candidate, language);
  const aged = (criterion: Criterion, projected: boolean): Finding => {
    const found = finding(criterion);
    const most = projected ? confidence.projectedPermille : stale ? confidence.stalePermille : PERMILLE;
    return { criterion, certainty: Math.min(found.certainty, most) };
  };
  const recorded = isRecorded(levels);
  const unknown = unknownCredit(plan.policy, recorded);
  if (skills.length === 0) {
    const spoken = spokenSkill(levels);
    const criterion: Criterion = {
      code: 'language.any_level',
      outcome: spoken ? 'met' : 'unknown',
      points: pointsFor(plan.maxPoints, spoken ? PERMILLE : unknown),
      maxPoints: plan.maxPoints,
      facts: { language, reason, accepted: plan.accepted, stale },
    };
    return [aged(criterion, false)];
  }
  const answer = (skillPlan: SkillPlan, projected: boolean): Finding => {
    const { skill, asked, maxPoints } = skillPlan;
    const level = levels?.[skill];
    const criterion: Criterion = {
      code: `language.${skill}`,
      outcome: level === undefined ? 'unknown' : cefrOrdinal(level) >= asked ? 'met' : 'not_met',
      points: skillPoints(plan.policy, skillPlan, level, unknown),
      maxPoints,
      facts: {
        language,
        skill,
        level: level ?? null,
        asked: minimums[skill]!,
        reason,
        accepted: plan.accepted,
        stale: stale && level !== undefined,
        projectedFrom: projected ? (now?.[skill] ?? null) : null,
      },
    };
    return aged(criterion, projected);
  };
  return skills.map((asked): Finding => {
    const level = levels?.[asked.skill];
    if (level !== now?.[asked.skill]) return answer(asked, true);
    const basis = level === undefined ? `${recorded} ${stale}` : stale ? `${level} stale` : level;
    return answeredBefore(asked.answered, basis, () => answer(asked, false));
  });
}

/**
 * Whether the person can talk and read as the work needs. Every accepted language is an alternative; the one with the
 * most points counts and its criteria are shown, the first listed on equal points. More than asked adds nothing. An
 * alternative without minimums is met by any recorded oral skill. Stale levels score like fresh ones and lower the
 * confidence only; projected levels count where the policy says so.
 */
export function scoreLanguage(plan: LanguagePlan, candidate: CandidateFacts): FactorResult {
  let best: FactorResult | undefined;
  for (const alternative of plan.alternatives) {
    const result = factorResult('language', plan.maxPoints, scoreAlternative(plan, alternative, candidate));
    if (!best || result.part.points > best.part.points) best = result;
  }
  return best ?? factorResult('language', plan.maxPoints, []);
}

import { cefrOrdinal } from '../../../language/cefr';
import type { CandidateFacts } from '../facts';
import { isRecorded } from '../factors/language.factor';
import type { Outcome } from '../result';
import { gateResult, worst, type GateRule } from './gate-rule';
import { type SafetyAlternative } from './asked-by-opening';

/** One alternative's answer, and the skills behind it as `language.skill`. */
export interface SafetyAnswer {
  outcome: Outcome;
  short: string[];
  unknown: string[];
}

/**
 * Is one accepted language enough for safety? Known below a minimum asked for safety is a no. A language whose minimums
 * have other reasons passes for anybody recorded with it, and is a question for anybody else.
 */
export function safetyAnswer({ language, skills }: SafetyAlternative, candidate: CandidateFacts): SafetyAnswer {
  const levels = candidate.languages[language];
  if (skills.length === 0) {
    const recorded = isRecorded(levels);
    return { outcome: recorded ? 'met' : 'unknown', short: [], unknown: recorded ? [] : [language] };
  }
  const short: string[] = [];
  const unknown: string[] = [];
  for (const { skill, asked } of skills) {
    const level = levels?.[skill];
    if (level === undefined) unknown.push(`${language}.${skill}`);
    else if (cefrOrdinal(level) < asked) short.push(`${language}.${skill}`);
  }
  return { outcome: worst(short.length > 0, unknown.length > 0), short, unknown };
}

/**
 * Can the person be spoken to where it matters for safety (domain.md §7.4)? One accepted language is enough: only
 * somebody known to fall short in every one of them is excluded.
 */
export const safetyLanguage: GateRule = ({ asked: { safety } }, candidate) => {
  if (safety.length === 0) return gateResult('safety_language', 'met', { short: [], unknown: [] });
  const answers = safety.map((alternative) => safetyAnswer(alternative, candidate));
  const some = (outcome: Outcome): boolean => answers.some((answer) => answer.outcome === outcome);
  return gateResult('safety_language', some('met') ? 'met' : some('unknown') ? 'unknown' : 'not_met', {
    short: answers.flatMap(({ short }) => short),
    unknown: answers.flatMap(({ unknown }) => unknown),
  });
};

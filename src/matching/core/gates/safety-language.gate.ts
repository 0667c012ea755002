import { cefrOrdinal } from '../../../language/cefr';
import type { CandidateFacts, LanguageAlternative } from '../facts';
import { askedSkills, isRecorded } from '../factors/language.factor';
import type { Outcome } from '../result';
import { gateResult, worst, type GateRule } from './gate-rule';

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
export function safetyAnswer(alternative: LanguageAlternative, candidate: CandidateFacts): SafetyAnswer {
  const { language } = alternative;
  const levels = candidate.languages[language];
  if (alternative.reason !== 'safety' || askedSkills(alternative).length === 0) {
    const recorded = isRecorded(levels);
    return { outcome: recorded ? 'met' : 'unknown', short: [], unknown: recorded ? [] : [language] };
  }
  const short: string[] = [];
  const unknown: string[] = [];
  for (const { skill, asked } of askedSkills(alternative)) {
    const level = levels?.[skill];
    if (level === undefined) unknown.push(`${language}.${skill}`);
    else if (cefrOrdinal(level) < asked) short.push(`${language}.${skill}`);
  }
  return { outcome: worst(short.length > 0, unknown.length > 0), short, unknown };
}

/** True when some alternative has a minimum for safety; otherwise the gate has nothing to ask. */
export function asksForSafety(languages: readonly LanguageAlternative[]): boolean {
  return languages.some((language) => language.reason === 'safety' && askedSkills(language).length > 0);
}

/**
 * Can the person be spoken to where it matters for safety (domain.md §7.4)? One accepted language is enough: only
 * somebody known to fall short in every one of them is excluded.
 */
export const safetyLanguage: GateRule = ({ opening }, candidate) => {
  if (!asksForSafety(opening.languages)) return gateResult('safety_language', 'met', { short: [], unknown: [] });
  const answers = opening.languages.map((alternative) => safetyAnswer(alternative, candidate));
  const some = (outcome: Outcome): boolean => answers.some((answer) => answer.outcome === outcome);
  return gateResult('safety_language', some('met') ? 'met' : some('unknown') ? 'unknown' : 'not_met', {
    short: answers.flatMap(({ short }) => short),
    unknown: answers.flatMap(({ unknown }) => unknown),
  });
};

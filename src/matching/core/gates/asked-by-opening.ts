/** What the gates read of the opening alone: worked out once, whoever is asked about. */
import { cefrOrdinal, LANGUAGE_SKILLS, type LanguageSkill } from '../../../language/cefr';
import type { LanguageAlternative, OpeningFacts, SchemeOption, WorkCondition } from '../facts';
import type { Outcome } from '../outcome';

/** Hours as whole hundredths, so that sums of parts of an hour are exact. */
export function hundredths(amount: number): number {
  return Math.round(amount * 100);
}

/** The tasks nobody can get round: needed from the first day, or learnt on the job. */
export function unavoidableTasks(opening: OpeningFacts): string[] {
  return opening.tasks.filter(({ need }) => need !== 'nice').map(({ competency }) => competency);
}

/** A scheme the opening accepts, and what workplace and opening alone say of it. */
export interface OpeningScheme {
  scheme: SchemeOption;
  room: Outcome;
}

/** The accepted schemes in their order, the combination last when the opening has one. */
export function openingSchemes({ schemes, schemeRoom }: OpeningFacts): OpeningScheme[] {
  const options: SchemeOption[] = [...new Set<SchemeOption>(schemes)];
  if (schemeRoom?.kombination !== undefined) options.push('kombination');
  return options.map((scheme) => ({ scheme, room: schemeRoom?.[scheme] ?? 'unknown' }));
}

const MEASURED: ReadonlySet<WorkCondition> = new Set<WorkCondition>([
  'loeft_kg',
  'staaende_timer',
  'siddende_timer',
  'timer_om_ugen',
]);

/** What the work demands, in hundredths of the condition's unit; `null` = demanded, but nobody has measured it. */
export type Demands = ReadonlyMap<WorkCondition, number | null>;

/**
 * The demands that can collide with a limit: those the workplace does not handle. A condition that is present or not
 * is present when it is listed without an amount; a measured one is then unknown. Listed twice, the larger amount
 * counts. The least weekly hours stand in for `timer_om_ugen` when the opening does not list it.
 */
export function openDemands(opening: OpeningFacts): Demands {
  const demands = new Map<WorkCondition, number | null>();
  for (const { condition, amount } of opening.demands) {
    if (opening.handles.includes(condition)) continue;
    const value = amount === undefined ? (MEASURED.has(condition) ? null : hundredths(1)) : hundredths(amount);
    const before = demands.get(condition);
    if (before === undefined) demands.set(condition, value);
    else demands.set(condition, before === null || value === null ? null : Math.max(before, value));
  }
  if (opening.hoursMin !== undefined && !demands.has('timer_om_ugen') && !opening.handles.includes('timer_om_ugen')) {
    demands.set('timer_om_ugen', hundredths(opening.hoursMin));
  }
  return demands;
}

/** True when the opening itself lists a demand the workplace does not handle: then an unasked person is a question. */
export function statesDemands(opening: OpeningFacts): boolean {
  return opening.demands.some(({ condition }) => !opening.handles.includes(condition));
}

/** The skills of an alternative that have a minimum, in the order of `LANGUAGE_SKILLS`. */
export function askedSkills({ minimums }: LanguageAlternative): { skill: LanguageSkill; asked: number }[] {
  const asked: { skill: LanguageSkill; asked: number }[] = [];
  for (const skill of LANGUAGE_SKILLS) {
    const minimum = minimums[skill];
    if (minimum !== undefined) asked.push({ skill, asked: cefrOrdinal(minimum) });
  }
  return asked;
}

/** True when some alternative has a minimum for safety; otherwise the gate has nothing to ask. */
export function asksForSafety(languages: readonly LanguageAlternative[]): boolean {
  return languages.some((language) => language.reason === 'safety' && askedSkills(language).length > 0);
}

/** One accepted language with the minimums that safety asks of it; none = being recorded with the language is enough. */
export interface SafetyAlternative {
  language: string;
  skills: readonly { skill: LanguageSkill; asked: number }[];
}

/** What safety asks; empty when no alternative has a minimum for safety, and then the gate has nothing to ask. */
export function safetyAlternatives(languages: readonly LanguageAlternative[]): SafetyAlternative[] {
  if (!asksForSafety(languages)) return [];
  return languages.map((alternative) => ({
    language: alternative.language,
    skills: alternative.reason === 'safety' ? askedSkills(alternative) : [],
  }));
}

/** What the gates ask of the opening. */
export interface AskedByOpening {
  demands: Demands;
  /** the opening itself lists a demand the workplace does not handle */
  demandsStated: boolean;
  schemes: readonly OpeningScheme[];
  /** competencies of tasks that are needed or learnt */
  unavoidable: readonly string[];
  /** accepted languages with what safety asks of them; empty = safety asks nothing */
  safety: readonly SafetyAlternative[];
}

/** Everything at once. */
export function askedBy(opening: OpeningFacts): AskedByOpening {
  return {
    demands: openDemands(opening),
    demandsStated: statesDemands(opening),
    schemes: openingSchemes(opening),
    unavoidable: unavoidableTasks(opening),
    safety: safetyAlternatives(opening.languages),
  };
}

import { plusDays } from '../dates';
import type { IsoDate, OpeningFacts, Youth } from '../facts';
import type { Outcome } from '../result';
import { gateResult, type GateRule } from './gate-rule';

/** What the age rule says, and from which day it would say yes (`null` = no such day, or not known). */
export interface AgeAnswer {
  outcome: Outcome;
  because: 'adult' | 'old_enough' | 'too_young' | 'compulsory_school' | 'school_unknown' | 'birth_date_unknown';
  from: IsoDate | null;
}

/**
 * The limits of domain.md §4 (fritidsjob): nobody under 13; 13 and over light work only; 15 and over after compulsory
 * school most work; dangerous and adult work from 18. The day itself counts as reached; the last school day does not
 * count as after school. An unknown birth date is a question for every limit.
 */
export function ageAnswer(
  minimumAge: OpeningFacts['minimumAge'],
  youth: Youth | null | undefined,
  start: IsoDate,
): AgeAnswer {
  if (youth === null) return { outcome: 'met', because: 'adult', from: null };
  if (youth === undefined) return { outcome: 'unknown', because: 'birth_date_unknown', from: null };
  if (start >= youth.turns18On) return { outcome: 'met', because: 'adult', from: null };
  const from = minimumAge === 18 ? youth.turns18On : minimumAge === 15 ? youth.turns15On : youth.turns13On;
  if (start < from) return { outcome: 'not_met', because: 'too_young', from };
  if (minimumAge !== 15) return { outcome: 'met', because: 'old_enough', from: null };
  const school = youth.compulsorySchoolUntil;
  if (school === undefined) return { outcome: 'unknown', because: 'school_unknown', from: null };
  return start > school
    ? { outcome: 'met', because: 'old_enough', from: null }
    : { outcome: 'not_met', because: 'compulsory_school', from: plusDays(school, 1) };
}

/** Is the person old enough for this work by law on the first day? The only use of age; it never scores. */
export const legalAge: GateRule = ({ opening, start }, candidate) => {
  const { outcome, because, from } = ageAnswer(opening.minimumAge, candidate.youth, start);
  return gateResult('legal_age', outcome, { minimumAge: opening.minimumAge, because, from, start });
};

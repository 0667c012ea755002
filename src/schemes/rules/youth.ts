import type { IsoDate } from '../../matching/core/facts';
import { addDays, addYears } from '../dates';
import type { SchemePerson } from '../facts';
import type { StartRange } from '../rule-definition';
import { daysToCheck } from '../start-range';

/**
 * Groups that the rules for young people tell apart (domain.md §4, fritidsjob): under 13 · 13–14 · 15–17 and still in
 * compulsory school · 15–17 after it · of age.
 */
export const YOUTH_GROUPS = ['under_13', 'skole_13_14', 'skole_15_17', 'efter_skole', 'voksen'] as const;
export type YouthGroup = (typeof YOUTH_GROUPS)[number];

/** The groups the person can belong to on the first day; one when everything is known, all when nothing is. */
export function possibleYouthGroups(person: SchemePerson, start: StartRange): YouthGroup[] {
  const { birthDate, compulsorySchoolUntil } = person;
  if (birthDate === undefined) return [...YOUTH_GROUPS];
  const birthdays = [13, 15, 18].map((age) => addYears(birthDate, age));
  const schoolIsOut = compulsorySchoolUntil === undefined ? [] : [addDays(compulsorySchoolUntil, 1)];
  const days = daysToCheck(start, [...birthdays, ...schoolIsOut]);
  return [...new Set(days.flatMap((day) => groupsOn(birthdays, compulsorySchoolUntil, day)))];
}

function groupsOn(birthdays: readonly IsoDate[], schoolUntil: IsoDate | undefined, day: IsoDate): YouthGroup[] {
  const passed = birthdays.filter((birthday) => birthday <= day).length;
  if (passed === 0) return ['under_13'];
  if (passed === 1) return ['skole_13_14'];
  if (passed === 3) return ['voksen'];
  if (schoolUntil === undefined) return ['skole_15_17', 'efter_skole'];
  return [day <= schoolUntil ? 'skole_15_17' : 'efter_skole'];
}

/** Input fields that would narrow several possible groups down. */
export function missingForYouthGroup(person: SchemePerson, start: StartRange): string[] {
  if (person.birthDate === undefined) return ['person.birthDate'];
  const missing = [];
  if (person.compulsorySchoolUntil === undefined) missing.push('person.compulsorySchoolUntil');
  if (!start.known) missing.push('opening.startsOn');
  return missing;
}

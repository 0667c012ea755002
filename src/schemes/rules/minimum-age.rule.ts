import { z } from 'zod';
import type { IsoDate } from '../../matching/core/facts';
import { agreeOutcomes } from '../answers';
import { addDays, addYears, ageOn } from '../dates';
import { defineRule, unknownFor } from '../rule-definition';
import { holdsFrom } from '../start-range';

const params = z.strictObject({ adultAge: z.number().int() });

/**
 * Is the person old enough for the work of this opening? 13 = light work, 15 = after compulsory school, 18 = adults;
 * whoever is of age may do all of it (domain.md §4, fritidsjob).
 */
export const minimumAgeRule = defineRule({
  code: 'minimum_age.opening',
  kind: 'condition',
  params,
  check({ person, opening, start }, { adultAge }) {
    const { birthDate, compulsorySchoolUntil } = person;
    const { minimumAge } = opening;
    if (birthDate === undefined) return unknownFor(['person.birthDate'], { minimumAge: minimumAge ?? null });
    const facts = { age: ageOn(birthDate, start.earliest), minimumAge: minimumAge ?? null };
    const adultOn = addYears(birthDate, adultAge);
    const possibleFrom: IsoDate[] = [];
    for (const age of minimumAge === undefined ? [13, 15, 18] : [minimumAge]) {
      const oldEnough = addYears(birthDate, age);
      if (age !== 15) possibleFrom.push(oldEnough);
      else if (compulsorySchoolUntil === undefined) possibleFrom.push(oldEnough, adultOn);
      else {
        const schoolIsOut = addDays(compulsorySchoolUntil, 1);
        const free = schoolIsOut < adultOn ? schoolIsOut : adultOn;
        possibleFrom.push(free > oldEnough ? free : oldEnough);
      }
    }
    const outcome = agreeOutcomes(possibleFrom.map((from) => holdsFrom(start, from)));
    if (outcome !== 'unknown') return { outcome, facts };
    const missing = [];
    if (minimumAge === undefined) missing.push('opening.minimumAge');
    if (minimumAge === 15 && compulsorySchoolUntil === undefined) missing.push('person.compulsorySchoolUntil');
    if (!start.known) missing.push('opening.startsOn');
    return unknownFor(missing, facts);
  },
});

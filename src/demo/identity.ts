import type { IdentityDto, ResidenceBasis, ResidenceDto } from '../candidates/candidate-input.dto';
import { addDays, addMonths, addYears } from '../schemes/dates';
import type { DemoData } from './demo-data';
import type { Random } from './random';
import type { DrawnPerson } from './traits';

/** The code the profile uses for nationalities that are summed up. */
const OTHER = 'other';

/** Country code of a person, with the summed-up ones drawn from their own list. */
export function countryOf(random: Random, person: DrawnPerson, profile: DemoData['profile']): string {
  return person.nationality === OTHER ? random.weighted(profile.otherNationalities) : person.nationality;
}

/**
 * Who the synthetic person is: the only place where name, sex and nationality go. About one in fifteen is written in
 * the person's own script, where the list has such names. Mail addresses end in `example.org`.
 */
export function makeIdentity(
  random: Random,
  person: DrawnPerson,
  country: string,
  number: number,
  birthDate: string,
  data: DemoData,
): IdentityDto {
  const origin = data.names.origins[country]!;
  const list = data.names[origin.names];
  const native = list.native?.[person.sex];
  const ownScript = native !== undefined && random.below(15) === 0 ? random.pick(native) : undefined;
  return {
    givenName: ownScript?.given ?? random.pick(list[person.sex]),
    familyName: ownScript?.family ?? random.pick(list.family),
    ...(random.chance(data.profile.unknown.birthDate) ? {} : { birthDate }),
    sex: person.sex,
    nationality: country,
    cpr: replacementCpr(birthDate, number, person.sex === 'male'),
    email: `demo.k${number}@example.org`,
    ...(random.chance(85) ? { phone: `+45 00 00 ${pair(number, 100)} ${pair(number, 1)}` } : {}),
  };
}

/** Two digits of a number; 00 00 is no Danish subscriber's beginning, so that no phone rings. */
function pair(number: number, divisor: number): string {
  return String(Math.floor(number / divisor) % 100).padStart(2, '0');
}

/** A replacement number (day + 60), which no real person has; its serial tells the century and runs with the person. */
function replacementCpr(birthDate: string, number: number, male: boolean): string {
  const [year, month, day] = birthDate.split('-');
  const century = Number(year) < 2000 ? number % 4 : 4;
  const rest = ((number * 2) % 1000) + (male ? 1 : 0);
  return `${Number(day) + 60}${month}${year!.slice(2)}${century}${String(rest).padStart(3, '0')}`;
}

/** A date of birth inside the age band on `asOf`; 1 January for those who carry it, and for nobody else. */
export function birthDateOf(random: Random, person: DrawnPerson, asOf: string): string {
  const [youngest, oldest] = person.ageBand.split('-').map(Number) as [number, number];
  if (person.bornOnFirstOfJanuary) {
    const year = Number(asOf.slice(0, 4)) - random.between(youngest, oldest);
    return `${String(year)}-01-01`;
  }
  const age = random.between(youngest, oldest);
  const born = addDays(addYears(asOf, -age), -random.below(364));
  return born.endsWith('-01-01') ? addDays(born, 1) : born;
}

const BASES: Readonly<Record<string, Partial<Record<ResidenceBasis, number>>>> = {
  UA: { ukraine_special_act: 100 },
  AF: { refugee: 55, family_reunified_to_refugee: 30, afghan_special_act: 15 },
  CO: { family_reunified_other: 100 },
};
const USUAL_BASIS: Partial<Record<ResidenceBasis, number>> = {
  refugee: 68,
  family_reunified_to_refugee: 28,
  family_reunified_other: 3,
  other: 1,
};

/** Dates of takeover, first address, programme and permit (domain.md §2.3, §2.7), all before or around `asOf`. */
export function makeResidence(random: Random, person: DrawnPerson, country: string, asOf: string): ResidenceDto {
  const [least, most] = person.sinceTakeover.split('-').map(Number) as [number, number];
  const takenOverOn = addDays(addMonths(asOf, -random.between(least, most)), -random.between(1, 27));
  const weights = BASES[country] ?? USUAL_BASIS;
  const basis = random.weighted(weights as Record<ResidenceBasis, number>);
  const programmeFrom = addDays(takenOverOn, random.between(7, 30));
  return {
    takenOverOn,
    firstRegisteredOn: addDays(takenOverOn, -random.between(0, 120)),
    basis,
    ...(random.chance(92) ? { expiresOn: addDays(asOf, random.between(40, 1100)) } : {}),
    programmeFrom,
    programmeUntil: addYears(programmeFrom, person.sinceTakeover === '36-60' ? 5 : random.between(1, 4) + 1),
    ...(random.chance(90) ? { completedIgu: random.chance(3) && person.sinceTakeover === '36-60' } : {}),
  };
}

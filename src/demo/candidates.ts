import type { EducationDto, PlacementDto, SkaanehensynDto, TravelDto } from '../candidates/candidate-input.dto';
import type { WorkCondition } from '../matching/core/facts';
import { addDays, daysBetween } from '../schemes/dates';
import { type Branches, makeCompetence } from './competence';
import type { DemoData } from './demo-data';
import type { DemoCandidate } from './demo.types';
import { birthDateOf, countryOf, makeIdentity, makeResidence } from './identity';
import { makeLanguages } from './languages';
import { Random } from './random';
import type { DrawnPerson } from './traits';
import { makeAvailability } from './week';

/** What one record needs beside the person's traits. */
export interface CandidateSetting {
  seed: number;
  /** running number, from 1; part of the key `demo:candidate:0001` */
  number: number;
  asOf: string;
  owner: string;
  data: DemoData;
  branches: Branches;
  /** the next free praktik place, if there is one */
  takePlace(): string | undefined;
}

/** Days after which a paused status is looked at again: from soon to far, by status. */
const PAUSE_DAYS: Readonly<Record<string, readonly [number, number]>> = {
  barsel: [10, 260],
  sygemeldt: [5, 90],
  manglende_pasning: [5, 60],
  fritaget: [20, 120],
  ferie: [2, 20],
};

/** One synthetic record. Fields are left out about as often as in ordinary files (`profile.yaml`, `unknown`). */
export function makeCandidate(person: DrawnPerson, setting: CandidateSetting): DemoCandidate {
  const { asOf, data, number } = setting;
  const random = new Random(setting.seed, 'candidate', number);
  const { unknown } = data.profile;
  const known = (field: keyof typeof unknown) => !random.chance(unknown[field]);

  const country = countryOf(random, person, data.profile);
  const born = birthDateOf(random, person, asOf);
  const residence = makeResidence(random, person, country, asOf);
  const months = Math.floor(daysBetween(residence.takenOverOn!, asOf) / 30);
  const competence = makeCompetence(random, person, { born, months, country, asOf }, setting.branches, data);
  const placements = makePlacements(random, person, months, setting);
  const now = placements.find(({ from, until }) => from <= asOf && (until ?? asOf) >= asOf);
  const hours = makeHours(random, person);
  const pause = PAUSE_DAYS[person.status];

  return {
    externalId: `demo:candidate:${String(number).padStart(4, '0')}`,
    municipality: data.places.municipality,
    ...(random.chance(12) ? { sharedWith: random.chance(40) ? ['*'] : ['0840', '0849'] } : {}),
    identity: makeIdentity(random, person, country, number, born, data),
    owner: setting.owner,
    status: {
      code: person.status,
      from: addDays(asOf, -random.between(1, Math.min(200, Math.max(1, months * 30)))),
      ...(pause && random.chance(90) ? { until: addDays(asOf, random.between(...pause)) } : {}),
    },
    residence,
    ...(now ? {} : { waitingSince: addDays(asOf, -random.between(1, Math.min(300, Math.max(2, months * 30)))) }),
    ...(known('availableFrom') ? { availableFrom: availableFrom(random, now, asOf) } : {}),
    ...(known('postalCode') ? { postalCode: random.weighted(data.places.homes) } : {}),
    ...makeTravel(random, person, unknown),
    ...(known('hours') ? hours : {}),
    ...(known('availability') || person.childcareLimit ? { availability: makeAvailability(random, person) } : {}),
    ...(known('competencies') ? { competencies: competence.competencies } : {}),
    credentials: competence.credentials,
    languages: makeLanguages(random, person, country, months, asOf, data),
    ...(known('branchepakker') || competence.branchepakker.length > 0
      ? { branchepakker: competence.branchepakker }
      : {}),
    ...(known('jobGoals') ? { jobGoals: competence.jobGoals } : {}),
    ...makeDeclined(random, setting.branches),
    ...(person.skaanehensyn
      ? { skaanehensyn: makeSkaanehensyn(random) }
      : known('skaanehensyn')
        ? { skaanehensyn: [] }
        : {}),
    experiences: competence.experiences,
    ...(known('educations') ? { educations: makeEducations(random, person, country, born, asOf, data) } : {}),
    placements,
  };
}

function availableFrom(random: Random, now: PlacementDto | undefined, asOf: string): string {
  if (now?.until && now.weeklyHours > 20) return addDays(now.until, 1);
  return addDays(asOf, random.chance(75) ? -random.between(0, 60) : random.between(1, 45));
}

function makeHours(random: Random, person: DrawnPerson): { hoursMin: number; hoursMax: number } {
  if (person.childcareLimit) return { hoursMin: random.between(10, 20), hoursMax: random.between(25, 32) };
  if (person.visitation === 'aktivitetsparat')
    return { hoursMin: random.between(3, 8), hoursMax: random.between(10, 25) };
  return { hoursMin: random.pick([5, 10, 15, 20, 30]), hoursMax: 37 };
}

function makeTravel(
  random: Random,
  person: DrawnPerson,
  unknown: DemoData['profile']['unknown'],
): { travel?: TravelDto } {
  const travel: TravelDto = {};
  if (!random.chance(unknown.travelModes)) {
    travel.modes = ['walk', 'transit'];
    if (person.bicycle) travel.modes.push('bicycle');
    if (person.car) travel.modes.push('car');
  }
  if (!random.chance(unknown.maxTravelMinutes)) travel.maxMinutes = random.pick([30, 45, 45, 60, 60, 60, 75, 90]);
  if (person.bicycle && !random.chance(unknown.maxBicycleKm))
    travel.maxBicycleKm = random.pick([3, 5, 6, 8, 8, 10, 15]);
  return Object.keys(travel).length > 0 ? { travel } : {};
}

const CONSIDERATIONS: readonly (readonly [WorkCondition, readonly number[]])[] = [
  ['loeft_kg', [3, 5, 8, 10, 15]],
  ['staaende_timer', [1, 2, 3, 4]],
  ['timer_om_ugen', [8, 10, 15, 20, 25]],
  ['boej_og_vrid', [0]],
  ['stoej', [0]],
  ['natarbejde', [0]],
  ['hoejder', [0]],
  ['kemikalier', [0]],
  ['vaadt_arbejde', [0]],
  ['hoejt_tempo', [0]],
  ['alenearbejde', [0]],
];

function makeSkaanehensyn(random: Random): SkaanehensynDto[] {
  const count = random.pick([1, 1, 2, 2, 3]);
  return random.sample(CONSIDERATIONS, count).map(([condition, values]) => ({ condition, max: random.pick(values) }));
}

/** Tasks the person has said no to; drawn evenly for everybody, never from who somebody is (domain.md §2.7). */
function makeDeclined(random: Random, branches: Branches): { declinedTasks?: string[] } {
  if (!random.chance(6)) return {};
  const goals = ['FODE', 'SOSU', 'HOTEL', 'BYG'].flatMap((code) => branches.get(code)?.goals.T2 ?? []);
  const own = goals.filter((goal) => !goal.transferable).map((goal) => goal.competency);
  return { declinedTasks: [...new Set(random.sample(own, random.between(1, 2)))] };
}

/** Usual age at the end of each kind of schooling. */
const AGE_AT_END = { none: 0, primary: 15, upper_secondary: 19, vocational: 21, higher: 24 } as const;

const SCHOOLS: Readonly<Record<DrawnPerson['schooling'], readonly string[]>> = {
  none: ['Ingen skolegang'],
  primary: ['Grundskole, 6 år', 'Grundskole, 9 år', 'Primary school'],
  upper_secondary: ['Gymnasium', 'Secondary school, science line'],
  vocational: ['Mekaniker', 'Elektriker', 'Syer', 'Kontoruddannelse'],
  higher: ['Lærer', 'Bygningsingeniør', 'BSc Economics', 'Pharmacy', 'Engelsk filologi'],
};

function makeEducations(
  random: Random,
  person: DrawnPerson,
  country: string,
  born: string,
  asOf: string,
  data: DemoData,
): EducationDto[] {
  if (person.schooling === 'none') return [];
  const undocumented = random.chance(data.profile.percent.undocumentedOfHigher);
  return [
    {
      title: random.pick(SCHOOLS[person.schooling]),
      level: person.schooling,
      country: country === 'XX' ? 'LB' : country,
      endYear: Math.min(
        Number(asOf.slice(0, 4)) - 1,
        Number(born.slice(0, 4)) + AGE_AT_END[person.schooling] + random.between(0, 2),
      ),
      ...(person.schooling === 'higher'
        ? {
            assessment: undocumented
              ? 'ikke_dokumenteret'
              : random.pick(['dokumenteret_ikke_vurderet', 'under_vurdering', 'vurderet']),
          }
        : {}),
    },
  ];
}

/** Earlier and present placements. Who is active is in praktik or in small paid hours about every second time. */
function makePlacements(
  random: Random,
  person: DrawnPerson,
  months: number,
  setting: CandidateSetting,
): PlacementDto[] {
  const { asOf } = setting;
  const placements: PlacementDto[] = [];
  const earlier = months < 4 ? 0 : random.between(0, Math.min(3, Math.floor(months / 7)));
  for (let index = earlier; index > 0; index--) {
    const until = addDays(asOf, -(index * 150 - random.between(0, 100)));
    const weeks = random.pick([2, 4, 8, 13, 13]);
    placements.push({
      scheme: random.pick(['virksomhedspraktik', 'virksomhedspraktik', 'virksomhedspraktik', 'smaajob', 'vikar']),
      from: addDays(until, -weeks * 7),
      until,
      weeklyHours: random.pick([10, 15, 15, 20, 25, 30]),
    });
  }
  if (person.status !== 'aktiv' || months < 1) return placements;
  const kind = random.weighted({ praktik: 38, smaajob: 10, loentilskud: 4, igu: 3, none: 45 });
  if (kind === 'none') return placements;
  const from = addDays(asOf, -random.between(3, Math.min(80, months * 30)));
  if (kind === 'smaajob') {
    placements.push({ scheme: 'smaajob', from, weeklyHours: random.pick([4, 5, 6, 8, 12]) });
    return placements;
  }
  const pNumber = setting.takePlace();
  if (kind === 'igu') {
    placements.push({ scheme: 'igu', from, until: addDays(from, 730), weeklyHours: 37 });
  } else {
    const praktik = kind === 'praktik';
    placements.push({
      scheme: praktik ? 'virksomhedspraktik' : 'loentilskud_privat',
      from,
      until: addDays(asOf, random.between(3, 80)),
      weeklyHours: praktik ? random.pick([10, 15, 15, 20, 25, 30]) : 37,
      ...(pNumber === undefined ? {} : { pNumber }),
    });
  }
  return placements;
}

import type { CandidateStatus } from '../matching/core/facts';
import type { DemoData } from './demo-data';
import type { DemoTraits } from './demo.types';
import { allot, allotRanked } from './quotas';
import type { Random } from './random';

/** A person before the record is written: the traits of domain.md §10 and the status in the course. */
export interface DrawnPerson extends DemoTraits {
  status: CandidateStatus;
}

const SCHOOLING_ORDER = ['none', 'primary', 'upper_secondary', 'vocational', 'higher'] as const;

/** Countries in whose registers 1 January is more common as a birthday (domain.md §10). */
const OFTEN_FIRST_OF_JANUARY: readonly string[] = ['ER', 'SO', 'AF'];

/**
 * Draws the traits of that many women and men. Each share of domain.md §10 is met to the person; what belongs together
 * goes together (little schooling and DU1, long schooling and English, small children and a childcare limit).
 */
export function drawPeople(
  random: Random,
  data: DemoData['profile'],
  counts: { female: number; male: number },
): DrawnPerson[] {
  const total = counts.female + counts.male;
  const sexes = random.shuffle([
    ...Array<'female'>(counts.female).fill('female'),
    ...Array<'male'>(counts.male).fill('male'),
  ]);
  const ages = allot(random, total, data.ageBand);
  const visitations = allot(random, total, data.visitation);
  const nationalities = allot(random, total, data.nationality);
  const takeovers = allot(random, total, data.sinceTakeover);
  const schoolings = allot(random, total, data.schooling);
  const people = sexes.map((sex, index): DrawnPerson => ({
    sex,
    ageBand: ages[index]!,
    nationality: nationalities[index]!,
    visitation: visitations[index]!,
    schooling: schoolings[index]!,
    sinceTakeover: takeovers[index]!,
    status: 'aktiv',
    danishEducation: 'DU2',
    literateInLatin: true,
    paidExperience: false,
    licence: false,
    car: false,
    bicycle: false,
    childrenUnderSix: false,
    childcareLimit: false,
    skaanehensyn: false,
    bornOnFirstOfJanuary: false,
    englishB1: false,
  }));
  const { percent } = data;
  const bySex = (sex: 'female' | 'male') => people.filter((person) => person.sex === sex);
  const schooled = (person: DrawnPerson) => SCHOOLING_ORDER.indexOf(person.schooling) * 10;
  const young = (person: DrawnPerson) => (person.ageBand === '18-24' ? 10 : 0);

  for (const sex of ['female', 'male'] as const) {
    const group = bySex(sex);
    allot(random, group.length, data.status[sex]).forEach((status, index) => {
      group[index]!.status = status as CandidateStatus;
    });
    const female = sex === 'female';
    mark(random, group, female ? percent.experienceFemale : percent.experienceMale, young, (person) => {
      person.paidExperience = true;
    });
    mark(random, group, female ? percent.licenceFemale : percent.licenceMale, young, (person) => {
      person.licence = true;
    });
  }
  const educations = allotRanked(people, (person) => schooled(person) + random.below(26), data.danishEducation);
  for (const [person, education] of educations) person.danishEducation = education;
  mark(
    random,
    people,
    percent.notLiterateInLatin,
    (person) => schooled(person) + notDu1(person),
    (person) => {
      person.literateInLatin = false;
    },
  );
  const licensed = people.filter((person) => person.licence);
  mark(
    random,
    licensed,
    percent.carOfLicensed,
    () => 0,
    (person) => {
      person.car = true;
    },
  );
  mark(
    random,
    people,
    percent.bicycle,
    () => 0,
    (person) => {
      person.bicycle = true;
    },
  );
  mark(
    random,
    people,
    percent.childrenUnderSix,
    (person) => (person.status === 'barsel' ? -50 : young(person)),
    (person) => {
      person.childrenUnderSix = true;
    },
  );
  mark(
    random,
    people,
    percent.childcareLimit,
    (person) => (person.childrenUnderSix ? 0 : 100),
    (person) => {
      person.childcareLimit = true;
    },
  );
  mark(
    random,
    people,
    percent.skaanehensyn,
    (person) => (person.visitation === 'aktivitetsparat' ? 0 : 100),
    (person) => {
      person.skaanehensyn = true;
    },
  );
  const seldom = (person: DrawnPerson) => (OFTEN_FIRST_OF_JANUARY.includes(person.nationality) ? 0 : 12);
  mark(random, people, percent.bornOnFirstOfJanuary, seldom, (person) => {
    person.bornOnFirstOfJanuary = true;
  });
  mark(
    random,
    people,
    percent.englishB1,
    (person) => -schooled(person),
    (person) => {
      person.englishB1 = true;
    },
  );
  return people;
}

function notDu1(person: DrawnPerson): number {
  return person.danishEducation === 'DU1' ? 0 : 1000;
}

/** Marks that share of the people; a low score, with a draw of 0–19 added, comes first. */
function mark(
  random: Random,
  people: readonly DrawnPerson[],
  percent: number,
  score: (person: DrawnPerson) => number,
  set: (person: DrawnPerson) => void,
): void {
  const chosen = allotRanked(people, (person) => score(person) + random.below(20), {
    yes: percent,
    no: 100 - percent,
  });
  for (const [person, answer] of chosen) if (answer === 'yes') set(person);
}

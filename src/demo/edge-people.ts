import { addDays, addMonths, addYears } from '../schemes/dates';
import type { DemoBranch, DemoCandidate, DemoRejection } from './demo.types';
import { edgeOpening, edgePerson, iguPeriods } from './edge-openings';
import { EDGE_WORKPLACES, edgePNumber } from './edge-workplaces';
import { skillsOf } from './languages';
import { everyDay } from './week';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

/**
 * The named people of domain.md §10, each differing from `udgangspunkt` (the plain case) in what the name says.
 * `base` is the branch all of them have begun in.
 */
export function makeEdgePeople(municipality: string, asOf: string, owner: string, base: DemoBranch): DemoCandidate[] {
  const firstTask = base.templates[0]!.tasks[0]!.competency;
  const person = (name: string, givenName: string, more: Partial<DemoCandidate> = {}): DemoCandidate => ({
    externalId: edgePerson(name),
    municipality,
    identity: {
      givenName,
      familyName: 'Demo',
      birthDate: addDays(addYears(asOf, -32), -40),
      email: `demo.${name}@example.org`,
    },
    owner,
    status: { code: 'aktiv', from: addDays(asOf, -30) },
    residence: {
      takenOverOn: addMonths(asOf, -18),
      firstRegisteredOn: addMonths(asOf, -20),
      basis: 'refugee',
      expiresOn: addYears(asOf, 2),
      programmeFrom: addMonths(asOf, -17),
      completedIgu: false,
    },
    waitingSince: addDays(asOf, -20),
    availableFrom: asOf,
    postalCode: '9000',
    travel: { modes: ['walk', 'transit', 'bicycle'], maxMinutes: 60, maxBicycleKm: 8 },
    hoursMin: 5,
    hoursMax: 37,
    availability: everyDay(WEEK, '05:00', '23:00'),
    competencies: base.goals.T1.map(({ competency, level }) => ({
      code: competency,
      level,
      evidence: 'evidenced',
      source: 'employer',
    })),
    credentials: [{ code: 'koerekort-b', status: 'not_held', source: 'citizen' }],
    languages: [
      { language: 'ar', skills: skillsOf('C2', 'C1'), source: 'citizen' },
      { language: 'da', skills: skillsOf('A2', 'A1'), source: 'teacher' },
    ],
    branchepakker: [{ code: base.code, step: 'T1' }],
    jobGoals: [{ level: 'A', isco08: base.isco[0]! }],
    declinedTasks: [],
    skaanehensyn: [],
    experiences: [],
    educations: [],
    placements: [],
    ...more,
  });
  const named = (name: string, givenName: string, familyName?: string) =>
    person(name, givenName, {
      identity: { givenName, ...(familyName === undefined ? {} : { familyName }), email: `demo.${name}@example.org` },
    });
  const born = (name: string, givenName: string, birthDate: string) =>
    person(name, givenName, { identity: { givenName, familyName: 'Demo', birthDate } });
  const praktik = (name: string, givenName: string, weeklyHours: number, pNumber: string) =>
    person(name, givenName, {
      placements: [
        { scheme: 'virksomhedspraktik', from: addDays(asOf, -21), until: addDays(asOf, 60), weeklyHours, pNumber },
      ],
    });
  const job = (weeklyHours: number) => ({ scheme: 'smaajob' as const, from: addDays(asOf, -60), weeklyHours });
  const shared = edgePNumber(EDGE_WORKPLACES.shared);
  const overCap = edgePNumber(EDGE_WORKPLACES.overCap);

  return [
    person('udgangspunkt', 'Udgangspunkt'),
    born('fylder-18', 'Snart-Atten', addYears(addDays(asOf, 14), -18)),
    born('fjorten-aar', 'Fjorten', addDays(addYears(asOf, -14), -100)),
    person('to-job-paa-en-uge', 'To-Job', { placements: [job(12), { ...job(10), from: addDays(asOf, -20) }] }),
    person('fuld-tid-optaget', 'Fuldt-Optaget', {
      placements: [{ scheme: 'igu', from: addMonths(asOf, -3), until: addMonths(asOf, 21), weeklyHours: 37 }],
    }),
    praktik('deler-plads-1', 'Deler-Én', 12, shared),
    praktik('deler-plads-2', 'Deler-To', 12, shared),
    praktik('deler-plads-3', 'Deler-Tre', 13, shared),
    praktik('over-loftet-1', 'Loft-Én', 25, overCap),
    praktik('over-loftet-2', 'Loft-To', 25, overCap),
    praktik('over-loftet-3', 'Loft-Tre', 20, overCap),
    person('barsel-slutter-snart', 'Snart-Tilbage', {
      status: { code: 'barsel', from: addDays(asOf, -200), until: addDays(asOf, 7) },
      availableFrom: addDays(asOf, 8),
    }),
    person('sygemeldt-uden-dato', 'Uden-Dato', { status: { code: 'sygemeldt', from: addDays(asOf, -12) } }),
    person('kun-arabisk', 'Kun-Arabisk', {
      languages: [
        { language: 'ar', skills: skillsOf('C2', 'C1'), source: 'citizen' },
        { language: 'da', danishEducation: 'DU1', skills: skillsOf('pre-A1', 'pre-A1'), source: 'teacher' },
        { language: 'en', skills: skillsOf('pre-A1', 'pre-A1'), source: 'citizen' },
      ],
    }),
    person('nat-uden-bil', 'Nat-Uden-Bil', {
      travel: { modes: ['walk'] },
      availability: everyDay(WEEK, '00:00', '24:00'),
    }),
    person('nat-med-bil', 'Nat-Med-Bil', {
      travel: { modes: ['walk', 'transit', 'car'] },
      availability: everyDay(WEEK, '00:00', '24:00'),
      credentials: [{ code: 'koerekort-b', status: 'held', source: 'caseworker' }],
    }),
    person('tilladelse-trukket', 'Tilladelse-Trukket'),
    spouse(person, 'aegtefaelle-formiddag', 'Ægtefælle-Formiddag', everyDay(WORKDAYS, '06:00', '12:30')),
    spouse(person, 'aegtefaelle-eftermiddag', 'Ægtefælle-Eftermiddag', everyDay(WORKDAYS, '13:00', '21:00')),
    person('ukraine-tilladelse-udloeber', 'Оксана', {
      identity: { givenName: 'Оксана', familyName: 'Прикладова', email: 'demo.oksana@example.org' },
      residence: {
        takenOverOn: addMonths(asOf, -30),
        firstRegisteredOn: addMonths(asOf, -31),
        basis: 'ukraine_special_act',
        expiresOn: addDays(asOf, 21),
        completedIgu: false,
      },
      languages: [
        { language: 'uk', skills: skillsOf('C2', 'C2'), source: 'citizen' },
        { language: 'en', skills: skillsOf('B1', 'B1'), source: 'citizen' },
        { language: 'da', danishEducation: 'DU2', danishModule: 3, source: 'teacher' },
      ],
    }),
    { externalId: edgePerson('intet-udfyldt'), municipality },
    named('navn-script', '<script>alert("demo")</script>', "O'Demo & <b>Søn</b>"),
    named('navn-hoejre-mod-venstre', 'نور الهدى', 'الاختبارية'),
    named('navn-geez', 'ሰላማዊት', 'ናሙና'),
    named('navn-langt', 'Abcdefghij'.repeat(12), 'Ålesund-Øst-Æblegaard'),
    person('uden-koerekort', 'Uden-Kørekort'),
    person('koerekort-udloebet', 'Udløbet-Kørekort', {
      credentials: [{ code: 'koerekort-b', status: 'held', validUntil: addDays(asOf, -1), source: 'caseworker' }],
    }),
    person('nej-til-opgave', 'Nej-Tak', { declinedTasks: [firstTask] }),
    person('loeft-5-kg', 'Højst-Fem-Kilo', { skaanehensyn: [{ condition: 'loeft_kg', max: 5 }] }),
    person('anden-kommune', 'Anden-Kommune', { municipality: '0840', postalCode: '9530' }),
    person('anden-kommune-delt', 'Delt-Sag', { municipality: '0840', postalCode: '9530', sharedWith: [municipality] }),
    person('ledig-senere', 'Ledig-Senere', { availableFrom: addDays(asOf, 120) }),
    person('fraflyttet', 'Fraflyttet', { status: { code: 'fraflyttet', from: addDays(asOf, -15) } }),
    person('udrejst', 'Udrejst', { status: { code: 'udrejst', from: addDays(asOf, -40) } }),
    person('abc-strategi', 'A-B-C', {
      jobGoals: [
        { level: 'A', isco08: '5321' },
        { level: 'B', isco08: base.isco[0]! },
        { level: 'C', isco08: '93' },
      ],
    }),
    ...iguPeople(asOf, born, person),
  ].map(withSex);
}

/** Two women in five, as in the whole municipality (domain.md §10); statistics only. */
function withSex(candidate: DemoCandidate, index: number): DemoCandidate {
  if (candidate.identity === undefined) return candidate;
  return { ...candidate, identity: { ...candidate.identity, sex: index % 5 < 2 ? 'female' : 'male' } };
}

/** Two people of one household: who works in the morning, and who works when the other is home. */
function spouse(
  person: (name: string, givenName: string, more: Partial<DemoCandidate>) => DemoCandidate,
  name: string,
  givenName: string,
  availability: DemoCandidate['availability'],
): DemoCandidate {
  return person(name, givenName, {
    identity: { givenName, familyName: 'Fælles-Demo', email: `demo.${name}@example.org` },
    postalCode: '9210',
    availability,
    hoursMax: 25,
  });
}

/** For each period of the IGU rules the last day inside and the first day outside each limit (domain.md §4.1). */
function iguPeople(
  asOf: string,
  born: (name: string, givenName: string, birthDate: string) => DemoCandidate,
  person: (name: string, givenName: string, more: Partial<DemoCandidate>) => DemoCandidate,
): DemoCandidate[] {
  return iguPeriods(asOf).flatMap(({ key, startsOn, underAge, years, anniversaryCounts }) => {
    const day = (name: string, birthDate: string) => born(`igu-${key}-${name}`, `Igu-${key}`, birthDate);
    const registered = (name: string, firstRegisteredOn: string) =>
      person(`igu-${key}-${name}`, `Igu-${key}`, {
        residence: { firstRegisteredOn, basis: 'refugee', completedIgu: false },
      });
    const lastDay = addDays(addYears(startsOn, -years), anniversaryCounts ? 0 : 1);
    return [
      day('fylder-18-paa-dagen', addYears(startsOn, -18)),
      day('fylder-18-dagen-efter', addYears(addDays(startsOn, 1), -18)),
      day(`fylder-${underAge}-dagen-efter`, addYears(addDays(startsOn, 1), -underAge)),
      day(`fylder-${underAge}-paa-dagen`, addYears(startsOn, -underAge)),
      registered('ophold-sidste-dag', lastDay),
      registered('ophold-dagen-over', addDays(lastDay, -1)),
    ];
  });
}

/** The decided "no" of the edge cases: a permission that was taken back (domain.md §9.3, code C12). */
export function makeEdgeRejections(asOf: string, decidedBy: string): DemoRejection[] {
  return [
    {
      candidateKey: edgePerson('tilladelse-trukket'),
      openingKey: edgeOpening('tilladelse'),
      reasonCode: 'C12',
      decidedOn: addDays(asOf, -2),
      decidedBy,
    },
  ];
}

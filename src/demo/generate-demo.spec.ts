import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { CandidateInputDto } from '../candidates/candidate-input.dto';
import { checkCandidate } from '../candidates/candidate-rules';
import { ContactPersonDto } from '../employers/contact-person.dto';
import { EmployerInputDto } from '../employers/employer-input.dto';
import { isCvr, isPNumber } from '../employers/identifiers';
import { WorkplaceInputDto } from '../employers/workplace-input.dto';
import { loadGeography } from '../geography/load-geography';
import { LANGUAGE_REASONS, OpeningInputDto } from '../openings/opening-input.dto';
import { checkOpening } from '../openings/opening-rules';
import { SCHEMES } from '../matching/core/facts';
import { ageOn } from '../schemes/dates';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import type { DemoCandidate, DemoTraits } from './demo.types';
import { generateDemo } from './generate-demo';

const asOf = '2026-03-02';
const refs = { taxonomy: loadTaxonomy(), geography: loadGeography() };
const demo = generateDemo(refs, { asOf });
const traits = [...demo.traits.values()];
const drawn = demo.candidates.filter(({ externalId }) => demo.traits.has(externalId));

/** Whole per cent of the people, or of the group, for whom it holds. */
function percent(holds: (person: DemoTraits) => boolean, group: readonly DemoTraits[] = traits): number {
  return Math.round((group.filter(holds).length * 100) / group.length);
}

function faults(errors: readonly ValidationError[], path = ''): string[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((text) => `${path}/${error.property}: ${text}`),
    ...faults(error.children ?? [], `${path}/${error.property}`),
  ]);
}

function formFaults(type: new () => object, record: object): string[] {
  return faults(validateSync(plainToInstance(type, record), { forbidUnknownValues: true }));
}

describe('generateDemo', () => {
  it('gives the same municipality for the same options, to the letter', () => {
    const options = { asOf, candidates: 120, openings: 60, workplaces: 50 };
    expect(JSON.stringify(generateDemo(refs, options))).toBe(JSON.stringify(generateDemo(refs, options)));
  });

  it('gives another one for another seed', () => {
    const options = { asOf, candidates: 120, openings: 60, workplaces: 50 };
    const other = generateDemo(refs, { ...options, seed: 1 });
    expect(JSON.stringify(other.candidates)).not.toBe(JSON.stringify(generateDemo(refs, options).candidates));
  });

  it('counts the named edge cases among the numbers asked for', () => {
    expect(demo.candidates).toHaveLength(690);
    expect(demo.openings).toHaveLength(250);
    expect(demo.workplaces).toHaveLength(400);
    expect(() => generateDemo(refs, { asOf, candidates: 10 })).toThrow(RangeError);
  });

  it('moves with the day it is made for', () => {
    const later = generateDemo(refs, { asOf: '2027-03-02', candidates: 120, openings: 60, workplaces: 50 });
    expect(later.openings.some(({ startsOn = '' }) => startsOn > '2027-03-02')).toBe(true);
    expect(later.candidates.every(({ residence }) => (residence?.takenOverOn ?? '') <= '2027-03-02')).toBe(true);
  });

  it('gives every record a key of its own that says it is a demo', () => {
    const keys = [...demo.candidates, ...demo.openings].map(({ externalId }) => externalId);
    const firms = [...demo.workplaces, ...demo.employers].map(({ key }) => key);
    const all = [...keys, ...firms];
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((key) => !key.startsWith('demo:'))).toEqual([]);
  });

  it('writes mail addresses that reach nobody', () => {
    const mails = [
      ...demo.candidates.map(({ identity }) => identity?.email),
      ...demo.contacts.map(({ email }) => email),
    ];
    expect(mails.filter((mail) => mail !== undefined && !mail.endsWith('@example.org'))).toEqual([]);
  });
});

describe('the records', () => {
  it('are what the API takes', () => {
    const problems = [
      ...demo.candidates.map((record) => [record.externalId, ...formFaults(CandidateInputDto, record)]),
      ...demo.openings.map((record) => [record.externalId, ...formFaults(OpeningInputDto, record)]),
      ...demo.employers.map((record) => [record.key, ...formFaults(EmployerInputDto, record)]),
      ...demo.workplaces.map((record) => [record.key, ...formFaults(WorkplaceInputDto, record)]),
      ...demo.contacts.map((record) => [record.workplaceKey, ...formFaults(ContactPersonDto, record)]),
    ].filter((found) => found.length > 1);
    expect(problems).toEqual([]);
  });

  it('mean something: known codes, dates and hours the right way round', () => {
    const references = { ...refs, today: asOf };
    const problems = [
      ...demo.candidates.map((record) => [record.externalId, ...checkCandidate(record, references)]),
      ...demo.openings.map((record) => [record.externalId, ...checkOpening(record, references)]),
    ].filter((found) => found.length > 1);
    expect(problems).toEqual([]);
  });

  it('name workplaces, employers, consultants and P-numre of the same demo', () => {
    const workplaces = new Set(demo.workplaces.map(({ key }) => key));
    const employers = new Set(demo.employers.map(({ key }) => key));
    const pNumbers = new Set(demo.workplaces.map(({ pNumber }) => pNumber));
    const initials = new Set(demo.staff.map((colleague) => colleague.initials));
    expect(demo.openings.filter(({ workplaceKey }) => workplaceKey && !workplaces.has(workplaceKey))).toEqual([]);
    expect(demo.contacts.filter(({ workplaceKey }) => !workplaces.has(workplaceKey))).toEqual([]);
    expect(demo.workplaces.filter(({ employerKey }) => !employers.has(employerKey))).toEqual([]);
    const placed = demo.candidates.flatMap(({ placements = [] }) => placements.flatMap(({ pNumber }) => pNumber ?? []));
    expect(placed.length).toBeGreaterThan(50);
    expect(placed.filter((pNumber) => !pNumbers.has(pNumber))).toEqual([]);
    const owners = [...demo.candidates, ...demo.openings].flatMap(({ owner }) => owner ?? []);
    expect(owners.filter((owner) => !initials.has(owner))).toEqual([]);
  });

  it('carry numbers of the right form, from a range no firm has', () => {
    expect(demo.employers.filter(({ cvr }) => !isCvr(cvr!) || !cvr!.startsWith('99'))).toEqual([]);
    expect(demo.workplaces.filter(({ pNumber }) => !isPNumber(pNumber!) || !pNumber!.startsWith('99'))).toEqual([]);
    expect(new Set(demo.employers.map(({ cvr }) => cvr)).size).toBe(demo.employers.length);
    expect(new Set(demo.workplaces.map(({ pNumber }) => pNumber)).size).toBe(demo.workplaces.length);
  });

  it('keep lives in order: no work before 16, nothing observed before the takeover', () => {
    const early = drawn.flatMap(({ identity, experiences = [] }) =>
      experiences.filter(
        ({ from }) => identity?.birthDate && Number(from!.slice(0, 4)) < Number(identity.birthDate.slice(0, 4)) + 16,
      ),
    );
    expect(early).toEqual([]);
    const seen = drawn.flatMap(({ residence, competencies = [] }) =>
      competencies.filter(({ observedOn }) => observedOn !== undefined && observedOn < residence!.takenOverOn!),
    );
    expect(seen).toEqual([]);
  });
});

describe('the profile of domain.md §10', () => {
  const women = traits.filter(({ sex }) => sex === 'female');
  const men = traits.filter(({ sex }) => sex === 'male');

  it('has 274 women and 416 men, one of whom has no identity at all', () => {
    const count = (sex: string) => demo.candidates.filter(({ identity }) => identity?.sex === sex).length;
    expect([count('female'), count('male')]).toEqual([274, 415]);
    expect(demo.candidates.filter(({ identity }) => identity === undefined)).toHaveLength(1);
  });

  it('has half its people between 18 and 29', () => {
    expect(percent(({ ageBand }) => ['18-24', '25-29'].includes(ageBand))).toBe(50);
    const ages = drawn.flatMap(({ identity }) => (identity?.birthDate ? [ageOn(identity.birthDate, asOf)] : []));
    const young = ages.filter((age) => age < 30).length;
    expect(Math.round((young * 100) / ages.length)).toBeGreaterThanOrEqual(47);
    expect(Math.round((young * 100) / ages.length)).toBeLessThanOrEqual(53);
    expect(ages.every((age) => age >= 17 && age <= 64)).toBe(true);
  });

  it.each<[string, (person: DemoTraits) => boolean, number]>([
    ['jobparat', ({ visitation }) => visitation === 'jobparat', 83],
    ['from Syria', ({ nationality }) => nationality === 'SY', 44],
    ['from Eritrea', ({ nationality }) => nationality === 'ER', 26],
    ['from Iran', ({ nationality }) => nationality === 'IR', 13],
    ['from Somalia', ({ nationality }) => nationality === 'SO', 5],
    ['from Afghanistan', ({ nationality }) => nationality === 'AF', 4],
    ['stateless', ({ nationality }) => nationality === 'XX', 3],
    ['taken over within a year', ({ sinceTakeover }) => sinceTakeover === '0-11', 30],
    ['taken over one to two years ago', ({ sinceTakeover }) => sinceTakeover === '12-23', 35],
    ['taken over two to three years ago', ({ sinceTakeover }) => sinceTakeover === '24-35', 25],
    ['taken over longer ago', ({ sinceTakeover }) => sinceTakeover === '36-60', 10],
    ['on DU1', ({ danishEducation }) => danishEducation === 'DU1', 35],
    ['on DU2', ({ danishEducation }) => danishEducation === 'DU2', 45],
    ['on DU3', ({ danishEducation }) => danishEducation === 'DU3', 20],
    ['not literate in Latin letters', ({ literateInLatin }) => !literateInLatin, 10],
    ['without schooling', ({ schooling }) => schooling === 'none', 15],
    ['with up to nine years of school', ({ schooling }) => schooling === 'primary', 35],
    ['with upper secondary school', ({ schooling }) => schooling === 'upper_secondary', 25],
    ['with vocational education', ({ schooling }) => schooling === 'vocational', 10],
    ['with higher education', ({ schooling }) => schooling === 'higher', 15],
    ['with a bicycle', ({ bicycle }) => bicycle, 65],
    ['with small children', ({ childrenUnderSix }) => childrenUnderSix, 35],
    ['with a childcare limit', ({ childcareLimit }) => childcareLimit, 20],
    ['with skånehensyn', ({ skaanehensyn }) => skaanehensyn, 22],
    ['born on 1 January', ({ bornOnFirstOfJanuary }) => bornOnFirstOfJanuary, 15],
    ['with English from B1', ({ englishB1 }) => englishB1, 20],
  ])('has the share of people %s', (_, holds, share) => {
    expect(Math.abs(percent(holds) - share)).toBeLessThanOrEqual(1);
  });

  it('tells women and men apart where the source does', () => {
    expect(percent(({ paidExperience }) => paidExperience, women)).toBe(40);
    expect(percent(({ paidExperience }) => paidExperience, men)).toBe(80);
    expect(percent(({ licence }) => licence, women)).toBe(8);
    expect(percent(({ licence }) => licence, men)).toBe(30);
    const licensed = traits.filter(({ licence }) => licence);
    expect(percent(({ car }) => car, licensed)).toBeGreaterThanOrEqual(49);
    expect(percent(({ car }) => car, licensed)).toBeLessThanOrEqual(51);
    expect(traits.filter(({ car, licence }) => car && !licence)).toEqual([]);
  });

  it('has 75 percent of the women and 88 percent of the men active', () => {
    const active = (sex: string) => {
      const group = drawn.filter(({ identity }) => identity?.sex === sex);
      return Math.round((group.filter(({ status }) => status?.code === 'aktiv').length * 100) / group.length);
    };
    expect([active('female'), active('male')]).toEqual([75, 88]);
    const onLeave = drawn.filter(({ status }) => status?.code === 'barsel');
    expect(onLeave.every(({ identity }) => identity?.sex === 'female')).toBe(true);
    expect(onLeave.length).toBeGreaterThanOrEqual(35);
  });

  it('lets the records say what the traits say', () => {
    const where = (holds: (person: DemoTraits, record: DemoCandidate) => boolean) =>
      drawn.filter((record) => !holds(demo.traits.get(record.externalId)!, record));
    expect(where(({ car }, { travel }) => car || !travel?.modes?.includes('car'))).toEqual([]);
    expect(where(({ skaanehensyn }, record) => skaanehensyn === (record.skaanehensyn ?? []).length > 0)).toEqual([]);
    expect(
      where(
        ({ licence }, { credentials = [] }) =>
          licence === credentials.some(({ code, status }) => code === 'koerekort-b' && status === 'held'),
      ),
    ).toEqual([]);
    expect(
      where(
        ({ bornOnFirstOfJanuary }, { identity }) =>
          !identity?.birthDate || bornOnFirstOfJanuary === identity.birthDate.endsWith('-01-01'),
      ),
    ).toEqual([]);
    const childcare = drawn.filter(({ externalId }) => demo.traits.get(externalId)!.childcareLimit);
    expect(
      childcare.every(({ availability = [] }) =>
        availability.every(({ from, to }) => from >= '07:30' && to <= '16:00'),
      ),
    ).toBe(true);
    expect(childcare.every(({ availability }) => availability !== undefined)).toBe(true);
  });

  it('has more 1 January birthdays among those from Eritrea, Somalia and Afghanistan', () => {
    const group = traits.filter(({ nationality }) => ['ER', 'SO', 'AF'].includes(nationality));
    const rest = traits.filter(({ nationality }) => !['ER', 'SO', 'AF'].includes(nationality));
    expect(percent((person) => person.bornOnFirstOfJanuary, group)).toBeGreaterThan(
      percent((person) => person.bornOnFirstOfJanuary, rest) + 10,
    );
  });

  it('leaves fields out as ordinary files do, and tells none from unknown', () => {
    const share = (holds: (record: DemoCandidate) => boolean) =>
      Math.round((drawn.filter(holds).length * 100) / drawn.length);
    expect(share(({ availability }) => availability === undefined)).toBeGreaterThan(15);
    expect(share(({ travel }) => travel?.modes === undefined)).toBeGreaterThan(4);
    expect(share(({ skaanehensyn }) => skaanehensyn === undefined)).toBeGreaterThan(4);
    expect(share(({ skaanehensyn }) => skaanehensyn?.length === 0)).toBeGreaterThan(50);
    expect(share(({ jobGoals }) => jobGoals === undefined)).toBeGreaterThan(9);
    expect(share(({ competencies }) => (competencies ?? []).length > 5)).toBeGreaterThan(50);
  });

  it('has the staff: 11 caseworkers, 21 consultants, 2 for IGU, 2 leaders, no initials or colour twice', () => {
    const count = (role: string) => demo.staff.filter((colleague) => colleague.role === role).length;
    expect(['sagsbehandler', 'virksomhedskonsulent', 'igu_konsulent', 'leder'].map(count)).toEqual([11, 21, 2, 2]);
    expect(new Set(demo.staff.map(({ initials }) => initials)).size).toBe(36);
    expect(new Set(demo.staff.map(({ colour }) => colour)).size).toBe(36);
    expect(demo.staff.filter(({ colour }) => !/^#[0-9a-f]{6}$/.test(colour))).toEqual([]);
  });

  it('gives each consultant about 33 citizens', () => {
    const cases = new Map<string, number>();
    for (const { owner } of drawn) cases.set(owner!, (cases.get(owner!) ?? 0) + 1);
    expect(cases.size).toBe(21);
    expect([...cases.values()].filter((count) => count < 29 || count > 34)).toEqual([]);
  });
});

describe('employers and openings', () => {
  const made = demo.openings.filter(({ externalId }) => /\d{4}$/.test(externalId));
  const share = (holds: (opening: (typeof made)[number]) => boolean) =>
    Math.round((made.filter(holds).length * 100) / made.length);

  it('have the size mix, the municipal workplaces, the temp agencies and a quarter outside', () => {
    const band = (least: number, most: number) =>
      demo.workplaces.filter(({ ordinaryEmployees = -1 }) => ordinaryEmployees >= least && ordinaryEmployees <= most)
        .length / 4;
    const shares = [band(1, 4), band(5, 19), band(20, 49), band(50, 249), band(250, 10_000)];
    [30, 35, 20, 12, 3].forEach((wanted, index) => expect(Math.abs(shares[index]! - wanted)).toBeLessThanOrEqual(3));
    const municipal = demo.workplaces.filter(({ municipalOwn }) => municipalOwn);
    expect(Math.abs(municipal.length - 60)).toBeLessThanOrEqual(2);
    expect(new Set(municipal.map(({ employerKey }) => employerKey)).size).toBe(1);
    expect(demo.workplaces.filter(({ branchCode }) => branchCode === '782000')).toHaveLength(12);
    const outside = demo.workplaces.filter(({ liesIn }) => liesIn !== demo.municipality).length;
    expect(Math.abs(outside - 100)).toBeLessThanOrEqual(2);
  });

  it.each<[string, number]>([
    ['virksomhedspraktik', 45],
    ['smaajob', 15],
    ['ordinaert', 20],
    ['igu', 5],
    ['vikar', 5],
    ['fritidsjob', 2],
  ])('have the share of %s', (scheme, wanted) => {
    expect(Math.abs(share(({ schemes }) => schemes[0] === scheme) - wanted)).toBeLessThanOrEqual(1);
  });

  it('have løntilskud of the kind that goes with the sector of the workplace', () => {
    const workplaces = new Map(demo.workplaces.map((workplace) => [workplace.key, workplace]));
    const subsidised = made.filter(({ schemes }) => schemes[0]!.startsWith('loentilskud'));
    expect(Math.round((subsidised.length * 100) / made.length)).toBe(8);
    const kinds = subsidised.map(({ schemes, workplaceKey }) => [schemes[0], workplaces.get(workplaceKey!)!.sector]);
    expect(kinds.filter(([scheme, sector]) => (scheme === 'loentilskud_offentlig') !== (sector === 'public'))).toEqual(
      [],
    );
  });

  it.each<[string, number]>([
    ['RENG', 15],
    ['KOK', 12],
    ['DETAIL', 12],
    ['LAGER', 12],
    ['INDU', 12],
    ['FODE', 8],
    ['HOTEL', 6],
    ['BYG', 6],
    ['GRON', 5],
    ['SOSU', 5],
    ['PAED', 3],
    ['TRANS', 2],
    ['METAL', 1],
    ['VASK', 1],
  ])('have the share of %s', (branch, wanted) => {
    expect(Math.abs(share(({ branchepakke }) => branchepakke === branch) - wanted)).toBeLessThanOrEqual(1);
  });

  it('have every scheme, every reason for a language need and every level of the ABC strategy', () => {
    expect(new Set(demo.openings.flatMap(({ schemes }) => schemes))).toEqual(new Set(SCHEMES));
    const reasons = demo.openings.flatMap(({ languages = [] }) => languages.flatMap(({ reason }) => reason ?? []));
    expect(new Set(reasons)).toEqual(new Set(LANGUAGE_REASONS));
    const levels = demo.candidates.flatMap(({ jobGoals = [] }) => jobGoals.map(({ level }) => level));
    expect([...new Set(levels)].sort()).toEqual(['A', 'B', 'C']);
  });

  it('do not start before today while open, and have begun or passed when filled or closed long ago', () => {
    expect(
      made.filter(({ state, startsOn }) => state === 'aaben' && startsOn !== undefined && startsOn <= asOf),
    ).toEqual([]);
    expect(made.filter(({ state, startsOn }) => state === 'lukket' && startsOn! >= asOf)).toEqual([]);
    expect(made.filter(({ state, closedReason }) => (state === 'lukket') !== (closedReason !== undefined))).toEqual([]);
  });

  it('have shifts that hold the hours asked for', () => {
    const half = (time: string) => Number(time.slice(0, 2)) * 2 + Number(time.slice(3)) / 30;
    const tooFew = made.filter(({ shifts, hoursMax }) => {
      if (!shifts || hoursMax === undefined) return false;
      const halves = shifts.reduce((sum, { from, to }) => sum + ((half(to) - half(from) + 48) % 48 || 48), 0);
      return Math.floor(halves / 2) < hoursMax;
    });
    expect(tooFew).toEqual([]);
  });
});

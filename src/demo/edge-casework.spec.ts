import { deadlinesOf } from '../casework/deadlines/deadline-list';
import { type CaseworkFacts, NO_CASEWORK } from '../casework/casework-facts';
import { CASEWORK_RECORDS } from '../casework/records/casework-records';
import { fieldProblems } from '../common/api/validate';
import { schemeOpening, schemePerson, schemeWorkplace } from '../casework/scheme-facts';
import { loadGeography } from '../geography/load-geography';
import { DEADLINE_KINDS, evaluateSchemes, loadRules, SCHEME_CODES } from '../schemes';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import { DEADLINE_EXAMPLES } from './edge-casework';
import { edgePerson } from './edge-openings';
import { generateDemo } from './generate-demo';

const asOf = '2026-03-02';
const rules = loadRules();
const taxonomy = loadTaxonomy();
const geography = loadGeography();
const demo = generateDemo({ taxonomy, geography }, { asOf, candidates: 200, openings: 120, workplaces: 120 });
const candidates = new Map(demo.candidates.map((person) => [person.externalId, person]));

/** What the store would hand to the rules. */
function caseworkOf(key: string): CaseworkFacts {
  const file = demo.casework.find(({ candidateKey }) => candidateKey === key);
  return file ? { ...NO_CASEWORK, ...(file.records as Partial<CaseworkFacts>), stated: file.stated } : NO_CASEWORK;
}
const recordOf = (key: string) => ({
  id: key,
  pseudonym: key,
  municipality: demo.municipality,
  owner: null,
  candidate: candidates.get(key)!,
  casework: caseworkOf(key),
});

describe('the casework of the demo', () => {
  it('has a named person for every kind of deadline', () => {
    expect(DEADLINE_EXAMPLES.map(({ kind }) => kind)).toEqual(DEADLINE_KINDS);
  });

  it.each(DEADLINE_EXAMPLES)('has $person with the deadline $kind $status', ({ kind, person, status }) => {
    const answers = deadlinesOf(recordOf(edgePerson(person)), asOf, rules);
    expect(answers.find((answer) => answer.kind === kind)).toMatchObject({ status });
  });

  it('has everything in time for the plain case but the job itself', () => {
    const answers = deadlinesOf(recordOf(edgePerson('udgangspunkt')), asOf, rules);
    expect(answers.filter(({ status }) => status !== 'ok').map(({ kind }) => kind)).toEqual(['employment_aim']);
  });

  it('has somebody for whom each scheme is open at some workplace, and somebody for whom it is a question', () => {
    const found = new Map(SCHEME_CODES.map((scheme) => [scheme, new Set<string>()]));
    for (const opening of demo.openings) {
      const workplace = demo.workplaces.find(({ key }) => key === opening.workplaceKey);
      if (!workplace) continue;
      const employer = demo.employers.find(({ key }) => key === workplace.employerKey);
      const facts = schemeWorkplace(workplace, { cvr: employer?.cvr }, []);
      for (const person of demo.candidates) {
        const known = schemePerson(person, caseworkOf(person.externalId), asOf);
        for (const { scheme, outcome } of evaluateSchemes(known, facts, schemeOpening(opening), asOf, rules)) {
          found.get(scheme)!.add(outcome);
        }
      }
    }
    for (const [scheme, outcomes] of found)
      expect([scheme, [...outcomes]]).toEqual([scheme, expect.arrayContaining(['eligible', 'unknown'])]);
  });

  it('is what the API takes: every record of every kind', () => {
    const references = { taxonomy, geography, today: asOf };
    let seen = 0;
    for (const { records, by } of demo.casework) {
      for (const [kind, list] of Object.entries(records)) {
        const { dto, check } = CASEWORK_RECORDS[kind as 'visitations'];
        for (const record of list) {
          const input = { by, ...record } as Parameters<typeof check>[0];
          expect([kind, fieldProblems(dto, input), check(input, references)]).toEqual([kind, [], []]);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(1000);
  });

  it('has every kind of record, observer of goals and instrument', () => {
    const kinds = new Set(demo.casework.flatMap(({ records }) => Object.keys(records)));
    expect([...kinds].sort()).toEqual(Object.keys(CASEWORK_RECORDS).sort());
    const observers = new Set(
      demo.casework.flatMap(({ observations }) => observations.map(({ observer }) => observer)),
    );
    expect(observers).toEqual(new Set(['firm', 'vk', 'teacher']));
    const instruments = new Set(demo.casework.flatMap(({ measurements }) => measurements.map((one) => one.instrument)));
    expect(instruments).toEqual(new Set(['BIP', 'KAN_VIL']));
  });
});

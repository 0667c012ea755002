import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../common/project-root';
import { loadRules, parseRules, type RuleBook, type SchemePerson } from '../../schemes';
import { diffRules, personOutcome } from './rule-diff';

const ASOF = '2026-06-10';
const rules = loadRules();

/** The rules with some text of the files changed; a text that is not there fails the test. */
function changed(...changes: readonly [file: string, from: string | RegExp, to: string][]): RuleBook {
  const dir = path.join(projectRoot(), 'rules');
  const files = Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]));
  for (const [file, from, to] of changes) {
    const text = files[file]!.replace(from, to);
    expect(text).not.toBe(files[file]);
    files[file] = text;
  }
  return parseRules(files);
}

const person = (birthDate: string | undefined): SchemePerson => ({
  birthDate,
  firstRegisteredOn: '2023-01-01',
  residenceBasis: 'refugee',
  residenceUntil: null,
  completedIgu: false,
  employments: [],
});
const PEOPLE = [
  { name: 'K-49', facts: person('1976-06-11') },
  { name: 'K-44', facts: person('1981-06-11') },
  { name: 'K-45', facts: person('1981-06-10') },
  { name: 'K-?', facts: person(undefined) },
];
/** IGU only until 45 from 2024 on */
const younger = () => changed(['igu.yaml', /(validFrom: 2024-01-01[\s\S]{0,200}?underAge: )\d+/, '$145']);

describe('the comparison of two sets of rules', () => {
  it('of the same rules finds nothing', () => {
    expect(diffRules(PEOPLE, [], rules, loadRules(), ASOF)).toEqual({
      asOf: ASOF,
      before: rules.version,
      after: rules.version,
      changedRules: [],
      schemes: [],
      moreRoom: [],
      lessRoom: [],
    });
  });

  it('names who stops being eligible, on both sides of the new limit, and who becomes so on the way back', () => {
    const after = younger();
    expect(diffRules(PEOPLE, [], rules, after, ASOF)).toMatchObject({
      changedRules: ['igu.age'],
      schemes: [{ scheme: 'igu', becomesEligible: [], stopsBeingEligible: ['K-49', 'K-45'], becomesUnknown: [] }],
    });
    expect(diffRules(PEOPLE, [], after, rules, ASOF).schemes).toEqual([
      { scheme: 'igu', becomesEligible: ['K-49', 'K-45'], stopsBeingEligible: [], becomesUnknown: [] },
    ]);
  });

  it('of a change that begins later finds the rule, and nobody today', () => {
    const { changedRules, schemes } = diffRules(PEOPLE, [], rules, younger(), '2023-12-31');
    expect([changedRules, schemes]).toEqual([['igu.age'], []]);
  });

  it('names workplaces with more or fewer places', () => {
    const workplace = (name: string, ordinaryEmployees?: number) => ({ name, facts: { ordinaryEmployees } });
    const workplaces = [workplace('Lille', 4), workplace('Stor', 40), workplace('Ukendt')];
    const after = changed(['supported-work.yaml', /perEmployees: 5/g, 'perEmployees: 4']);
    expect(diffRules([], workplaces, rules, after, ASOF)).toMatchObject({ moreRoom: ['Stor'], lessRoom: [] });
    expect(diffRules([], workplaces, after, rules, ASOF)).toMatchObject({ moreRoom: [], lessRoom: ['Stor'] });
  });

  it('gives another version to any change, and the same to the same data', () => {
    expect(younger().version).not.toBe(rules.version);
    expect(younger().version).toBe(younger().version);
  });
});

describe('what a scheme says of a person alone', () => {
  it('is a question only when a fact about the person is missing', () => {
    expect(personOutcome(person('1990-01-01'), 'igu', rules, ASOF)).toBe('eligible');
    expect(personOutcome(person(undefined), 'igu', rules, ASOF)).toBe('unknown');
    expect(personOutcome(person('1970-01-01'), 'igu', rules, ASOF)).toBe('not_eligible');
  });
});

import { candidateFacts } from '../candidates/candidate-facts';
import { NO_CASEWORK } from '../casework/casework-facts';
import { schemeOpening, schemePerson, schemeWorkplace } from '../casework/scheme-facts';
import { DistanceTravelModel } from '../geography/travel-model';
import { loadGeography } from '../geography/load-geography';
import { evaluateGates } from '../matching/core/gates/all-gates';
import { openingCase } from '../matching/core/opening-case';
import { DEFAULT_POLICY } from '../matching/core/policy';
import { GATES, type GateCode, type Outcome } from '../matching/core/result';
import { schemeRoom, schemeWindowsOn } from '../matching/facts/scheme-windows';
import { openingFacts } from '../openings/opening-facts';
import { cap, evaluateScheme, loadRules } from '../schemes';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import { edgeOpening, edgePerson, GATE_EXAMPLES, iguPeriods } from './edge-openings';
import { EDGE_WORKPLACES, edgePNumber } from './edge-workplaces';
import { generateDemo } from './generate-demo';

const asOf = '2026-03-02';
const taxonomy = loadTaxonomy();
const geography = loadGeography();
const demo = generateDemo({ taxonomy, geography }, { asOf, candidates: 100, openings: 60, workplaces: 60 });
const travel = new DistanceTravelModel(geography);
const rules = loadRules();

const person = (name: string) => demo.candidates.find(({ externalId }) => externalId === edgePerson(name))!;
const opening = (name: string) => demo.openings.find(({ externalId }) => externalId === edgeOpening(name))!;

function outcome(gate: GateCode, [personName, openingName]: readonly [string, string]): Outcome {
  const input = opening(openingName);
  const workplace = demo.workplaces.find(({ key }) => key === input.workplaceKey);
  const facts = {
    ...openingFacts(input, { id: input.externalId, draw: 1, workplace }),
    schemeRoom: schemeRoom(schemeOpening(input), schemeWorkplace(workplace ?? {}, null, []), rules, asOf),
  };
  const rejections = demo.rejections
    .filter(({ candidateKey }) => candidateKey === edgePerson(personName))
    .map(({ openingKey, reasonCode }) => ({ openingId: openingKey, reason: reasonCode }));
  const known = candidateFacts(person(personName), {
    id: personName,
    draw: 2,
    rejections,
    asOf,
    credentials: taxonomy,
  });
  const schemeWindows = schemeWindowsOn(rules, asOf)(schemePerson(person(personName), NO_CASEWORK, asOf));
  const candidate = { ...known, schemeWindows };
  const context = { policy: DEFAULT_POLICY, asOf, graph: taxonomy, travel };
  return evaluateGates(openingCase(facts, context), candidate).find((result) => result.gate === gate)!.outcome;
}

describe('the named edge cases', () => {
  it('have a pair for every gate', () => {
    expect(GATE_EXAMPLES.map(({ gate }) => gate)).toEqual(GATES);
  });

  it.each(GATE_EXAMPLES)('close the gate $gate for $closed, and not for $open', ({ gate, closed, open }) => {
    expect(outcome(gate, closed)).toBe('not_met');
    expect(outcome(gate, open)).toBe('met');
  });

  const igu = (name: string, key: string, startsOn: string) => {
    const { identity, residence } = person(`igu-${key}-${name}`);
    const answer = evaluateScheme(
      'igu',
      {
        birthDate: identity?.birthDate,
        firstRegisteredOn: residence?.firstRegisteredOn,
        residenceBasis: 'refugee',
        completedIgu: residence?.completedIgu,
      },
      {},
      { schemes: ['igu'], startsOn },
      startsOn,
      rules,
    );
    const of = (code: string) => answer.rules.find((rule) => rule.code === code)!.outcome;
    return { age: of('igu.age'), residence: of('igu.residence') };
  };

  it.each(iguPeriods(asOf))('stand on both sides of the IGU limits of $key', ({ key, startsOn, underAge }) => {
    expect(igu('fylder-18-paa-dagen', key, startsOn).age).toBe('eligible');
    expect(igu('fylder-18-dagen-efter', key, startsOn).age).toBe('not_eligible');
    expect(igu(`fylder-${underAge}-dagen-efter`, key, startsOn).age).toBe('eligible');
    expect(igu(`fylder-${underAge}-paa-dagen`, key, startsOn).age).toBe('not_eligible');
    expect(igu('ophold-sidste-dag', key, startsOn).residence).toBe('eligible');
    expect(igu('ophold-dagen-over', key, startsOn).residence).toBe('not_eligible');
  });

  it('have a P-nummer with one more in praktik than the law allows, and a shared full-time place', () => {
    const at = (key: (typeof EDGE_WORKPLACES)[keyof typeof EDGE_WORKPLACES]) => ({
      room: cap(demo.workplaces.find((workplace) => workplace.key === key)!.ordinaryEmployees!),
      hours: demo.candidates
        .flatMap(({ placements = [] }) => placements)
        .filter(({ pNumber }) => pNumber === edgePNumber(key))
        .map(({ weeklyHours }) => weeklyHours),
    });
    expect(at(EDGE_WORKPLACES.overCap)).toEqual({ room: 2, hours: [25, 25, 20] });
    expect(at(EDGE_WORKPLACES.shared)).toEqual({ room: 1, hours: [12, 12, 13] });
  });

  it('have two jobs in one week, and a couple that is never at work at the same time', () => {
    expect(person('to-job-paa-en-uge').placements).toHaveLength(2);
    const morning = person('aegtefaelle-formiddag').availability!;
    const afternoon = person('aegtefaelle-eftermiddag').availability!;
    expect(person('aegtefaelle-formiddag').postalCode).toBe(person('aegtefaelle-eftermiddag').postalCode);
    expect(morning.map(({ to }) => to).every((to) => afternoon.every(({ from }) => from >= to))).toBe(true);
  });

  it('have a leave that ends within a week and a Ukrainian permit that ends within a month', () => {
    expect(person('barsel-slutter-snart').status).toMatchObject({ code: 'barsel', until: '2026-03-09' });
    expect(person('ukraine-tilladelse-udloeber').residence).toMatchObject({
      basis: 'ukraine_special_act',
      expiresOn: '2026-03-23',
    });
  });

  it('have somebody about whom nothing is known but the municipality', () => {
    expect(Object.keys(person('intet-udfyldt')).sort()).toEqual(['externalId', 'municipality']);
  });

  it('have names that try the pages: markup, right to left, Ethiopic, very long', () => {
    expect(person('navn-script').identity!.givenName).toContain('<script>');
    expect(person('navn-hoejre-mod-venstre').identity!.givenName).toMatch(/\p{Script=Arabic}/u);
    expect(person('navn-geez').identity!.givenName).toMatch(/\p{Script=Ethiopic}/u);
    expect(person('navn-langt').identity!.givenName).toHaveLength(120);
  });
});

/**
 * The synthetic municipality: people, employers and openings with the statistical profile of domain.md §10, made from
 * word lists of the project. The same options and taxonomy give the same municipality on every machine, to the letter.
 */
import { makeEdgeCasework } from './edge-casework';
import { makeEdgeFirms } from './edge-workplaces';
import { makeEdgeOpenings } from './edge-openings';
import { makeEdgePeople, makeEdgeRejections } from './edge-people';
import { readBranches, type DemoTaxonomy } from './branches';
import { makeCasework } from './casework';
import type { DemoCasework } from './casework.types';
import { makeCandidate } from './candidates';
import { type DemoData, loadDemoData } from './demo-data';
import type { DemoCandidate, DemoMunicipality, DemoOptions, DemoTraits, DemoWorkplace } from './demo.types';
import { makeEmployerWork } from './employer-work';
import { makeFirms } from './employers';
import { makeOpenings } from './openings';
import { Random } from './random';
import { cap } from '../schemes/rules/ratio-cap';
import { makeStaff } from './staff';
import { drawPeople } from './traits';

const DEFAULTS = { seed: 851, candidates: 690, openings: 250, workplaces: 400 };

/** The branch the named edge cases work in. */
const EDGE_BRANCH = 'RENG';

/** What the generator checks its places against: every postal code it hands out must be known. */
export interface DemoGeography {
  postalCode(code: string): { code: string } | undefined;
}

/**
 * Makes the municipality. The named edge cases (seeds/demo/README.md) are part of the numbers asked for.
 * @throws RangeError when fewer records are asked for than there are named edge cases
 * @throws Error when the word lists name a postal code or branchepakke that the references do not have
 */
export function generateDemo(
  refs: { taxonomy: DemoTaxonomy; geography: DemoGeography },
  options: DemoOptions,
): DemoMunicipality {
  const { asOf, seed, candidates, openings, workplaces } = { ...DEFAULTS, ...options };
  const data = loadDemoData();
  checkPlaces(data, refs.geography);
  const branches = readBranches(refs.taxonomy, Object.keys(data.profile.branch));
  const { municipality } = data.places;

  const staff = makeStaff(seed, data);
  const consultants = staff.filter(({ role }) => role === 'virksomhedskonsulent').map(({ initials }) => initials);
  const owner = consultants[0]!;
  const edgeBranch = branches.get(EDGE_BRANCH)!;

  const edgeFirms = makeEdgeFirms(municipality, asOf, workplaces + 1);
  const firms = makeFirms(seed, atLeast('workplaces', workplaces, edgeFirms.workplaces.length), asOf, data);
  const edgePeople = makeEdgePeople(municipality, asOf, owner, edgeBranch);
  const people = atLeast('candidates', candidates, edgePeople.length);
  const edgeOpenings = makeEdgeOpenings(municipality, asOf, owner, edgeBranch);

  const traits = new Map<string, DemoTraits>();
  const drawn = makePeople(people);
  return {
    asOf,
    municipality,
    staff,
    employers: [...edgeFirms.employers, ...firms.employers],
    workplaces: [...edgeFirms.workplaces, ...firms.workplaces],
    contacts: [...edgeFirms.contacts, ...firms.contacts],
    employerWork: makeEmployerWork(seed, asOf, firms.employers, consultants),
    candidates: [...edgePeople, ...drawn],
    openings: [
      ...edgeOpenings,
      ...makeOpenings(atLeast('openings', openings, edgeOpenings.length), {
        seed,
        asOf,
        data,
        branches,
        workplaces: firms.workplaces,
        owners: consultants,
      }),
    ],
    rejections: makeEdgeRejections(asOf, owner),
    casework: [...makeEdgeCasework(edgePeople, asOf, owner), ...caseworkOf(drawn)],
    traits,
  };

  function caseworkOf(people: readonly DemoCandidate[]): DemoCasework[] {
    return people.flatMap(
      (person) => makeCasework(person, traits.get(person.externalId)!, { seed, asOf, by: person.owner ?? owner }) ?? [],
    );
  }

  function makePeople(count: number): DemoCandidate[] {
    const random = new Random(seed, 'people');
    const { female, male } = data.profile.sex;
    const women =
      Math.round((candidates * female) / (female + male)) -
      edgePeople.filter(({ identity }) => identity?.sex === 'female').length;
    const owners = random.shuffle(
      Array.from({ length: count }, (_, index) => consultants[index % consultants.length]!),
    );
    const places = freePlaces(random, firms.workplaces);
    return drawPeople(random, data.profile, { female: women, male: count - women }).map((person, index) => {
      const candidate = makeCandidate(person, {
        seed,
        number: index + 1,
        asOf,
        owner: owners[index]!,
        data,
        branches,
        takePlace: () => places.pop(),
      });
      const { status: _status, ...known } = person;
      traits.set(candidate.externalId, known);
      return candidate;
    });
  }
}

/** How many are left to draw beside the named ones. */
function atLeast(what: string, asked: number, named: number): number {
  if (asked < named) throw new RangeError(`${what}: ${asked} asked for, but the named edge cases alone are ${named}`);
  return asked - named;
}

/** P-numre in drawn order, each as often as the law's ratio gives it places (domain.md §4.2). */
function freePlaces(random: Random, workplaces: readonly DemoWorkplace[]): string[] {
  return random.shuffle(
    workplaces.flatMap(({ pNumber, ordinaryEmployees, ownCap }) => {
      if (pNumber === undefined || ordinaryEmployees === undefined) return [];
      const places = Math.min(cap(ordinaryEmployees), ownCap ?? Infinity);
      return Array<string>(places).fill(pNumber);
    }),
  );
}

function checkPlaces(data: DemoData, geography: DemoGeography): void {
  const { homes, inside, outside } = data.places;
  const codes = [homes, inside, ...Object.values(outside)].flatMap((weights) => Object.keys(weights));
  const unknown = [...new Set(codes)].filter((code) => geography.postalCode(code) === undefined);
  if (unknown.length > 0) throw new Error(`seeds/demo/places.yaml: unknown postal codes ${unknown.join(', ')}`);
}

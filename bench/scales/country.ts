/**
 * People and openings all over the country, for the larger scales: the facts of the synthetic municipality, taken apart and
 * put together anew. Unlike the market of one town, gates cut here as in reality: most people cannot get to most
 * workplaces, and cases stay in their municipality unless they are shared. Parts are shared between people, so that a
 * million of them fit into memory.
 */
import { createHash } from 'node:crypto';
import { candidateFacts } from '../../src/candidates/candidate-facts';
import { NO_CASEWORK } from '../../src/casework/casework-facts';
import { schemeOpening, schemePerson, UNKNOWN_WORKPLACE } from '../../src/casework/scheme-facts';
import { bundledReferences } from '../../src/cli/references';
import { generateDemo } from '../../src/demo/generate-demo';
import { Random } from '../../src/demo/random';
import type { CandidateFacts, OpeningFacts } from '../../src/matching/core/facts';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { schemeRoom, schemeWindowsOn } from '../../src/matching/facts/scheme-windows';
import { openingFacts } from '../../src/openings/opening-facts';
import type { MarketOpening } from '../market';

/** How large and how seeded. */
export interface CountrySize {
  people: number;
  openings: number;
  seed: number;
  /** `YYYY-MM-DD` */
  asOf: string;
}

/** Everything that is ranked. */
export interface Country {
  size: CountrySize;
  people: CandidateFacts[];
  openings: MarketOpening[];
  context: MatchContext;
  /** SHA-256 over the openings and every hundredth person, first 16 digits */
  fingerprint: string;
}

/** People and openings of the municipality that everything is taken from. */
const TEMPLATES = { candidates: 4000, openings: 400, workplaces: 400 };
/** Percent of cases shared with everybody; of the rest each second one is shared with three municipalities. */
const SHARED_WITH_ALL = 60;

/** Makes the country. */
export function makeCountry(size: CountrySize): Country {
  const { asOf, seed } = size;
  const { taxonomy, geography, travel, rules, policies } = bundledReferences();
  const demo = generateDemo({ taxonomy, geography }, { ...TEMPLATES, asOf, seed });
  const windowsOf = schemeWindowsOn(rules, asOf);
  const templates = demo.candidates.map((input, number): CandidateFacts => {
    const facts = candidateFacts(input, { id: `t${number}`, draw: 0, rejections: [], asOf, credentials: taxonomy });
    return { ...facts, schemeWindows: windowsOf(schemePerson(input, NO_CASEWORK, asOf)) };
  });
  const places = placesOf(geography.postalCodes(), new Random(seed, 'country', 'places'));
  const municipalities = [...new Set(places.map(({ municipality }) => municipality))];
  const random = new Random(seed, 'country', 'people');
  const people = Array.from({ length: size.people }, (_, number) =>
    personOf(number, templates, places, municipalities, random),
  );
  const draws = new Random(seed, 'country', 'openings');
  const openings = Array.from({ length: size.openings }, (_, number): MarketOpening => {
    const input = number < demo.openings.length ? demo.openings[number]! : mixed(demo.openings, draws);
    const place = placeOf(places, draws);
    const id = idOf(draws, number);
    const draw = draws.next();
    const plain = openingFacts({ ...input, postalCode: place.code }, { id, draw });
    const room = schemeRoom(schemeOpening(input), UNKNOWN_WORKPLACE, rules, asOf);
    const facts: OpeningFacts = { ...plain, municipality: place.municipality, schemeRoom: room };
    return { id, draw, input, stored: facts, described: facts };
  });
  const sample = people.filter((_, number) => number % 100 === 0);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([openings, sample]))
    .digest('hex')
    .slice(0, 16);
  return {
    size,
    people,
    openings,
    context: { policy: policies.on(asOf), asOf, graph: taxonomy, travel },
    fingerprint,
  };
}

/** An opening of parts of others, so that many openings are not the same few over and over. */
function mixed<T extends { hoursMin?: unknown; startsOn?: unknown; languages?: unknown; demands?: unknown }>(
  openings: readonly T[],
  random: Random,
): T {
  const [tasks, hours, dates, spoken] = [
    random.pick(openings),
    random.pick(openings),
    random.pick(openings),
    random.pick(openings),
  ];
  const part = <K extends string>(from: T, ...names: K[]): Partial<T> =>
    Object.fromEntries(names.map((name) => [name, from[name as unknown as keyof T]])) as Partial<T>;
  return {
    ...tasks,
    ...part(hours, 'hoursMin', 'hoursMax', 'shifts'),
    ...part(dates, 'startsOn', 'endsOn', 'schemes', 'minimumAge'),
    ...part(spoken, 'languages', 'demands', 'handles'),
  };
}

interface Place {
  code: string;
  municipality: string;
  /** places up to and with this one weigh so much together */
  upTo: number;
}

/** Postal codes in a drawn order, each a little lighter than the one before: few large towns, many small ones. */
function placesOf(codes: readonly { code: string; municipalities: readonly string[] }[], random: Random): Place[] {
  let upTo = 0;
  return random
    .shuffle(codes.filter(({ municipalities }) => municipalities.length > 0))
    .map(({ code, municipalities }, rank) => {
      upTo += Math.ceil(60_000 / (rank + 20));
      return { code, municipality: municipalities[0]!, upTo };
    });
}

function placeOf(places: readonly Place[], random: Random): Place {
  const at = random.below(places.at(-1)!.upTo);
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.upTo > at) high = middle;
    else low = middle + 1;
  }
  return places[low]!;
}

/** What belongs together stays together (tasks, steps and goals of one person); the rest is drawn from others. */
function personOf(
  number: number,
  templates: readonly CandidateFacts[],
  places: readonly Place[],
  municipalities: readonly string[],
  random: Random,
): CandidateFacts {
  const skilled = random.pick(templates);
  const spoken = random.pick(templates);
  const dated = random.pick(templates);
  const weekly = random.pick(templates);
  const placed = random.pick(templates);
  const place = placeOf(places, random);
  const shared = random.chance(SHARED_WITH_ALL) ? 'all' : random.chance(50) ? random.sample(municipalities, 3) : [];
  return {
    id: idOf(random, number),
    draw: random.next(),
    municipality: place.municipality,
    sharedWith: shared,
    waitingSince: dated.waitingSince,
    status: dated.status,
    statusUntil: dated.statusUntil,
    availableFrom: weekly.availableFrom,
    placements: placed.placements,
    youth: dated.youth,
    postalCode: weekly.postalCode === undefined ? undefined : place.code,
    travelModes: weekly.travelModes,
    maxTravelMinutes: weekly.maxTravelMinutes,
    maxBicycleKm: weekly.maxBicycleKm,
    hoursMin: weekly.hoursMin,
    hoursMax: weekly.hoursMax,
    availability: weekly.availability,
    competencies: skilled.competencies,
    credentials: skilled.credentials,
    languages: spoken.languages,
    branchepakker: skilled.branchepakker,
    branchepakkeGoals: skilled.branchepakkeGoals,
    schemeWindows: dated.schemeWindows,
    jobGoals: skilled.jobGoals,
    declinedTasks: placed.declinedTasks,
    skaanehensyn: placed.skaanehensyn,
    rejections: [],
  };
}

/** A version 4 UUID of drawn digits; the number keeps it unique. */
function idOf(random: Random, number: number): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);
  const first = hex(random.next(), 8);
  const second = hex(random.next(), 8);
  const id = `${first}-${second.slice(0, 4)}-4${second.slice(5)}-8${hex(random.next(), 3)}-${hex(number, 12)}`;
  // in one piece: joined texts shrink when somebody reads them, and that would count as memory of the index
  return Buffer.from(id, 'latin1').toString('latin1');
}

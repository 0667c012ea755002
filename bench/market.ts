/**
 * The people and openings that every system of the benchmark ranks: the synthetic municipality of the product at a
 * larger size. The same seed and sizes give the same market on every machine, which its fingerprint shows.
 */
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { saveCandidates } from '../src/candidates/candidate.store';
import type { DemoCandidate, DemoMunicipality, DemoWorkplace } from '../src/demo/demo.types';
import { generateDemo } from '../src/demo/generate-demo';
import { Random } from '../src/demo/random';
import { loadGeography } from '../src/geography/load-geography';
import type { OpeningFacts } from '../src/matching/core/facts';
import { openingFacts } from '../src/openings/opening-facts';
import type { OpeningInputDto } from '../src/openings/opening-input.dto';
import { saveOpenings } from '../src/openings/opening.store';
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy';

/** How large, how seeded, and for which day. */
export interface MarketSize {
  candidates: number;
  openings: number;
  seed: number;
  /** `YYYY-MM-DD` */
  asOf: string;
}

/** An opening as the API takes it and as the matcher knows it. */
export interface MarketOpening {
  id: string;
  draw: number;
  input: OpeningInputDto;
  /** as the stored opening: with its own draw, and earlier rejections count */
  stored: OpeningFacts;
  /** as `POST /rankings` sees the same input: a new id and draw 0 */
  described: OpeningFacts;
}

/** An earlier "no" between a person and an opening, by their places in the market. */
interface MarketRejection {
  candidate: number;
  opening: number;
  /** last day on which it counts */
  until: string | null;
}

/** Everything that is ranked, before anything is stored. */
export interface Market {
  size: MarketSize;
  candidates: readonly { id: string; draw: number; input: DemoCandidate }[];
  openings: readonly MarketOpening[];
  rejections: readonly MarketRejection[];
  /** SHA-256 over all records with their ids and draws, first 16 digits */
  fingerprint: string;
}

/** Most records one call of the bulk store gets. */
const BATCH = 1000;
/** Rejections invented for each opening, so that the gate of earlier rejections has work. */
const REJECTIONS_PER_OPENING = 20;
/** The generator's named edge cases need at least this many openings. */
const FEWEST_OPENINGS = 60;

/** Makes the market. */
export function makeMarket(size: MarketSize): Market {
  const taxonomy = loadTaxonomy();
  const geography = loadGeography();
  const demo = generateDemo(
    { taxonomy, geography },
    {
      asOf: size.asOf,
      seed: size.seed,
      candidates: size.candidates,
      openings: Math.max(size.openings, FEWEST_OPENINGS),
      workplaces: Math.max(400, size.openings),
    },
  );
  const ids = new Random(size.seed, 'bench', 'ids');
  const draws = new Random(size.seed, 'bench', 'draws');
  const candidates = demo.candidates.map((input, index) => ({ id: idOf(ids, index), draw: draws.next(), input }));
  const openings = makeOpenings(demo, size, ids, draws);
  const rejections = makeRejections(size, candidates.length, openings.length);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([candidates, openings.map(({ id, draw, input }) => [id, draw, input]), rejections]))
    .digest('hex')
    .slice(0, 16);
  return { size, candidates, openings, rejections, fingerprint };
}

/** Stores the market with the product's own bulk store. Openings are open: people are ranked for them. */
export async function storeMarket(dataSource: DataSource, market: Market): Promise<void> {
  await inBatches(market.candidates, async (part) => {
    const ids = part.map(({ id }) => id);
    const draws = part.map(({ draw }) => draw);
    await dataSource.transaction((manager) =>
      saveCandidates(
        manager,
        part.map(({ input }) => input),
        { newId: () => ids.shift()!, newDraw: () => draws.shift()! },
      ),
    );
  });
  await inBatches(market.openings, async (part) => {
    const ids = part.map(({ id }) => id);
    const draws = part.map(({ draw }) => draw);
    await dataSource.transaction((manager) =>
      saveOpenings(
        manager,
        part.map(({ input }) => input),
        { state: 'aaben', newId: () => ids.shift()!, newDraw: () => draws.shift()! },
      ),
    );
  });
  await storeRejections(dataSource, market);
}

function makeOpenings(demo: DemoMunicipality, size: MarketSize, ids: Random, draws: Random): MarketOpening[] {
  const workplaces = new Map(demo.workplaces.map((workplace) => [workplace.key, workplace]));
  return demo.openings.slice(0, size.openings).map((opening, index) => {
    const id = idOf(ids, index);
    const describedId = idOf(ids, index);
    const draw = draws.next();
    const input = withPlace(opening, workplaces.get(opening.workplaceKey ?? ''));
    return {
      id,
      draw,
      input,
      stored: openingFacts(input, { id, draw }),
      described: openingFacts(input, { id: describedId, draw: 0 }),
    };
  });
}

/** What the workplace lends is written into the opening, so that no workplace has to be stored. */
function withPlace(opening: DemoMunicipality['openings'][number], workplace: DemoWorkplace | undefined) {
  const { state: _state, closedReason: _reason, workplaceKey: _key, ...input } = opening;
  return {
    ...input,
    postalCode: input.postalCode ?? workplace?.postalCode,
    handles: [...new Set([...(input.handles ?? []), ...(workplace?.handles ?? [])])],
  } satisfies OpeningInputDto;
}

function makeRejections(size: MarketSize, candidates: number, openings: number): MarketRejection[] {
  const random = new Random(size.seed, 'bench', 'rejections');
  const ends = [null, size.asOf, '2099-12-31', '2020-01-01'];
  const made: MarketRejection[] = [];
  for (let opening = 0; opening < openings; opening++) {
    const people = new Set(Array.from({ length: REJECTIONS_PER_OPENING }, () => random.below(candidates)));
    for (const candidate of people) made.push({ candidate, opening, until: random.pick(ends) });
  }
  return made;
}

async function storeRejections(dataSource: DataSource, market: Market): Promise<void> {
  await inBatches(market.rejections, async (part) => {
    await dataSource.query(
      `insert into suggestions (municipality, id, opening_id, candidate_id, total, confidence, parts, gates, state,
         reason_code, decided_by, decided_at, rejection_valid_until)
       select $1, gen_random_uuid(), r.opening, r.candidate, 0, 0, '[]', '[]', 'rejected', 'V01', 'BENCH', now(), r.until
       from unnest($2::uuid[], $3::uuid[], $4::date[]) as r(opening, candidate, until)`,
      [
        market.openings[0]!.input.municipality,
        part.map(({ opening }) => market.openings[opening]!.id),
        part.map(({ candidate }) => market.candidates[candidate]!.id),
        part.map(({ until }) => until),
      ],
    );
  });
}

/** A UUID of version 7 whose time is the index and whose rest is drawn. */
function idOf(random: Random, index: number): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);
  const rest = hex(random.next(), 8) + hex(random.next(), 8);
  return `01900000-${hex(index >>> 12, 4)}-7${hex(index, 3)}-8${rest.slice(0, 3)}-${rest.slice(3, 15)}`;
}

async function inBatches<T>(items: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) await work(items.slice(start, start + BATCH));
}

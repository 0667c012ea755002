/** The doctor's look at what the matcher answers: index against database, stored lists against fresh ones. */
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { Clock } from '../../common/clock';
import type { Config } from '../../config/config';
import { readCandidates } from '../../matching/facts/candidate-reading';
import type { MatchIndex } from '../../matching/core/match-index';
import type { Policy } from '../../matching/core/policy';
import { SchemeDesk } from '../../matching/facts/scheme-desk';
import { loadOpeningFacts } from '../../openings/opening-facts.loader';
import { candidateKeeper, storedReferences } from '../engines';
import type { Finding } from './finding';

/** Lists compared when not all are asked for. */
const SAMPLE = 25;
const NAMED = 3;

/** Every stored person is in the index with the same facts, and nobody else is. */
export async function checkIndex(dataSource: DataSource): Promise<Finding> {
  const references = await storedReferences(dataSource);
  const keeper = candidateKeeper(dataSource, references);
  await keeper.catchUp();
  const { taxonomy, rules } = references;
  const stored = await readCandidates(dataSource.manager, { taxonomy, rules, asOf: new Clock().today() });
  const differing = [...stored.facts].filter(([id, facts]) => !isDeepStrictEqual(keeper.index.get(id), facts));
  const [row] = await dataSource.query<{ people: number }[]>(
    'select count(*)::int as people from candidates where deleted_at is null',
  );
  const same = differing.length === 0 && keeper.index.size === row!.people && stored.facts.size === row!.people;
  return {
    name: 'index',
    ok: same,
    found: same
      ? `${row!.people} people, the same facts as in the database`
      : `${keeper.index.size} people in the index, ${row!.people} in the database, ${differing.length} with other facts`,
    todo: 'Changes were made during the check (run it again), or rows were changed around the program.',
  };
}

interface StoredRun {
  id: string;
  policyVersion: string | null;
  asOf: string | null;
  waits: boolean;
}

/** Stored lists say what a fresh ranking says. Lists that wait for a job are the outbox's affair. */
export async function checkLists(dataSource: DataSource, config: Config, options: { all: boolean }): Promise<Finding> {
  const runs = await currentRuns(dataSource);
  const settled = runs.filter(({ waits }) => !waits);
  const today = new Clock().today();
  const references = await storedReferences(dataSource);
  const policy = references.policies.on(today);
  const old = settled.filter(({ policyVersion, asOf }) => policyVersion !== policy.version || asOf !== today);
  const fresh = settled.filter((run) => !old.includes(run));
  const keeper = candidateKeeper(dataSource, references);
  await keeper.catchUp();
  const matcher = { index: keeper.index, schemes: new SchemeDesk(dataSource, references.rules) };
  const wrong: string[] = [];
  const looked = options.all ? fresh : spread(fresh, SAMPLE);
  for (const { id } of looked) {
    if (!(await sameList(dataSource, matcher, id, { policy, limit: config.LIST_SIZE, asOf: today }))) wrong.push(id);
  }
  const parts = [
    `${looked.length} of ${runs.length} compared`,
    ...(runs.length > settled.length ? [`${runs.length - settled.length} wait for a job`] : []),
    ...(old.length > 0 ? [`${old.length} never ranked, of another day or of another policy`] : []),
    ...(wrong.length > 0 ? [`${wrong.length} differ: ${wrong.slice(0, NAMED).join(', ')}`] : []),
  ];
  return {
    name: 'stored lists',
    ok: wrong.length === 0 && old.length === 0,
    found: parts.join(', '),
    todo: 'A running worker ranks stale lists anew at its next sweep; if one runs already, see the failed jobs.',
  };
}

/** Openings that are ranked, in a fixed order; `waits` while a change that may touch the list is not done. */
async function currentRuns(dataSource: DataSource): Promise<StoredRun[]> {
  return dataSource.query<StoredRun[]>(
    `select o.id, r.policy_version as "policyVersion", r.as_of::text as "asOf",
       exists (select 1 from outbox b where b.processed_at is null
         and (b.aggregate = 'candidate' or b.aggregate_id = o.id)) as waits
     from openings o left join match_runs r on r.opening_id = o.id and r.is_current
     where o.deleted_at is null and o.state in ('aaben', 'i_dialog') order by o.id`,
  );
}

async function sameList(
  dataSource: DataSource,
  { index, schemes }: { index: MatchIndex; schemes: SchemeDesk },
  openingId: string,
  options: { policy: Policy; limit: number; asOf: string },
): Promise<boolean> {
  const { openings } = await loadOpeningFacts(dataSource.manager, { ids: [openingId] });
  const [facts] = await schemes.withRoom([openings[0]!], options.asOf);
  const fresh = index.rank(facts!, options);
  const stored = await dataSource.query<unknown[]>(
    `select candidate_id as "candidateId", rank, total, confidence from suggestions
     where opening_id = $1 and rank is not null order by rank, candidate_id`,
    [openingId],
  );
  return isDeepStrictEqual(
    stored.map((line) => ({ ...(line as object) })),
    fresh.candidates.map(({ candidateId, rank, total, confidence }) => ({ candidateId, rank, total, confidence })),
  );
}

/** At most `count` of the list, evenly spread over it. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]!);
}

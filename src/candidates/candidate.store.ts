/** Candidates in and out of the database. All functions run inside the caller's transaction. */
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Conflict, NotFound } from '../common/errors';
import { isUuid, newDraw, newId } from '../common/id';
import { externalKey, findByExternalId } from '../database/external-ids';
import { insertRows } from '../database/insert-rows';
import { CandidateIdentity } from './candidate-identity.entity';
import type { CandidateInputDto } from './candidate-input.dto';
import { CANDIDATE_LIST_MAPPINGS, type CandidateChildRow } from './candidate-lists';
import { storedForm, toInput, toRows } from './candidate-mapper';
import { Candidate, type CandidateList } from './candidate.entity';
import { CandidateStatusChange } from './candidate-status-change.entity';

/** A stored candidate: the row itself, and the whole record in the API's shape. */
export interface StoredCandidate {
  candidate: Candidate;
  input: CandidateInputDto;
}

/** What a save did. `unchanged` means that the record said the same already: nothing was written. */
export interface SavedCandidate {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** version of the row after the save */
  version: number;
}

/** The candidate that a save replaces. */
export interface ExistingCandidate {
  id: string;
  /** the version the caller has seen */
  version?: number;
  /** what the caller has read in this transaction, with the row locked: spares reading it again */
  before?: StoredCandidate;
}

/** Sources of new keys and draws; seeds pass their own to be repeatable. */
export interface NewRecordSources {
  newId?: () => string;
  newDraw?: () => number;
}

/**
 * Stores one candidate. Without `existing`, an input with the `externalId` of a stored candidate of the same
 * municipality updates that one; any other input makes a new candidate.
 * @param existing the candidate to replace
 * @throws NotFound when `existing` is not stored (any more)
 * @throws Conflict `CANDIDATE.CHANGED_MEANWHILE` when the version is not the stored one
 * @throws Conflict `CANDIDATE.EXTERNAL_ID_TAKEN` when another candidate has that `externalId`
 */
export async function saveCandidate(
  manager: EntityManager,
  input: CandidateInputDto,
  existing?: ExistingCandidate,
): Promise<SavedCandidate> {
  if (!existing) return (await saveCandidates(manager, [input]))[0]!;
  const { id, before } = existing;
  if (!before) await lock(manager, existing);
  const [other] = [...(await findByExternalId(manager, 'candidates', [input])).values()];
  if (other && other !== id) {
    throw new Conflict('CANDIDATE.EXTERNAL_ID_TAKEN', 'Another candidate has that external id.', {
      externalId: input.externalId,
    });
  }
  const stored = before ? [before] : await loadCandidates(manager, [id]);
  return (await write(manager, [{ id, input }], stored))[0]!;
}

/**
 * Stores many candidates with a few statements: right for imports and seeds of hundreds at a time. The answers stand
 * in the order of the inputs. Of several inputs with one `externalId` the last is stored.
 */
export async function saveCandidates(
  manager: EntityManager,
  inputs: readonly CandidateInputDto[],
  sources: NewRecordSources = {},
): Promise<SavedCandidate[]> {
  const known = await findByExternalId(manager, 'candidates', inputs);
  const byId = new Map<string, CandidateInputDto>();
  const ids = inputs.map((input) => {
    const key = externalKey(input);
    const id = (key && known.get(key)) ?? (sources.newId ?? newId)();
    if (key) known.set(key, id);
    byId.set(id, input);
    return id;
  });
  const records = [...byId].map(([id, input]) => ({ id, input }));
  const saved = await write(manager, records, await loadCandidates(manager, [...byId.keys()]), sources);
  const answers = new Map(saved.map((answer) => [answer.id, answer]));
  return ids.map((id) => answers.get(id)!);
}

/** Reads one candidate. @throws NotFound when it is not stored or was deleted */
export async function loadCandidate(manager: EntityManager, id: string): Promise<StoredCandidate> {
  const [stored] = await loadCandidates(manager, [id]);
  if (!stored) throw new NotFound('candidate', id);
  return stored;
}

/** Reads candidates in the order of the ids; ids that are not stored, or deleted, are left out. */
export async function loadCandidates(manager: EntityManager, ids: readonly string[]): Promise<StoredCandidate[]> {
  const candidates = await manager.find(Candidate, { where: { id: In(ids.filter(isUuid)), deletedAt: IsNull() } });
  if (candidates.length === 0) return [];
  const keys = candidates.map(({ id }) => id);
  const identities = await manager.find(CandidateIdentity, { where: { candidateId: In(keys) } });
  const identityOf = new Map(identities.map((identity) => [identity.candidateId, identity]));
  const listsOf = new Map<string, Record<string, CandidateChildRow[]>>(keys.map((id) => [id, {}]));
  const stated = new Set(candidates.flatMap(({ statedLists }) => statedLists));
  for (const { list, entity } of CANDIDATE_LIST_MAPPINGS) {
    if (!stated.has(list)) continue;
    const rows = await manager.find(entity, { where: { candidateId: In(keys) }, order: { position: 'ASC' } });
    for (const row of rows) (listsOf.get(row.candidateId)![list] ??= []).push(row);
  }
  const stored = new Map(
    candidates.map((candidate) => {
      const identity = identityOf.get(candidate.id) ?? null;
      const input = toInput({ candidate, identity, lists: listsOf.get(candidate.id)! });
      return [candidate.id, { candidate, input }];
    }),
  );
  return ids.flatMap((id) => stored.get(id) ?? []);
}

/**
 * Marks a candidate as deleted; indexes and lists see it and drop the person.
 * @throws NotFound or Conflict `CANDIDATE.CHANGED_MEANWHILE`
 */
export async function deleteCandidate(
  manager: EntityManager,
  existing: { id: string; version?: number },
): Promise<void> {
  await lock(manager, existing);
  await manager.query(
    'update candidates set deleted_at = now(), updated_at = now(), version = version + 1 where id = $1',
    [existing.id],
  );
}

async function lock(manager: EntityManager, existing: { id: string; version?: number }): Promise<void> {
  const [row] = await manager.query<{ version: number }[]>(
    'select version from candidates where id::text = $1 and deleted_at is null for no key update',
    [existing.id],
  );
  if (!row) throw new NotFound('candidate', existing.id);
  if (existing.version !== undefined && existing.version !== row.version) {
    throw new Conflict('CANDIDATE.CHANGED_MEANWHILE', 'Somebody else changed the candidate meanwhile.', {
      expected: existing.version,
      actual: row.version,
    });
  }
}

/** One record to write. */
interface Change {
  id: string;
  input: CandidateInputDto;
  /** what it will say and what it said, alike in form; missing when it is new */
  compared?: { now: CandidateInputDto; was: CandidateInputDto };
}

async function write(
  manager: EntityManager,
  records: readonly { id: string; input: CandidateInputDto }[],
  stored: readonly StoredCandidate[],
  sources: NewRecordSources = {},
): Promise<SavedCandidate[]> {
  const before = new Map(stored.map((one) => [one.candidate.id, one]));
  const changes = records
    .map(({ id, input }): Change => {
      const known = before.get(id);
      return known ? { id, input, compared: { now: storedForm(input), was: plain(known.input) } } : { id, input };
    })
    .filter(({ compared }) => !compared || !isDeepStrictEqual(compared.now, compared.was));
  await replace(manager, changes, (id) => before.get(id)?.candidate.draw ?? (sources.newDraw ?? newDraw)());
  await keepStatusHistory(manager, changes, before);
  const changedIds = new Set(changes.map(({ id }) => id));
  return records.map(({ id }) => {
    const version = before.get(id)?.candidate.version;
    if (version === undefined) return { id, outcome: 'created', version: 1 };
    return changedIds.has(id)
      ? { id, outcome: 'updated', version: version + 1 }
      : { id, outcome: 'unchanged', version };
  });
}

/** Adds a row for everybody whose status or its dates are new. */
async function keepStatusHistory(
  manager: EntityManager,
  records: readonly { id: string; input: CandidateInputDto }[],
  before: ReadonlyMap<string, StoredCandidate>,
): Promise<void> {
  const rows = records.flatMap(({ id, input }) => {
    const { code: status, from, until } = input.status ?? { code: 'aktiv' as const };
    const old = before.get(id)?.candidate;
    const same = old?.status === status && old.statusFrom === (from ?? null) && old.statusUntil === (until ?? null);
    if (same) return [];
    const { municipality } = input;
    return [
      {
        id: newId(),
        municipality,
        candidateId: id,
        status,
        statusFrom: from ?? null,
        statusUntil: until ?? null,
      },
    ];
  });
  await insertRows(manager, CandidateStatusChange, rows);
}

function plain(input: CandidateInputDto): CandidateInputDto {
  return JSON.parse(JSON.stringify(input)) as CandidateInputDto;
}

/** Writes the rows of what changed; of somebody known, only the lists that differ. */
async function replace(
  manager: EntityManager,
  changes: readonly Change[],
  drawOf: (id: string) => number,
): Promise<void> {
  const records = changes.map((change) => ({ ...change, rows: toRows(change.input, change.id) }));
  const candidates = records.map(({ id, rows }) => ({ id, draw: drawOf(id), ...rows.candidate }));
  await insertRows(manager, Candidate, candidates, { replace: true });
  const differing = (part: 'identity' | CandidateList) => {
    const some = records.filter(({ compared }) => {
      if (!compared) return true;
      const { now, was } = compared;
      // every row of a candidate carries the municipality
      return now.municipality !== was.municipality || !isDeepStrictEqual(now[part], was[part]);
    });
    return { some, replaced: some.filter(({ compared }) => compared).map(({ id }) => id) };
  };
  const identities = differing('identity');
  await replaceChildren(
    manager,
    CandidateIdentity,
    identities.replaced,
    identities.some.flatMap(({ id, rows }) => (rows.identity ? [{ candidateId: id, ...rows.identity }] : [])),
  );
  for (const { list, entity } of CANDIDATE_LIST_MAPPINGS) {
    const { some, replaced } = differing(list);
    const rows = some.flatMap((record) => record.rows.lists[list] ?? []);
    await replaceChildren(manager, entity, replaced, rows);
  }
}

async function replaceChildren<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  replaced: readonly string[],
  rows: readonly Partial<Row>[],
): Promise<void> {
  if (replaced.length > 0) {
    const table = manager.connection.getMetadata(entity).tableName;
    await manager.query(`delete from "${table}" where candidate_id = any($1::uuid[])`, [replaced]);
  }
  await insertRows(manager, entity, rows);
}

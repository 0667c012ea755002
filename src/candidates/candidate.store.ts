/** Candidates in and out of the database. All functions run inside the caller's transaction. */
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In } from 'typeorm';
import { Conflict, NotFound } from '../common/errors';
import { isUuid, newDraw, newId } from '../common/id';
import { externalKey, findByExternalId } from '../database/external-ids';
import { insertRows } from '../database/insert-rows';
import { CandidateIdentity } from './candidate-identity.entity';
import type { CandidateInputDto } from './candidate-input.dto';
import { CANDIDATE_LIST_MAPPINGS, type CandidateChildRow } from './candidate-lists';
import { type CandidateRows, storedForm, toInput, toRows } from './candidate-mapper';
import { Candidate } from './candidate.entity';
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

/** Sources of new keys and draws; seeds pass their own to be repeatable. */
export interface NewRecordSources {
  newId?: () => string;
  newDraw?: () => number;
}

/**
 * Stores one candidate. Without `existing`, an input with the `externalId` of a stored candidate of the same
 * municipality updates that one; any other input makes a new candidate.
 * @param existing the candidate to replace, with the version the caller has seen
 * @throws NotFound when `existing` is not stored (any more)
 * @throws Conflict `CANDIDATE.CHANGED_MEANWHILE` when the version is not the stored one
 * @throws Conflict `CANDIDATE.EXTERNAL_ID_TAKEN` when another candidate has that `externalId`
 */
export async function saveCandidate(
  manager: EntityManager,
  input: CandidateInputDto,
  existing?: { id: string; version?: number },
): Promise<SavedCandidate> {
  if (!existing) return (await saveCandidates(manager, [input]))[0]!;
  await lock(manager, existing);
  const [other] = [...(await findByExternalId(manager, 'candidates', [input])).values()];
  if (other && other !== existing.id) {
    throw new Conflict('CANDIDATE.EXTERNAL_ID_TAKEN', 'Another candidate has that external id.', {
      externalId: input.externalId,
    });
  }
  return (await write(manager, [{ id: existing.id, input }], {}))[0]!;
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
  const saved = await write(
    manager,
    [...byId].map(([id, input]) => ({ id, input })),
    sources,
  );
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
  if (ids.length === 0) return [];
  const found = await manager.query<{ id: string }[]>(
    'select id from candidates where id = any($1::uuid[]) and deleted_at is null',
    [ids.filter(isUuid)],
  );
  const keys = found.map((row) => row.id);
  const candidates = await manager.find(Candidate, { where: { id: In(keys) } });
  const identities = await manager.find(CandidateIdentity, { where: { candidateId: In(keys) } });
  const identityOf = new Map(identities.map((identity) => [identity.candidateId, identity]));
  const listsOf = new Map<string, Record<string, CandidateChildRow[]>>(keys.map((id) => [id, {}]));
  for (const { list, entity } of CANDIDATE_LIST_MAPPINGS) {
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

async function write(
  manager: EntityManager,
  records: readonly { id: string; input: CandidateInputDto }[],
  sources: NewRecordSources,
): Promise<SavedCandidate[]> {
  const before = new Map(
    (
      await loadCandidates(
        manager,
        records.map((record) => record.id),
      )
    ).map((stored) => [stored.candidate.id, stored]),
  );
  const differs = ({ id, input }: { id: string; input: CandidateInputDto }): boolean =>
    !before.has(id) || !isDeepStrictEqual(storedForm(input), plain(before.get(id)!.input));
  const changed = records.filter(differs);
  await replace(
    manager,
    changed.map(({ id, input }) => ({ id, rows: toRows(input, id), draw: before.get(id)?.candidate.draw })),
    sources,
  );
  await keepStatusHistory(manager, changed, before);
  const changedIds = new Set(changed.map((record) => record.id));
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

async function replace(
  manager: EntityManager,
  records: readonly { id: string; rows: CandidateRows; draw: number | undefined }[],
  sources: NewRecordSources,
): Promise<void> {
  const candidates = records.map(({ id, rows, draw }) => ({
    id,
    draw: draw ?? (sources.newDraw ?? newDraw)(),
    ...rows.candidate,
  }));
  await insertRows(manager, Candidate, candidates, { replace: true });
  const replaced = records.filter((record) => record.draw !== undefined).map((record) => record.id);
  await replaceChildren(
    manager,
    CandidateIdentity,
    replaced,
    records.flatMap(({ id, rows }) => (rows.identity ? [{ candidateId: id, ...rows.identity }] : [])),
  );
  for (const { list, entity } of CANDIDATE_LIST_MAPPINGS) {
    await replaceChildren(
      manager,
      entity,
      replaced,
      records.flatMap(({ rows }) => rows.lists[list] ?? []),
    );
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

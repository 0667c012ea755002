/** Openings in and out of the database. All functions run inside the caller's transaction. */
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In } from 'typeorm';
import { Conflict, NotFound } from '../common/errors';
import { isUuid, newDraw, newId } from '../common/id';
import { externalKey, findByExternalId } from '../database/external-ids';
import { insertRows } from '../database/insert-rows';
import type { OpeningInputDto } from './opening-input.dto';
import { storedForm, toInput, toRows } from './opening-mapper';
import { type ClosedReason, type OpeningState, openingStates } from './opening-state';
import { OpeningTask } from './opening-task.entity';
import { OpeningText } from './opening-text.entity';
import { Opening } from './opening.entity';

/** A stored opening: the row itself, and the whole record in the API's shape. */
export interface StoredOpening {
  opening: Opening;
  input: OpeningInputDto;
}

/** What a save did. `unchanged` means that the record said the same already: nothing was written. */
export interface SavedOpening {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** version of the row after the save */
  version: number;
}

/** What new openings get; seeds pass their own sources of keys and draws to be repeatable. */
export interface NewOpeningOptions {
  /** state of new openings, default `kladde` */
  state?: OpeningState;
  newId?: () => string;
  newDraw?: () => number;
}

/**
 * Stores one opening. Without `existing`, an input with the `externalId` of a stored opening of the same municipality
 * updates that one; any other input makes a new one, a draft unless told otherwise. Its state is not touched.
 * @throws NotFound when `existing` is not stored (any more)
 * @throws Conflict `OPENING.CHANGED_MEANWHILE` when the version is not the stored one
 * @throws Conflict `OPENING.EXTERNAL_ID_TAKEN` when another opening has that `externalId`
 */
export async function saveOpening(
  manager: EntityManager,
  input: OpeningInputDto,
  existing?: { id: string; version?: number },
  options: NewOpeningOptions = {},
): Promise<SavedOpening> {
  if (!existing) return (await saveOpenings(manager, [input], options))[0]!;
  await lock(manager, existing);
  const [other] = [...(await findByExternalId(manager, 'openings', [input])).values()];
  if (other && other !== existing.id) {
    throw new Conflict('OPENING.EXTERNAL_ID_TAKEN', 'Another opening has that external id.', {
      externalId: input.externalId,
    });
  }
  return (await write(manager, new Map([[existing.id, input]]), options))[0]!;
}

/**
 * Stores many openings with a few statements. The answers stand in the order of the inputs. Of several inputs with
 * one `externalId` the last is stored.
 */
export async function saveOpenings(
  manager: EntityManager,
  inputs: readonly OpeningInputDto[],
  options: NewOpeningOptions = {},
): Promise<SavedOpening[]> {
  const known = await findByExternalId(manager, 'openings', inputs);
  const byId = new Map<string, OpeningInputDto>();
  const ids = inputs.map((input) => {
    const key = externalKey(input);
    const id = (key && known.get(key)) ?? (options.newId ?? newId)();
    if (key) known.set(key, id);
    byId.set(id, input);
    return id;
  });
  const answers = new Map((await write(manager, byId, options)).map((answer) => [answer.id, answer]));
  return ids.map((id) => answers.get(id)!);
}

/** Reads one opening. @throws NotFound when it is not stored or was deleted */
export async function loadOpening(manager: EntityManager, id: string): Promise<StoredOpening> {
  const [stored] = await loadOpenings(manager, [id]);
  if (!stored) throw new NotFound('opening', id);
  return stored;
}

/** Reads openings in the order of the ids; ids that are not stored, or deleted, are left out. */
export async function loadOpenings(manager: EntityManager, ids: readonly string[]): Promise<StoredOpening[]> {
  if (ids.length === 0) return [];
  const found = await manager.query<{ id: string }[]>(
    'select id from openings where id = any($1::uuid[]) and deleted_at is null',
    [ids.filter(isUuid)],
  );
  const stored = await readOpenings(
    manager,
    found.map((row) => row.id),
  );
  const byId = new Map(stored.map((one) => [one.opening.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Reads the openings of keys that are known to be stored, in any order. */
export async function readOpenings(manager: EntityManager, ids: readonly string[]): Promise<StoredOpening[]> {
  const where = { openingId: In([...ids]) };
  const openings = await manager.find(Opening, { where: { id: In([...ids]) } });
  const tasks = groupByOpening(await manager.find(OpeningTask, { where, order: { position: 'ASC' } }));
  const texts = groupByOpening(await manager.find(OpeningText, { where, order: { position: 'ASC' } }));
  return openings.map((opening) => {
    const rows = { opening, tasks: tasks.get(opening.id) ?? [], texts: texts.get(opening.id) ?? [] };
    return { opening, input: toInput(rows) };
  });
}

/**
 * Moves an opening to another state and answers its new version.
 * @param change.reason needed for `lukket`
 * @param change.version the version the caller has seen
 * @throws NotFound, Conflict `OPENING.FORBIDDEN_TRANSITION`, `OPENING.CHANGED_MEANWHILE` or `OPENING.REASON_MISSING`
 */
export async function moveOpening(
  manager: EntityManager,
  id: string,
  change: { to: OpeningState; reason?: ClosedReason; version?: number },
): Promise<number> {
  const { state } = await lock(manager, { id, version: change.version });
  openingStates.transition(state, change.to);
  if (change.to === 'lukket' && !change.reason) {
    throw new Conflict('OPENING.REASON_MISSING', 'Closing an opening needs a reason.', { to: change.to });
  }
  const [rows] = await manager.query<[{ version: number }[], number]>(
    `update openings set state = $2, state_since = now(), closed_reason = $3, updated_at = now(), version = version + 1
     where id = $1 returning version`,
    [id, change.to, change.to === 'lukket' ? change.reason : null],
  );
  return rows[0]!.version;
}

/** Marks an opening as deleted. @throws NotFound or Conflict `OPENING.CHANGED_MEANWHILE` */
export async function deleteOpening(manager: EntityManager, existing: { id: string; version?: number }): Promise<void> {
  await lock(manager, existing);
  await manager.query(
    'update openings set deleted_at = now(), updated_at = now(), version = version + 1 where id = $1',
    [existing.id],
  );
}

async function lock(
  manager: EntityManager,
  existing: { id: string; version?: number },
): Promise<{ state: OpeningState }> {
  const [row] = await manager.query<{ version: number; state: OpeningState }[]>(
    'select version, state from openings where id::text = $1 and deleted_at is null for no key update',
    [existing.id],
  );
  if (!row) throw new NotFound('opening', existing.id);
  if (existing.version !== undefined && existing.version !== row.version) {
    throw new Conflict('OPENING.CHANGED_MEANWHILE', 'Somebody else changed the opening meanwhile.', {
      expected: existing.version,
      actual: row.version,
    });
  }
  return row;
}

async function write(
  manager: EntityManager,
  records: ReadonlyMap<string, OpeningInputDto>,
  options: NewOpeningOptions,
): Promise<SavedOpening[]> {
  const before = new Map((await loadOpenings(manager, [...records.keys()])).map((one) => [one.opening.id, one]));
  const changed = [...records].filter(([id, input]) => {
    const stored = before.get(id)?.input;
    return !stored || !isDeepStrictEqual(storedForm(input), storedForm(stored));
  });
  const rows = changed.map(([id, input]) => ({ id, ...toRows(input, id), before: before.get(id)?.opening }));
  await insertRows(
    manager,
    Opening,
    rows.map((row) => ({
      id: row.id,
      draw: row.before?.draw ?? (options.newDraw ?? newDraw)(),
      state: row.before?.state ?? options.state ?? 'kladde',
      closedReason: row.before?.closedReason ?? null,
      ...row.opening,
    })),
    { replace: true },
  );
  const replaced = rows.filter((row) => row.before).map((row) => row.id);
  if (replaced.length > 0) {
    await manager.query('delete from opening_tasks where opening_id = any($1::uuid[])', [replaced]);
    await manager.query('delete from opening_texts where opening_id = any($1::uuid[])', [replaced]);
  }
  await insertRows(
    manager,
    OpeningTask,
    rows.flatMap((row) => row.tasks),
  );
  await insertRows(
    manager,
    OpeningText,
    rows.flatMap((row) => row.texts),
  );
  const written = new Set(rows.map((row) => row.id));
  return [...records.keys()].map((id) => {
    const version = before.get(id)?.opening.version;
    if (version === undefined) return { id, outcome: 'created', version: 1 };
    return written.has(id) ? { id, outcome: 'updated', version: version + 1 } : { id, outcome: 'unchanged', version };
  });
}

function groupByOpening<Row extends { openingId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.openingId);
    if (group) group.push(row);
    else groups.set(row.openingId, [row]);
  }
  return groups;
}

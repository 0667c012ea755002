/** Reading and writing single versioned rows inside a transaction. */
import { type DeepPartial, type EntityManager, type FindOptionsWhere, IsNull, type ObjectLiteral } from 'typeorm';
import { InvalidInput, NotFound } from '../errors';
import { expectVersion, type Versioned } from './etag';

/** A row with an id and a version, as `RecordRow` has them. */
export type VersionedRow = ObjectLiteral & Versioned & { id: string };

/** Reads a row; a soft-deleted one counts as gone. @throws NotFound */
export async function findRecord<Row extends VersionedRow>(
  manager: EntityManager,
  entity: new () => Row,
  kind: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Row> {
  const softDeleted = manager.connection.getMetadata(entity).findColumnWithPropertyName('deletedAt') !== undefined;
  const row = await manager.findOne(entity, {
    where: { id, ...(softDeleted ? { deletedAt: IsNull() } : {}) } as unknown as FindOptionsWhere<Row>,
    ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!row) throw new NotFound(kind, id);
  return row;
}

/** Reads and locks a row that is about to be changed. @throws NotFound, Refusal 412 when it is not the version seen */
export async function lockRecord<Row extends VersionedRow>(
  manager: EntityManager,
  entity: new () => Row,
  kind: string,
  id: string,
  seen: number,
): Promise<Row> {
  const row = await findRecord(manager, entity, kind, id, { lock: true });
  expectVersion(row, seen);
  return row;
}

/** Writes columns of a row, raises its version, and answers the row as it is now. */
export async function writeRecord<Row extends VersionedRow>(
  manager: EntityManager,
  entity: new () => Row,
  id: string,
  columns: NoInfer<DeepPartial<Row>>,
): Promise<Row> {
  await manager.update(
    entity,
    { id } as unknown as FindOptionsWhere<Row>,
    { ...columns, version: () => 'version + 1' } as never,
  );
  return manager.findOneByOrFail(entity, { id } as unknown as FindOptionsWhere<Row>);
}

/** @throws InvalidInput when a change would carry the record to another municipality */
export function sameMunicipality(row: { municipality: string }, municipality: string): void {
  if (row.municipality === municipality) return;
  throw new InvalidInput([
    {
      pointer: '/municipality',
      code: 'FIELD.FIXED',
      detail: 'cannot be changed',
      expected: row.municipality,
    },
  ]);
}

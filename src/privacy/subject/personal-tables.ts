/** Which tables hold rows about a person: read from the entities, so that a new table cannot be forgotten. */
import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';

/** A table with rows about one person, and how they are found. */
export interface PersonalTable {
  metadata: EntityMetadata;
  /** column that names the person, or the row that does */
  column: string;
  /** the table whose rows `column` names: `candidates`, or one that is itself about a person */
  through: string;
}

/** What the matcher has worked out of the other tables: a copy, erased with them and not worth telling twice. */
const DERIVED = ['candidate_match_states'];

/**
 * All of them, in an order in which each table stands after the one it hangs on: tables that refer to `candidates`,
 * and tables that refer to those (events of a suggestion, findings of a reading).
 */
export function personalTables(dataSource: DataSource): PersonalTable[] {
  const found: PersonalTable[] = [];
  const people = dataSource.getMetadata(Candidate).tableName;
  const reached = new Set([people]);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const metadata of dataSource.entityMetadatas) {
      if (reached.has(metadata.tableName)) continue;
      const key = metadata.foreignKeys.find(
        ({ referencedEntityMetadata, onDelete }) =>
          reached.has(referencedEntityMetadata.tableName) && onDelete === 'CASCADE',
      );
      const column = key?.columns[0]?.databaseName;
      if (!key || !column) continue;
      found.push({ metadata, column, through: key.referencedEntityMetadata.tableName });
      reached.add(metadata.tableName);
    }
  }
  return found;
}

/** Everything stored about a person, by table; tables without a row are left out. */
export async function readPersonalRows(manager: EntityManager, candidateId: string): Promise<Map<string, object[]>> {
  const rows = new Map<string, object[]>();
  const keys = new Map<string, readonly unknown[]>();
  const person = await manager.findOneBy(Candidate, { id: candidateId });
  if (!person) return rows;
  rows.set('candidates', [person]);
  keys.set('candidates', [candidateId]);
  for (const { metadata, column, through } of personalTables(manager.connection)) {
    const property = metadata.columns.find(({ databaseName }) => databaseName === column)!.propertyName;
    const found = await manager
      .createQueryBuilder(metadata.target, 'r')
      .where(`r.${property} = any(:keys)`, { keys: keys.get(through) ?? [] })
      .getMany();
    const id = metadata.primaryColumns.length === 1 ? metadata.primaryColumns[0] : undefined;
    keys.set(metadata.tableName, id ? found.map((row) => id.getEntityValue(row) as unknown) : []);
    if (found.length > 0 && !DERIVED.includes(metadata.tableName)) rows.set(metadata.tableName, found);
  }
  return rows;
}

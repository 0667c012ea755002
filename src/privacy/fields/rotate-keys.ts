/** Encrypts everything anew with the newest key, so that older keys can be thrown away. */
import type { DataSource, EntityManager } from 'typeorm';
import { ENCRYPTED_FIELDS, type EncryptedField, fieldName } from './encrypted-fields';
import { blindIndex, decryptField, encryptField } from './field-cipher';
import type { KeyRing } from './key-ring';

/** Values of one transaction. */
const BATCH = 500;

/** How many values were encrypted anew. */
export interface Rotation {
  key: string;
  values: number;
  /** keys that no value needs any more: they can leave FIELD_KEYS once every process has the newest one */
  retired: string[];
}

/** Safe to stop and run again; readers and writers go on meanwhile, because the older keys are still in the ring. */
export async function rotateKeys(dataSource: DataSource, keys: KeyRing): Promise<Rotation> {
  const [newest] = keys;
  let values = 0;
  for (const field of ENCRYPTED_FIELDS) {
    for (let done = -1; done !== 0; values += done) {
      done = await dataSource.transaction((manager) => rotateBatch(manager, field, keys));
    }
  }
  const [retired] = await dataSource.query<[{ id: string }[], number]>(
    'delete from field_keys where id <> $1 returning id',
    [newest.id],
  );
  return { key: newest.id, values, retired: retired.map(({ id }) => id) };
}

async function rotateBatch(manager: EntityManager, field: EncryptedField, keys: KeyRing): Promise<number> {
  const { table, key, column, index } = field;
  const name = fieldName(field);
  const rows = await manager.query<{ id: string; value: string }[]>(
    `select ${key} as id, ${column} as value from ${table}
     where ${column} is not null and ${column} not like $1 limit ${BATCH} for update`,
    [`e1.${keys[0].id}.%`],
  );
  for (const { id, value } of rows) {
    const plain = decryptField(keys, name, value);
    const columns = [`${column} = $2`, ...(index ? [`${index} = $3`] : [])];
    await manager.query(`update ${table} set ${columns.join(', ')} where ${key} = $1`, [
      id,
      encryptField(keys, name, plain),
      ...(index ? [blindIndex(keys[0], name, plain)] : []),
    ]);
  }
  return rows.length;
}

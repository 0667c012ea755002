/**
 * The database remembers which keys its values were encrypted with: a program with other keys is stopped at its start,
 * before it writes values nobody else could read.
 */
import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { FieldKey, KeyRing } from './key-ring';

/** The keys given are not those of the database. Told in one line, without any key. */
export class WrongFieldKeys extends Error {}

/** Something that follows from the key and does not give it away. */
function mark(key: FieldKey): string {
  return createHmac('sha256', key.index).update('jobbro mark of the key').digest('hex');
}

/** Registers the newest key and compares all. @throws WrongFieldKeys */
export async function checkFieldKeys(dataSource: DataSource, keys: KeyRing): Promise<void> {
  const [newest] = keys;
  const known = await dataSource.query<{ id: string; mark: string }[]>('select id, mark from field_keys');
  const missing = known.filter(({ id }) => !keys.some((key) => key.id === id)).map(({ id }) => id);
  if (missing.length > 0) {
    throw new WrongFieldKeys(
      `The database holds values encrypted with the key ${missing.join(', ')}, which FIELD_KEYS does not name.`,
    );
  }
  const changed = known.find(({ id, mark: stored }) => keys.some((key) => key.id === id && mark(key) !== stored));
  if (changed) throw new WrongFieldKeys(`The key ${changed.id} of FIELD_KEYS is not the one the database knows.`);
  await dataSource.query('insert into field_keys (id, mark) values ($1, $2) on conflict do nothing', [
    newest.id,
    mark(newest),
  ]);
}

import { DataSource } from 'typeorm';
import { saveCandidate, loadCandidate } from '../../src/candidates/candidate.store';
import { ENTITIES } from '../../src/database/entities';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { ENCRYPTED_FIELDS } from '../../src/privacy/fields/encrypted-fields';
import { useFieldKeys } from '../../src/privacy/fields/field-keys';
import { newKeyLine, parseKeyRing } from '../../src/privacy/fields/key-ring';
import { checkFieldKeys } from '../../src/privacy/fields/known-keys';
import { rotateKeys } from '../../src/privacy/fields/rotate-keys';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const identity = { givenName: 'Test', cpr: '610190-0000', email: 'kanari@example.test', phone: '+45 00 00 00 01' };
const SECRETS = /610190|kanari|00 00 00 01/;

describe('encrypted fields in the database', () => {
  let database: TestDatabase;
  let db: DataSource;
  const oldKey = newKeyLine();
  const newKey = newKeyLine();
  const ids: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    db = await new DataSource(dataSourceOptions(database.url)).initialize();
    useFieldKeys(() => parseKeyRing(oldKey));
    await db.runMigrations({ transaction: 'each' });
    await checkFieldKeys(db, parseKeyRing(oldKey));
    for (let n = 0; n < 3; n++) {
      ids.push((await saveCandidate(db.manager, { municipality: '0851', identity })).id);
    }
  });

  afterAll(async () => {
    await db?.destroy();
    await database?.drop();
  });

  const rows = () => db.query<Record<string, string>[]>('select * from candidate_identities');

  it('hold nothing that can be read without the key', async () => {
    const stored = await rows();
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored)).not.toMatch(SECRETS);
  });

  it('come back as they were given, and a second save of the same changes nothing', async () => {
    const { input } = await loadCandidate(db.manager, ids[0]!);
    expect(input.identity).toEqual({ ...identity, cpr: '6101900000' });
    const again = await saveCandidate(db.manager, { ...input, identity }, { id: ids[0]! });
    expect(again.outcome).toBe('unchanged');
  });

  it('are all listed for the change of keys', () => {
    const encrypted = db.entityMetadatas
      .filter(({ target }) => (ENTITIES as readonly unknown[]).includes(target))
      .flatMap(({ tableName, columns }) =>
        columns
          .filter(({ transformer }) => String((transformer as { to?: unknown } | undefined)?.to).includes('encrypt'))
          .map(({ databaseName }) => `${tableName}.${databaseName}`),
      );
    expect(encrypted.sort()).toEqual(ENCRYPTED_FIELDS.map(({ table, column }) => `${table}.${column}`).sort());
  });

  it('stop a program with other keys before it writes', async () => {
    await expect(checkFieldKeys(db, parseKeyRing(newKey))).rejects.toThrow('which FIELD_KEYS does not name');
    const sameId = `${oldKey.split(':')[0]}:${newKey.split(':')[1]}`;
    await expect(checkFieldKeys(db, parseKeyRing(sameId))).rejects.toThrow('is not the one the database knows');
  });

  it('are encrypted anew with the newest key, which is then enough to read and to find them', async () => {
    const both = parseKeyRing(`${newKey}\n${oldKey}`);
    await checkFieldKeys(db, both);
    expect(await rotateKeys(db, both)).toEqual({
      key: both[0].id,
      values: 9,
      retired: [parseKeyRing(oldKey)[0].id],
    });
    expect(await rotateKeys(db, both)).toMatchObject({ values: 0 });
    const onlyNew = parseKeyRing(newKey);
    await checkFieldKeys(db, onlyNew);
    useFieldKeys(() => onlyNew);
    for (const id of ids) {
      expect((await loadCandidate(db.manager, id)).input.identity).toEqual({ ...identity, cpr: '6101900000' });
    }
    for (const row of await rows()) expect(row.cpr_index).toMatch(new RegExp(`^${onlyNew[0].id}\\.`));
  });
});

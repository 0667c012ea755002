import { DataSource } from 'typeorm';
import { checkMigrations } from '../../scripts/check-migrations';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('the migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database?.drop());

  it('make what the entities ask for, can be undone without a trace, and run again', async () => {
    const steps: string[] = [];
    await checkMigrations(database.url, (step) => steps.push(step));
    expect(steps).toHaveLength(4);
  });

  it('refuse to be checked on a database that is not empty', async () => {
    const source = await new DataSource(dataSourceOptions(database.url, { pool: 1 })).initialize();
    try {
      await expect(checkMigrations(database.url, () => undefined)).rejects.toThrow('not empty');
    } finally {
      await source.destroy();
    }
  });
});

import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { loadCandidates } from '../../src/candidates/candidate.store';
import { loadCandidateFacts } from '../../src/candidates/candidate-facts.loader';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { generateDemo } from '../../src/demo/generate-demo';
import { seedDemo } from '../../src/demo/seed-demo';
import { loadGeography } from '../../src/geography/load-geography';
import { loadReferenceData } from '../../src/reference-data';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const asOf = '2026-03-02';
const taxonomy = loadTaxonomy();
const demo = generateDemo(
  { taxonomy, geography: loadGeography() },
  { asOf, candidates: 150, openings: 60, workplaces: 60 },
);

describe('seedDemo', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  const count = async (sql: string): Promise<number> => {
    const [row] = await dataSource.query(`select count(*)::int as n from ${sql}`);
    return row.n as number;
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    await dataSource.runMigrations();
    await loadReferenceData(dataSource);
  });

  afterEach(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('stores everything, and asks for a list of every open opening and no other', async () => {
    const progress: [number, number][] = [];
    const seeded = await seedDemo(dataSource, demo, (done, total) => progress.push([done, total]));
    const open = demo.openings.filter(({ state }) => state === 'aaben' || state === 'i_dialog').length;
    expect(seeded).toEqual({ seeded: true, candidates: 150, openings: 60, workplaces: 60, published: open });
    expect(await count('candidates')).toBe(150);
    expect(await count('openings')).toBe(60);
    expect(await count('workplaces')).toBe(60);
    expect(await count('employers')).toBe(demo.employers.length);
    expect(await count('contact_persons')).toBe(demo.contacts.length);
    expect(await count('staff')).toBe(36);
    const made = demo.casework.flatMap(({ records }) => records.visitations ?? []).length;
    expect(await count('candidate_visitations')).toBe(made);
    expect(await count('candidate_casework_files')).toBe(demo.casework.length);
    expect(await count(`candidate_offers where blocks->0->>'kind' = 'danskuddannelse'`)).toBeGreaterThan(20);
    expect(await count('candidate_measurements')).toBeGreaterThan(20);
    expect(await count('candidate_status_changes')).toBe(150);
    expect(await count(`outbox where reason = 'seed' and aggregate = 'opening' and processed_at is null`)).toBe(open);
    expect(
      await count(`outbox o join openings p on p.id = o.aggregate_id where p.state not in ('aaben', 'i_dialog')`),
    ).toBe(0);
    for (const state of ['aaben', 'besat', 'lukket']) {
      expect(await count(`openings where state = '${state}'`)).toBe(
        demo.openings.filter((opening) => opening.state === state).length,
      );
    }
    const total = progress[0]![1];
    expect(progress.at(-1)).toEqual([total, total]);
    expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).toSorted((x, y) => x - y));
  });

  it('gives the records back as they were made, markup, other scripts and empty records included', async () => {
    await seedDemo(dataSource, demo);
    const rows: { id: string; external_id: string }[] = await dataSource.query(
      'select id, external_id from candidates',
    );
    const idOf = new Map(rows.map((row) => [row.external_id, row.id]));
    const stored = await loadCandidates(
      dataSource.manager,
      demo.candidates.map(({ externalId }) => idOf.get(externalId)!),
    );
    // a status that was left out is stored as `aktiv`
    expect(stored.map(({ input }) => JSON.parse(JSON.stringify(input)))).toEqual(
      demo.candidates.map((candidate) => ({ status: { code: 'aktiv' }, ...candidate })),
    );
  });

  it('lets the matcher see the permission that was taken back', async () => {
    await seedDemo(dataSource, demo);
    const { facts } = await loadCandidateFacts(dataSource.manager, { asOf, credentials: taxonomy });
    const rejections = [...facts.values()].flatMap((person) => [...person.rejections]);
    expect(rejections).toHaveLength(1);
    expect(rejections[0]).toMatchObject({ reason: 'C12', until: '2026-03-30' });
  });

  it('does nothing the second time', async () => {
    await seedDemo(dataSource, demo);
    const waiting = await count('outbox');
    expect(await seedDemo(dataSource, demo)).toMatchObject({ seeded: false, candidates: 0, published: 0 });
    expect(await count('candidates')).toBe(150);
    expect(await count('outbox')).toBe(waiting);
  });

  it('leaves nothing behind when it is interrupted, and can be run again', async () => {
    const interrupted = seedDemo(dataSource, demo, (done) => {
      if (done > 150) throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(await count('staff')).toBe(0);
    expect(await count('candidates')).toBe(0);
    expect((await seedDemo(dataSource, demo)).seeded).toBe(true);
  });

  it('seeds once when two programs start together', async () => {
    const both = await Promise.all([seedDemo(dataSource, demo), seedDemo(dataSource, demo)]);
    expect(both.map(({ seeded }) => seeded).sort()).toEqual([false, true]);
    expect(await count('candidates')).toBe(150);
  });
});

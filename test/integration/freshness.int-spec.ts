/** Every answer rests on everything committed before it, whatever happens to connections, rows or kept files. */
import 'reflect-metadata';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { checkProcesses } from '../../src/cli/doctor/doctor-processes';
import { Clock } from '../../src/common/clock';
import { loadConfig } from '../../src/config/config';
import { saveCandidates } from '../../src/candidates/candidate.store';
import { unseenRows } from '../../src/database/unseen-rows';
import { NOTHING_SEEN } from '../../src/database/change-sequence';
import { DistanceTravelModel } from '../../src/geography/travel-model';
import { loadGeography } from '../../src/geography/load-geography';
import { CandidateKeeper, type KeptContents } from '../../src/matching/facts/candidate-keeper';
import { fieldKeys } from '../../src/privacy/fields/field-keys';
import { newKeyLine, parseKeyRing } from '../../src/privacy/fields/key-ring';
import { SnapshotFile } from '../../src/matching/freshness/snapshot-file';
import { IndexReporter } from '../../src/matching/freshness/index-reporter';
import { loadRules } from '../../src/schemes';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

const opening = { municipality: '0851', title: 'Rengøring', schemes: ['ordinaert'] };
const taxonomy = loadTaxonomy();
const travel = new DistanceTravelModel(loadGeography());
const rules = loadRules();

describe('freshness', () => {
  let t: TestApp;
  let admin: Client;
  let folder: string;

  const keeperOf = (kept?: KeptContents, clock = new Clock()) =>
    new CandidateKeeper(t.dataSource, clock, taxonomy, travel, rules, kept);
  const addPerson = async () => {
    const answer = await t.api.post('/candidates', { municipality: '0851', status: { code: 'aktiv' } }).expect(201);
    return { id: answer.body.id as string, sequence: Number(answer.headers['jobbro-sequence']) };
  };
  const considered = async (headers: Record<string, string> = {}) => {
    const answer = await t.api.post('/rankings', { opening }).set(headers);
    return { status: answer.status, people: answer.body.considered as number, answer };
  };
  /** changes rows without their stamp, as nobody but an operator can */
  const aroundTheProgram = async (sql: string, parameters: unknown[] = []) => {
    await admin.query(`set session_replication_role = replica`);
    await admin.query(sql, parameters);
    await admin.query(`set session_replication_role = origin`);
  };

  beforeAll(async () => {
    t = await startTestApp({ worker: false, env: { FRESHNESS_WAIT_MS: '100' } });
    admin = new Client({ connectionString: t.runtime.databaseUrl });
    await admin.connect();
    folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-index-'));
    await t.dataSource.transaction((manager) =>
      saveCandidates(
        manager,
        Array.from({ length: 250 }, () => ({ municipality: '0851', competencies: [] })),
      ),
    );
  });

  afterAll(async () => {
    await admin?.end();
    await t?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('a write says the number of its change, and an answer that rests on it says at least that', async () => {
    const { people } = await considered();
    const { sequence } = await addPerson();
    const asked = () => considered({ 'Jobbro-Min-Sequence': String(sequence) });
    expect((await asked()).people).toBe(people + 1);
    // transactions of other databases of the server count too: while an older one runs, the place stands before it
    await until('the place is reached', async () => {
      return Number((await asked()).answer.headers['jobbro-sequence']) >= sequence;
    });
  });

  it('a change that was never made is refused after a moment, with the place of the index', async () => {
    const { status, answer } = await considered({ 'Jobbro-Min-Sequence': '999999999999' });
    expect(status).toBe(503);
    expect(answer.body.code).toBe('INDEX.BEHIND');
    expect((await considered({ 'Jobbro-Min-Sequence': 'newest' })).answer.body.errors[0].code).toBe('SEQUENCE.INVALID');
  });

  it('an answer waits for a transaction under way, and no other answer waits for it', async () => {
    const keeper = keeperOf();
    await keeper.catchUp();
    const { id } = await addPerson();
    await admin.query('begin');
    await admin.query('update candidates set hours_min = 7 where id = $1', [id]);
    const { rows } = await admin.query<{ change: string }>('select pg_current_xact_id()::text as change');
    const change = Number(rows[0]!.change);
    const later = await addPerson();
    await keeper.catchUp();
    expect([keeper.holds(change), keeper.holds(later.sequence)]).toEqual([false, true]);
    expect(keeper.sequence).toBeLessThan(change);
    expect(keeper.index.get(later.id)).toBeDefined();
    const read = keeper.revision;
    await keeper.catchUp();
    // what was read once is not read again because something older is still under way
    expect(keeper.revision).toBe(read);
    await admin.query('commit');
    await keeper.catchUp();
    expect(keeper.holds(change)).toBe(true);
    expect(keeper.index.get(id)!.hoursMin).toBe(7);
    expect(keeper.changedSince(read)).toEqual(new Set([id]));
  });

  it('nothing is missed when every connection is cut while a change is made', async () => {
    const { people } = await considered();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await admin.query(
      `insert into candidates (id, municipality, pseudonym, draw, status, stated_lists, shared_with)
       select gen_random_uuid(), municipality, 'X-' || pseudonym, draw, status, stated_lists, shared_with
       from candidates limit 1`,
    );
    await until('an answer comes', async () => (await considered()).status === 200);
    expect((await considered()).people).toBe(people + 1);
  });

  it('a row that is removed altogether leaves the index', async () => {
    const keeper = keeperOf();
    await keeper.catchUp();
    const { id } = await addPerson();
    await keeper.catchUp();
    await admin.query('delete from candidates where id = $1', [id]);
    await keeper.catchUp();
    expect(keeper.index.get(id)).toBeUndefined();
    expect((await keeper.audit()).same).toBe(true);
  });

  it('a start takes a kept index and reads only what changed since', async () => {
    const file = new SnapshotFile(folder, async () => 'basis', fieldKeys);
    const first = keeperOf(file);
    await first.catchUp();
    await file.settled();
    const { id } = await addPerson();
    const load = jest.spyOn(file, 'load');
    const second = keeperOf(file);
    await second.catchUp();
    expect((await load.mock.results[0]!.value).people).toHaveLength(first.index.size);
    // the kept ones are no changes; the one person read from the database is
    expect(second.revision).toBe(1);
    expect(second.index.get(id)).toBeDefined();
    expect((await second.audit()).same).toBe(true);
    const whole = keeperOf();
    await whole.catchUp();
    const { there } = await t.dataSource.transaction('REPEATABLE READ', (m) =>
      unseenRows(m, 'candidates', NOTHING_SEEN),
    );
    for (const one of there.keys()) expect(second.index.get(one)).toStrictEqual(whole.index.get(one));
  });

  it('a kept index that is broken, of another basis or of another day is thrown away', async () => {
    const file = new SnapshotFile(folder, async () => 'basis', fieldKeys);
    const kept = path.join(folder, 'index-snapshot.sealed');
    const today = new Clock().today();
    const whole = readFileSync(kept);
    const refused = async (other: SnapshotFile, day = today) => {
      expect(await other.load(day)).toBeNull();
      expect(existsSync(kept)).toBe(false);
      writeFileSync(kept, whole);
    };
    expect((await file.load(today))!.people.length).toBeGreaterThan(250);
    await refused(file, '2000-01-01');
    await refused(new SnapshotFile(folder, async () => 'other rules', fieldKeys));
    appendFileSync(kept, 'x');
    await refused(file);
    writeFileSync(kept, whole.subarray(0, whole.length / 2));
    await refused(file);
    await refused(
      new SnapshotFile(
        folder,
        async () => 'basis',
        () => parseKeyRing(newKeyLine()),
      ),
    );
    // an older form said everything openly
    const former = path.join(folder, 'index-snapshot.jsonl');
    writeFileSync(former, '{"form":1}');
    await file.load(today);
    expect(existsSync(former)).toBe(false);
  });

  it('somebody who is erased leaves the kept index too: it is thrown away at the next look, and written anew at the end', async () => {
    const file = new SnapshotFile(folder, async () => 'basis', fieldKeys);
    const kept = path.join(folder, 'index-snapshot.sealed');
    const { id } = await addPerson();
    const keeper = keeperOf(file);
    await keeper.catchUp();
    keeper.keepIfChanged(-1);
    await file.settled();
    const reporter = new IndexReporter(t.dataSource, keeper, { ROLE: 'web', INDEX_CHECK_SECONDS: 3600 }, file);
    await reporter.start();
    await file.settled();
    const holds = async () => (await file.load(new Clock().today()))?.people.some((person) => person.id === id);
    expect(await holds()).toBe(true);
    await admin.query('delete from candidates where id = $1', [id]);
    await reporter.report();
    await file.settled();
    expect(existsSync(kept)).toBe(false);
    await reporter.onApplicationShutdown();
    expect(await holds()).toBe(false);
  });

  it('a kept index shows nothing of what it holds', () => {
    const kept = readFileSync(path.join(folder, 'index-snapshot.sealed'));
    for (const open of ['aktiv', 'competencies', 'reng.', '0851', 'basis']) expect(kept.includes(open)).toBe(false);
  });

  it('a kept index that says something else than the database is not believed', async () => {
    const file = new SnapshotFile(folder, async () => 'basis', fieldKeys);
    await aroundTheProgram(`delete from candidates where id = (select id from candidates order by id limit 1)`);
    const keeper = keeperOf(file);
    await keeper.catchUp();
    expect((await keeper.audit()).same).toBe(true);
    expect(keeper.index.size).toBe((await admin.query('select id from candidates')).rowCount);
  });

  it('a running process finds out that its index differs, reads everybody anew, and the doctor tells', async () => {
    const keeper = t.app.get(CandidateKeeper, { strict: false });
    const config = loadConfig({ DATABASE_URL: t.runtime.databaseUrl });
    const reporter = new IndexReporter(t.dataSource, keeper, { ROLE: 'web', INDEX_CHECK_SECONDS: 3600 });
    // rows were changed around the program above
    await keeper.audit();
    await reporter.report();
    expect(await checkProcesses(t.dataSource, config)).toMatchObject({ ok: true });
    await aroundTheProgram(`delete from candidates where id = (select id from candidates order by id desc limit 1)`);
    await reporter.report();
    expect(await checkProcesses(t.dataSource, config)).toMatchObject({ ok: false });
    expect(keeper.index.size).toBe((await admin.query('select id from candidates')).rowCount);
  });

  it('a new day judges everybody anew', async () => {
    const clock = new Clock();
    let today = '2026-06-01';
    jest.spyOn(clock, 'today').mockImplementation(() => today);
    const keeper = keeperOf(undefined, clock);
    await keeper.catchUp();
    await admin.query(
      `insert into candidate_identities (candidate_id, municipality, given_name, birth_date)
       select id, municipality, 'Prøve', '2008-06-02' from candidates order by id limit 1`,
    );
    const { rows } = await admin.query(`update candidates set version = version + 1
      where id = (select candidate_id from candidate_identities where birth_date = '2008-06-02') returning id`);
    await keeper.catchUp();
    expect(keeper.index.get(rows[0].id)!.youth).not.toBeNull();
    const before = keeper.revision;
    today = '2027-06-02';
    await keeper.catchUp();
    expect(keeper.index.get(rows[0].id)!.youth).toBeNull();
    expect(keeper.changedSince(before)).toContain(rows[0].id);
  });

  it('a new day that was prepared in the evening reads only whom anybody wrote since, and is the same for it', async () => {
    const clock = new Clock();
    let now = new Date('2026-06-01T21:30:00+02:00');
    jest.spyOn(clock, 'now').mockImplementation(() => now);
    const keeper = keeperOf(undefined, clock);
    await keeper.catchUp();
    const { rows } = await admin.query<{ id: string }>(
      `select id from candidates where deleted_at is null and id not in (select candidate_id from candidate_identities)
       order by id limit 6`,
    );
    const [grown, changed, both, unnoticed, removed, moved] = rows.map(({ id }) => id);
    const born = async (ids: unknown[]) => {
      await admin.query(
        `insert into candidate_identities (candidate_id, municipality, given_name, birth_date)
         select id, municipality, 'Prøve', '2008-06-02' from candidates where id = any($1::uuid[])`,
        [ids],
      );
      await admin.query('update candidates set version = version + 1 where id = any($1::uuid[])', [ids]);
    };
    await born([grown, both]);

    // too early: nothing is judged ahead
    await keeper.prepareTomorrow();
    now = new Date('2026-06-01T22:05:00+02:00');
    await keeper.prepareTomorrow();
    await keeper.prepareTomorrow();
    const minutes = (id: string | undefined, value: number) =>
      admin.query('update candidates set version = version + 1, max_travel_minutes = $2 where id = $1', [id, value]);
    await minutes(changed, 33);
    await minutes(both, 34);
    await keeper.catchUp();
    await minutes(moved, 35);
    await aroundTheProgram('update candidates set max_travel_minutes = 36 where id = $1', [unnoticed]);
    await admin.query('update candidates set deleted_at = now(), version = version + 1 where id = $1', [removed]);
    const { id: added } = await addPerson();
    expect(keeper.index.get(grown!)!.youth).not.toBeNull();

    now = new Date('2026-06-02T00:00:01+02:00');
    const before = keeper.revision;
    await keeper.catchUp();
    expect(keeper.index.get(grown!)!.youth).toBeNull();
    expect(keeper.index.get(both!)).toMatchObject({ youth: null, maxTravelMinutes: 34 });
    expect([...keeper.changedSince(before)!]).toEqual(expect.arrayContaining([grown, both, moved, removed, added]));
    // nobody but whoever changed was read again
    expect(keeper.index.get(unnoticed!)!.maxTravelMinutes).not.toBe(36);
    await minutes(unnoticed, 36);
    await keeper.catchUp();

    const anew = keeperOf(undefined, clock);
    await anew.catchUp();
    expect(keeper.index.size).toBe(anew.index.size);
    const { rows: all } = await admin.query<{ id: string }>('select id from candidates');
    for (const { id } of all) expect(keeper.index.get(id)).toEqual(anew.index.get(id));
    expect((await keeper.audit()).same).toBe(true);
  });
});

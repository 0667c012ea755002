/** The command line from the outside: lists and explanations from files alone, seeds, imports, exit codes. */
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { makeScratch, runCommand, type Scratch } from '../support/program';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const OPENING = {
  externalId: 'job-1',
  municipality: '0851',
  title: 'Rengøringsassistent, morgenhold',
  schemes: ['igu', 'smaajob'],
  postalCode: '9000',
  branchepakke: 'RENG',
  tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 2 }],
};
const ABLE = {
  externalId: 'sag-able',
  municipality: '0851',
  postalCode: '9000',
  travel: { modes: ['bicycle'] },
  competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'verified' }],
};
const UNKNOWN = { externalId: 'sag-unknown', municipality: '0851' };
const GONE = { externalId: 'sag-gone', municipality: '0851', status: { code: 'udrejst' } };

describe('the command line with files alone', () => {
  let scratch: Scratch;
  let opening: string;
  let people: string;
  let able: string;
  beforeAll(() => {
    scratch = makeScratch();
    const write = (name: string, content: unknown) => {
      const file = path.join(scratch.folder, name);
      fs.writeFileSync(file, JSON.stringify(content));
      return file;
    };
    opening = write('opening.json', OPENING);
    people = write('people.json', [UNKNOWN, GONE, ABLE]);
    able = write('able.json', ABLE);
  });
  afterAll(() => scratch.clear());

  it('ranks with reasons and counts, with no database at hand', async () => {
    const env = scratch.env({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    const { code, stdout, stderr } = await runCommand(['rank', '--opening', opening, '--candidates', people], env);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('3 set på · 2 kan komme på listen · 2 vist');
    expect(stdout).toMatch(/^ {3}1 {2}sag-able .*\n +Hvorfor +.*Moppe gulv: kan på niveau 3 \(kræves 2\)/m);
    expect(stdout).toMatch(/^ {3}2 {2}sag-unknown /m);
    expect(stdout).toMatch(/^ {2}Status +1$/m);
  });

  it('gives the same list as JSON, for the weights and the day asked for', async () => {
    const args = ['rank', '--opening', opening, '--candidates', people, '--json'];
    const { stdout } = await runCommand(
      [...args, '--weights', 'commute=80,language=0', '--as-of', '2027-01-05', '--limit', '1'],
      scratch.env(),
    );
    const list = JSON.parse(stdout) as { candidates: { person: string; total: number; parts: { points: number }[] }[] };
    expect(list).toMatchObject({
      asOf: '2027-01-05',
      weights: { commute: 80, language: 0, competencies: 40 },
      policyVersion: expect.stringContaining('+w40.0.15.80.'),
      excludedBy: { status: 1 },
    });
    expect(list.candidates.map(({ person }) => person)).toEqual(['sag-able']);
    const [first] = list.candidates;
    expect(first!.parts.reduce((sum, { points }) => sum + points, 0)).toBe(first!.total);
  });

  it('explains one of the people, with the place, in English', async () => {
    const { code, stdout } = await runCommand(
      ['explain', '--opening', opening, '--candidates', people, 'sag-unknown', '--lang', 'en'],
      scratch.env(),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Place 2 of 2 (3 looked at)');
    expect(stdout).toMatch(/Learns Mop floors to level 2 +[\d,]+ points +\+[\d,]+ /);
  });

  it('explains a person of a file alone', async () => {
    const { code, stdout } = await runCommand(
      ['explain', '--opening', opening, '--candidate', able],
      scratch.env({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Alene, uden andre at stå sammen med');
  });

  it('tells what is wrong with a file and ends with 1', async () => {
    const wrong = path.join(scratch.folder, 'wrong.json');
    fs.writeFileSync(
      wrong,
      JSON.stringify({ ...OPENING, tasks: [{ competency: 'reng.mope_gulv', need: 'must', level: 9 }] }),
    );
    const { code, stdout, stderr } = await runCommand(
      ['rank', '--opening', wrong, '--candidates', people],
      scratch.env(),
    );
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^jobbro: \S+wrong\.json cannot be used:\njobbro: \/tasks\/0\/level FIELD\.\S+: .+\n$/);
  });

  it.each([
    ['an unknown command', ['rnak']],
    ['a missing option', ['rank']],
    ['a date that does not exist', ['rank', '--opening', 'x', '--as-of', '2026-02-30']],
    ['weights of an unknown factor', ['rank', '--opening', 'x', '--weights', 'charm=3']],
    ['nobody to explain', ['explain', '--opening', 'x']],
  ])('ends with 2 on wrong usage: %s', async (_what, args) => {
    const { code, stderr } = await runCommand(args, scratch.env());
    expect(code).toBe(2);
    expect(stderr).toContain('error: ');
  });

  it('starts no embedded server for any of this', () => {
    expect(fs.existsSync(scratch.dataDir)).toBe(false);
  });
});

describe('the command line with a database', () => {
  let scratch: Scratch;
  let database: TestDatabase;
  let client: Client;
  const run = (...args: string[]) => runCommand(args, scratch.env({ DATABASE_URL: database.url }));
  const count = async (sql: string) =>
    (await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;

  beforeAll(async () => {
    scratch = makeScratch();
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
    scratch?.clear();
  });

  it('refuses a database that is behind, and says what to do', async () => {
    const { code, stderr } = await run('rank', '--opening', 'job-1');
    expect(stderr).toBe('jobbro: The database is not up to date: run `npm run cli -- migrate` first.\n');
    expect(code).toBe(1);
  });

  it('seeds once, and refuses a second demo beside the people who are there', async () => {
    expect(await run('seed', '--candidates', '80', '--openings', '60')).toMatchObject({ code: 0 });
    expect(await count('candidates')).toBe(80);
    const again = await run('seed');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('--force-demo');
    expect(await count('candidates')).toBe(80);
  });

  it('has a doctor who finds work that nobody takes', async () => {
    // as if the seed had been long ago
    await client.query(`update outbox set created_at = created_at - interval '1 hour'`);
    const { code, stdout } = await run('doctor', '--worker');
    expect(stdout).toMatch(/^FAIL {2}sweep +never planned\n +No worker takes jobs: .*$/m);
    expect(stdout).toMatch(/^FAIL {2}outbox +\d+ records wait, the oldest for \d{4} s\n +Start a worker .*$/m);
    expect(code).toBe(1);
  });

  it('tells what an import would do, stores it only when told to, and only once', async () => {
    const file = path.join(scratch.folder, 'people.csv');
    const errors = path.join(scratch.folder, 'errors.csv');
    const rows = ['sag-1;9000;reng.moppe_gulv:3:evidenced', 'sag-2;9000;', 'sag-3;9000;reng.findes_ikke:3:evidenced'];
    fs.writeFileSync(file, `externalId;postalCode;competencies\n${rows.join('\n')}\n`);

    const dry = await run('import', file, '--municipality', '0851', '--errors', errors);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/Nye +2\n.* 0\n +Afvist +1\n +linje 4: \/competencies\/0\/code FIELD\.UNKNOWN_CODE/);
    expect(dry.stdout).toContain('Intet er gemt.');
    expect(fs.readFileSync(errors, 'utf8')).toContain('4;;/competencies/0/code;FIELD.UNKNOWN_CODE');
    expect(await count('candidates')).toBe(80);
    expect(await count('imports')).toBe(0);

    const stored = await run('import', file, '--municipality', '0851', '--commit', '--lang', 'en');
    expect(stored.code).toBe(0);
    expect(stored.stdout).toMatch(/Stored\.\n +New +2\n +Changed +0\n +Unchanged +0\n +Refused +1/);
    expect(await count('candidates')).toBe(82);
    expect(await count('outbox where processed_at is null')).toBe(0);

    const again = await run('import', file, '--municipality', '0851', '--commit', '--lang', 'en');
    expect(again.stdout).toMatch(/New +0\n +Changed +0\n +Unchanged +2/);
    expect(await count('candidates')).toBe(82);
  });

  it('answers by pseudonym and key, and its stored lists are right', async () => {
    const opening = await client.query<{ external_id: string }>(
      `select external_id from openings where state = 'aaben' order by external_id limit 1`,
    );
    const person = await client.query<{ pseudonym: string }>(
      `select pseudonym from candidates where external_id = 'sag-1'`,
    );
    const key = opening.rows[0]!.external_id;
    const { pseudonym } = person.rows[0]!;
    const ranked = await run('rank', '--opening', key, '--limit', '500', '--json');
    const people = (JSON.parse(ranked.stdout) as { candidates: { person: string; rank: number; total: number }[] })
      .candidates;
    const explained = await run('explain', key, pseudonym.toLowerCase(), '--json');
    const own = people.find((line) => line.person === pseudonym);
    expect(JSON.parse(explained.stdout)).toMatchObject({
      person: pseudonym,
      rank: own?.rank ?? null,
      considered: 82,
      ...(own ? { match: { total: own.total } } : { match: { eligible: false } }),
    });
    const healthy = await run('doctor', '--all');
    expect(healthy.stdout).not.toContain('FAIL');
    expect(healthy.code).toBe(0);
  });

  it('has a doctor who finds a stored list that was tampered with', async () => {
    await client.query(
      `update suggestions set total = total - 1 where id = (select id from suggestions where rank = 1 limit 1)`,
    );
    const { code, stdout } = await run('doctor', '--all');
    expect(stdout).toMatch(/^FAIL {2}stored lists +.*1 differ: [0-9a-f-]{36}$/m);
    expect(code).toBe(1);
  });

  it('replaces the places by official files, all or nothing', async () => {
    const write = (name: string, content: string) => {
      const file = path.join(scratch.folder, name);
      fs.writeFileSync(file, content);
      return file;
    };
    const councils = write('kommuner.csv', 'kode,navn,regionskode,lat,lon\n0851,Aalborg,1081,57.0,9.9\n');
    const empty = write('none.csv', 'nr,navn\n');
    const places = write('postnumre.csv', 'nr,navn,kommuner,lat,lon\n9000,Aalborg,0851,57.04,9.92\n');
    const refused = await run('places', 'import', '--postal-codes', empty, '--municipalities', councils);
    expect(refused.code).toBe(1);
    expect(await count('postal_codes')).toBeGreaterThan(1000);
    const taken = await run('places', 'import', '--postal-codes', places, '--municipalities', councils);
    expect(taken.stdout).toContain('1 postal codes and 1 municipalities stored.');
    expect(await count('postal_codes')).toBe(1);
  });

  it('takes a taxonomy from a folder, and leaves the old one when the new one contradicts itself', async () => {
    const own = path.join(scratch.folder, 'taxonomy');
    fs.cpSync(path.resolve(__dirname, '../../seeds/taxonomy'), own, { recursive: true });
    const before = await count('competencies');
    expect((await run('taxonomy', 'import', own)).stdout).toContain(`${before} competencies`);
    fs.rmSync(path.join(own, 'credentials.yaml'));
    const refused = await run('taxonomy', 'import', own);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('credentials.yaml');
    expect(await count('competencies')).toBe(before);
  });
});

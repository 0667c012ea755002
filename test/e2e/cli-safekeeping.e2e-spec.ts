/** The commands that look after people's data, beside a running program: keys, what people are owed, log, figures. */
import fs from 'node:fs';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { AuditSealer } from '../../src/audit/audit-sealer';
import { newKeyLine, parseKeyRing } from '../../src/privacy/fields/key-ring';
import { makeScratch, runCommand, type Scratch } from '../support/program';
import { startTestApp, type TestApp } from '../support/test-app';

const PERSON = {
  municipality: '0851',
  identity: { givenName: 'Kanarigivn', familyName: 'Kanarifam', cpr: '610190-0007', email: 'kanari@example.test' },
  experiences: [{ title: 'Kanarijob' }],
};

describe('the command line', () => {
  const key = newKeyLine();
  let t: TestApp;
  let scratch: Scratch;
  let pseudonym: string;
  let other: string;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, env: { FIELD_KEYS: key } });
    scratch = makeScratch();
    ({ pseudonym } = (await t.api.post('/candidates', PERSON).expect(201)).body);
    other = (await t.api.post('/candidates', { municipality: '0851' }).expect(201)).body.pseudonym;
  });

  afterAll(async () => {
    scratch?.clear();
    await t?.close();
  });

  const run = (args: string, env: NodeJS.ProcessEnv = {}) =>
    runCommand(args.split(' '), scratch.env({ DATABASE_URL: t.runtime.databaseUrl, FIELD_KEYS: key, ...env }));
  const out = (name: string) => path.join(scratch.folder, name);

  describe('api-key', () => {
    const status = async (bearer: string) => {
      const { port } = t.server.address() as AddressInfo;
      const headers = { Authorization: `Bearer ${bearer}` };
      return (await fetch(`http://127.0.0.1:${port}/api/v1/openings`, { headers })).status;
    };

    it('makes a key that is told once, lists it without its secret, and ends it', async () => {
      const made = await run('api-key create --name fagsystem --municipality 0851 --scopes read:Opening --days 30');
      expect(made.code).toBe(0);
      const [bearer, prefix] = /jobbro_([0-9a-f]{8})_\S{43}/.exec(made.stdout)!;
      expect(await status(bearer)).toBe(200);
      const [logged] = await t.dataSource.query(
        `select e.municipality, e.details from audit_events e join api_keys k on k.id::text = e.subject_id where k.prefix = $1`,
        [prefix],
      );
      expect(logged).toMatchObject({ municipality: '0851', details: { event: 'key_made', scopes: 'read:Opening' } });
      expect((await run(`api-key revoke ${prefix}`)).code).toBe(0);
      const listed = (await run('api-key list')).stdout;
      expect(listed).toMatch(new RegExp(`^${prefix}  revoked  0851  20.*  read:Opening  fagsystem$`, 'm'));
      expect(listed).not.toContain(bearer.slice(-43));
      expect(await status(bearer)).toBe(401);
    });

    it('makes none for scopes nobody knows, and says of a key that is not there that it is not', async () => {
      const made = await run('api-key create --name x --municipality 0851 --scopes read:Everything');
      expect([made.code, made.stdout]).toEqual([1, '']);
      expect(made.stderr).toContain('No scope: read:Everything');
      const revoked = await run('api-key revoke 00000000');
      expect(revoked.code).toBe(1);
      expect(revoked.stderr).toContain('There is no api-key with that id.');
    });
  });

  describe('privacy export', () => {
    it('writes everything held about a person into a file of one’s own, as data or as a document', async () => {
      const json = out('person.json');
      expect((await run(`privacy export ${pseudonym} --out ${json}`)).code).toBe(0);
      const { records } = JSON.parse(fs.readFileSync(json, 'utf8'));
      expect(records.candidate_identities[0]).toMatchObject({ givenName: 'Kanarigivn', cpr: '6101900007' });
      expect(fs.statSync(json).mode & 0o077).toBe(0);
      const pdf = out('person.pdf');
      const said = await run(`privacy export ${pseudonym} --out ${pdf} --lang en`);
      expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
      expect(said.stdout + said.stderr).not.toMatch(/kanari/i);
    });

    it('says that there is no such person, and writes nothing', async () => {
      const file = out('nobody.json');
      const said = await run(`privacy export K-999999 --out ${file}`);
      expect([said.code, said.stderr.trim()]).toEqual([1, 'jobbro: There is no person K-999999.']);
      expect(fs.existsSync(file)).toBe(false);
    });
  });

  describe('privacy retention', () => {
    it('tells what has run out and lets nothing go by itself; --apply does', async () => {
      await t.dataSource.query(
        `update candidates set status = 'udrejst', status_from = '2001-01-01', updated_at = '2001-01-01' where pseudonym = $1`,
        [other],
      );
      const held = async () =>
        (await t.dataSource.query('select count(*)::int as n from candidates where pseudonym = $1', [other]))[0].n;
      const told = JSON.parse((await run('privacy retention --as-of 2026-01-01 --json')).stdout);
      expect(told).toContainEqual(expect.objectContaining({ rule: 'person_closed', due: 1, done: 0 }));
      expect(await held()).toBe(1);
      const words = await run('privacy retention --as-of 2026-01-01 --apply');
      expect(words.stdout).toMatch(/^person_closed +60 m +2020-12-31 +1 due +0 held +1 done/m);
      expect(await held()).toBe(0);
      expect(words.stdout).toMatch(/^last run \d{4}-\S+Z \(apply\), rules [0-9a-f]{12}$/m);
    });
  });

  describe('audit verify', () => {
    it('says that the log is whole, and names the first row that somebody changed', async () => {
      const whole = await run('audit verify');
      expect([whole.code, whole.stderr]).toEqual([0, '']);
      expect(whole.stdout).toMatch(/^Loggen er hel: \d+ hændelser? i orden/);
      await new AuditSealer(t.dataSource).run({ everything: true });
      const [event] = await t.dataSource.query('select id from audit_events order by id limit 1');
      const change = (action: string) =>
        t.dataSource.transaction(async (manager) => {
          await manager.query(`set local session_replication_role = 'replica'`);
          await manager.query('update audit_events set action = $2 where id = $1', [event.id, action]);
        });
      await change('list_view');
      const broken = await run('audit verify --json');
      expect(broken.code).toBe(1);
      expect(JSON.parse(broken.stdout)).toMatchObject({
        ok: false,
        broken: { eventId: String(event.id), fault: 'event_changed' },
      });
    });
  });

  describe('report-fairness', () => {
    it('tells who gets how far as text and as data, and hides small cells', async () => {
      const text = await run('report-fairness --municipality 0851 --lang en');
      expect([text.code, text.stderr]).toEqual([0, '']);
      expect(text.stdout).toContain('A signal, no verdict');
      expect(text.stdout).not.toMatch(/kanari/i);
      const report = JSON.parse((await run('report-fairness --municipality 0851 --json')).stdout);
      expect(report.people).toBeNull();
      const counts = (report.cells as { base: number | null }[]).map(({ base }) => base);
      expect(counts).toContain(null);
      expect(counts.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    });
  });

  describe('privacy erase', () => {
    it('erases nobody until the person is named twice, and then everything, also after a restored backup', async () => {
      const held = async () =>
        (await t.dataSource.query('select count(*)::int as n from candidates where pseudonym = $1', [pseudonym]))[0].n;
      const once = await run(`privacy erase ${pseudonym} --confirm K-1`);
      expect(once.code).toBe(1);
      expect(await held()).toBe(1);
      const [row] = await t.dataSource.query('select id from candidates where pseudonym = $1', [pseudonym]);
      expect((await run(`privacy erase ${pseudonym} --confirm ${pseudonym}`)).code).toBe(0);
      expect(await held()).toBe(0);
      await t.dataSource.query(
        `insert into candidates (id, municipality, draw, stated_lists, changed_xid) values ($1, '0851', 1, '{}', 0)`,
        [row.id],
      );
      expect((await run('privacy repeat-erasures')).stdout).toMatch(/^1 person slettet igen/);
    });
  });

  // the program beside it does not know the new key: last
  describe('privacy new-key and rotate-keys', () => {
    it('encrypt everything anew with a key of their own making, and never tell an old one', async () => {
      const person = { ...PERSON, identity: { ...PERSON.identity, cpr: '610190-0015' } };
      await t.api.post('/candidates', person).expect(201);
      const fresh = (await run('privacy new-key', { DATABASE_URL: '' })).stdout.trim();
      expect(parseKeyRing(fresh)).toHaveLength(1);
      const both = { FIELD_KEYS: `${fresh},${key}` };
      const said = await run('privacy rotate-keys', both);
      expect(said.code).toBe(0);
      const [newest, former] = [fresh, key].map((line) => line.split(':')[0]!) as [string, string];
      expect(said.stdout).toContain(`nøglen ${newest}`);
      expect(said.stdout).toContain(former);
      expect(said.stdout + said.stderr).not.toContain(key.split(':')[1]);
      const rows = await t.dataSource.query(
        'select cpr, email, cpr_index from candidate_identities where cpr is not null',
      );
      expect(rows).toHaveLength(1);
      for (const value of [rows[0].cpr, rows[0].email]) expect(value).toMatch(new RegExp(`^e1\\.${newest}\\.`));
      expect(rows[0].cpr_index).toMatch(new RegExp(`^${newest}\\.`));
    });

    it('are refused where the ring lacks a key of the database', async () => {
      const said = await run('privacy rotate-keys', { FIELD_KEYS: newKeyLine() });
      expect(said.code).toBe(1);
      expect(said.stderr).toContain('which FIELD_KEYS does not name');
    });
  });
});

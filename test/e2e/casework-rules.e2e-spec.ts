import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { storedReferences } from '../../src/cli/engines';
import { listChanges } from '../../src/cli/rules/list-changes';
import { readRulesFolder } from '../../src/cli/rules/rules-folder';
import { projectRoot } from '../../src/common/project-root';
import { DEFAULT_POLICY } from '../../src/matching/core/policy';
import { loadRules } from '../../src/schemes';
import { Taxonomy } from '../../src/taxonomy/taxonomy';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

const NEW_REASON = '[{ validFrom: 2026-01-01, label: { da: Ny, en: New }, validDays: 7 }]';
const NEW_GOAL = `{ what: goals, branchepakke: RENG, step: T1, validFrom: 2026-11-20, required: { reng.vinduer: 1 }, source: test }`;
const P_NUMBER = '1003388394';

describe('a folder of changed rules', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'jobbro-test-rules-'));
  const bundled = path.join(projectRoot(), 'rules');
  const igu = () => fs.readFileSync(path.join(bundled, 'igu.yaml'), 'utf8');

  beforeAll(() => fs.cpSync(bundled, dir, { recursive: true }));
  afterAll(() => fs.rmSync(dir, { recursive: true }));

  it('is taken into use by RULES_DIR, under another version', async () => {
    fs.writeFileSync(path.join(dir, 'igu.yaml'), igu().replace('underAge: 50', 'underAge: 55'));
    const t = await startTestApp({ worker: false, env: { RULES_DIR: dir } });
    try {
      expect((await t.api.get('/rules')).body.version).not.toBe(loadRules().version);
      const { periods } = (await t.api.get('/rules/igu.age')).body;
      expect(periods.at(-1).params).toMatchObject({ underAge: 55 });
    } finally {
      await t.close();
    }
  });

  it('changes weights, reasons and goals too, and lists that rest on other numbers are ranked anew', async () => {
    const change = (name: string, from: string, to: string) => {
      const text = fs.readFileSync(path.join(bundled, name), 'utf8');
      fs.writeFileSync(path.join(dir, name), text.replace(from, to));
    };
    change('policy.yaml', 'commute: 15', 'commute: 30');
    change('reason-codes.yaml', 'reasons:', `reasons:\n  - code: C14\n    periods: ${NEW_REASON}`);
    change('branchepakker.yaml', 'changes: []', `changes:\n  - ${NEW_GOAL}`);
    const t = await startTestApp({ env: { RULES_DIR: dir }, clock: new FixedClock('2026-11-20') });
    try {
      const { version, weights, policies } = (await t.api.get('/policy').expect(200)).body;
      expect(version).not.toBe(DEFAULT_POLICY.version);
      expect(weights).toMatchObject({ commute: 30 });
      expect(policies).toEqual([expect.objectContaining({ version, validFrom: '2016-07-01' })]);
      const reasons = (await t.api.get('/reason-codes').expect(200)).body.items;
      expect(reasons[0]).toMatchObject({ code: 'C14', side: 'citizen', validDays: 7 });
      const { steps } = (await t.api.get('/branchepakker/RENG').expect(200)).body;
      expect(steps[2].goals).toContainEqual(expect.objectContaining({ competency: 'reng.vinduer', level: 1 }));

      const person = {
        municipality: '0851',
        competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'verified' }],
      };
      await t.api.post('/candidates', person).expect(201);
      const opening = { municipality: '0851', title: 'Gulv', schemes: ['ordinaert'], branchepakke: 'RENG' };
      const { id } = (await t.api.post('/openings?state=aaben', opening).expect(201)).body;
      await t.settled();
      const list = async () => (await t.api.get(`/openings/${id}/candidates`).expect(200)).body;
      expect((await list()).freshness.policyVersion).toBe(version);
      // a list left behind by the program that ran on the shipped numbers
      const old = `update match_runs set policy_version = '${DEFAULT_POLICY.version}' where is_current`;
      await t.dataSource.query(old);
      await until('the sweep has ranked it anew', async () => (await list()).freshness.policyVersion === version);

      const [line] = (await list()).items;
      const rejection = { by: 'MJ', reasonCode: 'C14' };
      const rejected = await t.api
        .post(`/suggestions/${line.suggestionId}/reject`, rejection)
        .set('If-Match', `W/"${line.version}"`);
      expect(rejected.body).toMatchObject({ reasonCode: 'C14', rejectionValidUntil: '2026-11-27' });
    } finally {
      await t.close();
    }
  });

  it('stops the start when it is wrong, with every fault', () => {
    fs.writeFileSync(path.join(dir, 'igu.yaml'), igu().replaceAll('underAge: 40', 'underAge: mange'));
    expect(() => loadRules(dir)).toThrow(/igu\.age from 2016-07-01 at underAge/);
  });
});

describe('the rules and what they say of a workplace', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock: new FixedClock('2026-06-10') });
  });

  afterAll(async () => t?.close());

  it('can be read with all periods, parameters, clauses, sources and marks', async () => {
    const { body } = await t.api.get('/rules').expect(200);
    expect(body.version).toMatch(/^[0-9a-f]{12}$/);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['scheme', 'deadline', 'figure']),
    );
    const age = (await t.api.get('/rules/igu.age').expect(200)).body;
    expect(age).toMatchObject({ code: 'igu.age', schemes: ['igu'], source: 'domain.md §4.1' });
    expect(age.periods.length).toBeGreaterThan(1);
    expect(body.items).toContainEqual(age);
    const cap = (await t.api.get('/rules/ratio.legal_cap').expect(200)).body;
    expect(cap.schemes.length).toBeGreaterThan(1);
    expect((await t.api.get('/rules/findes.ikke').expect(404)).body.code).toBe('RULE.NOT_FOUND');
  });

  it('show what a changed folder would do to the lists, before it is taken into use', async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'jobbro-test-diff-'));
    const shipped = path.join(projectRoot(), 'rules');
    fs.cpSync(shipped, dir, { recursive: true });
    const igu = fs.readFileSync(path.join(shipped, 'igu.yaml'), 'utf8');
    fs.writeFileSync(path.join(dir, 'igu.yaml'), igu.replace('underAge: 50', 'underAge: 30'));
    const person = {
      municipality: '0851',
      identity: { birthDate: '1990-01-01' },
      residence: { firstRegisteredOn: '2024-01-01', basis: 'refugee', permanent: true, completedIgu: false },
      placements: [],
    };
    await t.api.post('/candidates', person).expect(201);
    const opening = {
      municipality: '0851',
      title: 'IGU i køkken',
      schemes: ['igu'],
      startsOn: '2026-08-03',
      schemeTerms: { igu: { practiceHours: 27, schoolHours: 8 } },
    };
    const { id } = (await t.api.post('/openings?state=aaben', opening).expect(201)).body;
    const references = await storedReferences(t.dataSource);
    const stored = Taxonomy.fromData(references.taxonomy.toData());
    const folders = { before: readRulesFolder(undefined, stored), after: readRulesFolder(dir, stored) };
    fs.rmSync(dir, { recursive: true });
    const options = { asOf: '2026-06-10', listSize: 100 };
    expect(await listChanges(t.dataSource, references, folders, options)).toEqual([
      { openingId: id, title: 'IGU i køkken', eligibleBefore: 1, eligibleAfter: 0, entered: 0, left: 1 },
    ]);
    const same = { before: folders.before, after: folders.before };
    expect(await listChanges(t.dataSource, references, same, options)).toEqual([]);
  });

  describe('the ratio of a workplace', () => {
    let workplaceId: string;

    const ratio = async (on: string) => (await t.api.get(`/workplaces/${workplaceId}/ratio?on=${on}`).expect(200)).body;
    const placed = (from: string, until: string | undefined, scheme = 'virksomhedspraktik', municipality = '0851') =>
      t.api
        .post('/candidates', {
          municipality,
          placements: [{ scheme, from, until, weeklyHours: 20, pNumber: P_NUMBER }],
        })
        .expect(201);

    beforeAll(async () => {
      const employer = (await t.api.post('/employers', { municipality: '0851', name: 'Demo A/S' }).expect(201)).body;
      const workplace = {
        employerId: employer.id,
        name: 'Demo, Nord',
        pNumber: P_NUMBER,
        ordinaryEmployees: 12,
        ordinaryEmployeesOn: '2026-01-01',
        ownCap: 1,
        dispensations: [{ programme: 'JobFirst', from: '2026-09-01', until: '2026-09-30' }],
        vacatedPosts: [{ on: '2026-05-01', cause: 'resignation' }],
        employeesLast12Months: 11,
      };
      const created = (await t.api.post('/workplaces', workplace).expect(201)).body;
      expect(created).toMatchObject(workplace);
      workplaceId = created.id;
      await placed('2026-06-01', '2026-07-31');
      await placed('2026-07-01', undefined, 'loentilskud_privat', '0840');
      await placed('2026-06-01', undefined, 'smaajob');
    });

    it('counts praktik and løntilskud per P-nummer, over municipalities, on the day', async () => {
      expect(await ratio('2026-06-30')).toMatchObject({ cap: 2, used: 1, free: 1, ownCap: 1, freeWithinOwnCap: 0 });
      expect(await ratio('2026-07-01')).toMatchObject({ used: 2, free: 0, freeWithinOwnCap: -1 });
      expect(await ratio('2026-08-01')).toMatchObject({ used: 1, free: 1 });
    });

    it('counts an accepted offer as a place, and once with the placement that came of it', async () => {
      const { body } = await t.api.post('/candidates', { municipality: '0851' }).expect(201);
      const offer = {
        offeredOn: '2026-06-01',
        pNumber: P_NUMBER,
        by: 'MJ',
        blocks: [{ kind: 'virksomhedspraktik', from: '2027-01-04', until: '2027-02-26', weeklyHours: 20 }],
      };
      const made = (await t.api.post(`/candidates/${body.id}/offers`, offer).expect(201)).body;
      expect((await ratio('2027-01-04')).used).toBe(1);
      await t.api.patch(`/candidates/${body.id}/offers/${made.id}`, 1, { accepted: true }).expect(200);
      expect((await ratio('2027-01-04')).used).toBe(2);
      const placements = [{ scheme: 'virksomhedspraktik', from: '2027-01-04', weeklyHours: 20, pNumber: P_NUMBER }];
      await t.api.patch(`/candidates/${body.id}`, 1, { placements }).expect(200);
      expect((await ratio('2027-01-04')).used).toBe(2);
    });

    it('shares full-time places by weekly hours while a dispensation is in force', async () => {
      expect(await ratio('2026-09-01')).toMatchObject({
        dispensation: 'JobFirst',
        hours: { capacity: 74, used: 20, free: 54 },
      });
      expect('hours' in (await ratio('2026-10-01'))).toBe(false);
    });

    it('is not known without employees or P-nummer, and names nobody', async () => {
      const { employerId } = (await t.api.get(`/workplaces/${workplaceId}`)).body;
      const { id } = (await t.api.post('/workplaces', { employerId, name: 'Demo, Syd' }).expect(201)).body;
      const { body } = await t.api.get(`/workplaces/${id}/ratio`).expect(200);
      expect(body).toMatchObject({ on: '2026-06-10', cap: null, used: null, free: null, places: [] });
      expect(Object.keys((await ratio('2026-06-30')).places[0]).sort()).toEqual([
        'from',
        'scheme',
        'until',
        'weeklyHours',
      ]);
    });
  });
});

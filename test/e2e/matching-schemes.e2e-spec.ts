import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const P_NUMBER = '1003388394';

const person = (owner: string, more: object = {}) => ({
  municipality: '0851',
  identity: { givenName: `Hemmelig-${owner}`, birthDate: '1992-03-01' },
  residence: { firstRegisteredOn: '2023-09-21', basis: 'refugee', permanent: true, completedIgu: false },
  owner,
  placements: [],
  ...more,
});

interface Scheme {
  scheme: string;
  outcome: string;
  sentence: string;
  ask: string[];
  rules: { code: string; clause: string; source: string; outcome: string; sentence: string; uncertain: boolean }[];
}

interface Line {
  owner: string;
  candidateId: string;
  schemes: Scheme[];
  parts: { criteria: { sentence: string; facts?: object }[] }[];
}

describe('schemes in the ranking', () => {
  let t: TestApp;
  let openingId: string;
  let workplaceId: string;
  const clock = new FixedClock('2026-11-20');
  const ids: Record<string, string> = {};

  const add = async (owner: string, more: object = {}) => {
    ids[owner] = (await t.api.post('/candidates', person(owner, more)).expect(201)).body.id;
  };
  const stored = async (query = '') => (await t.api.get(`/openings/${openingId}/candidates${query}`).expect(200)).body;
  const owners = async (): Promise<string[]> => (await stored()).items.map((line: Line) => line.owner).sort();
  const held = async (gate: string, query = '') =>
    (await t.api.get(`/openings/${openingId}/gates/${gate}/candidates${query}`).expect(200)).body;

  beforeAll(async () => {
    t = await startTestApp({ clock });
    const employer = { municipality: '0851', name: 'Demo Rengøring', cvr: '29189420' };
    const employerId = (await t.api.post('/employers', employer).expect(201)).body.id;
    const workplace = {
      employerId,
      name: 'Aalborg C',
      pNumber: P_NUMBER,
      sector: 'private',
      ordinaryEmployees: 4,
      ordinaryEmployeesOn: '2026-11-01',
    };
    workplaceId = (await t.api.post('/workplaces', workplace).expect(201)).body.id;
    await add('YES');
    await add('OLD', { identity: { givenName: 'Hemmelig', birthDate: '1970-01-01' } });
    await add('DONE', { residence: { ...person('x').residence, completedIgu: true } });
    await add('ASK', { residence: undefined });
    await add('AWAY', { municipality: '0840', residence: { ...person('x').residence, completedIgu: true } });
    const opening = {
      municipality: '0851',
      title: 'IGU i rengøring',
      schemes: ['igu'],
      workplaceId,
      startsOn: '2027-01-04',
      hoursMin: 35,
      hoursMax: 35,
      branchepakke: 'RENG',
      schemeTerms: { igu: { practiceHours: 27, schoolHours: 8 } },
    };
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
  });

  afterAll(async () => t?.close());

  it('show which are open to each person listed, with every rule, its clause and the facts', async () => {
    const body = await stored('?include=rules');
    expect(await owners()).toEqual(['ASK', 'YES']);
    const [igu] = (body.items as Line[]).find(({ owner }) => owner === 'YES')!.schemes;
    expect(igu).toMatchObject({ scheme: 'igu', outcome: 'eligible', ask: [] });
    expect(igu!.sentence).toBe('IGU: ja. Alder 34 (18–50), 3 år 3 måneder i Danmark (højst 20), ikke gennemført før');
    expect(igu!.rules.find(({ code }) => code === 'igu.age')).toMatchObject({
      outcome: 'eligible',
      clause: expect.stringContaining('IGU-loven § 3'),
      source: 'domain.md §4.1',
      sentence: 'alder 34 (18–50)',
      uncertain: true,
    });
    const [open] = (body.items as Line[]).find(({ owner }) => owner === 'ASK')!.schemes;
    expect(open).toMatchObject({ outcome: 'unknown' });
    expect(open!.ask.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('Hemmelig');
  });

  it('are short in lists unless every rule is asked for', async () => {
    const [line] = (await stored()).items as Line[];
    expect(Object.keys(line!.schemes[0]!).sort()).toEqual(['ask', 'label', 'outcome', 'scheme', 'sentence']);
    await t.api.get(`/openings/${openingId}/candidates?include=everything`).expect(422);
  });

  it('leave the codes and numbers behind the sentences to those who ask, stored and live alike', async () => {
    const opening = { municipality: '0851', title: 'Rengøring', schemes: ['igu'], branchepakke: 'RENG' };
    const criteria = async (include: string) => {
      const live = (await t.api.post(`/rankings${include}`, { opening }).expect(200)).body.items as Line[];
      const kept = (await stored(include)).items as Line[];
      return [...live, ...kept].flatMap(({ parts }) => parts.flatMap((part) => part.criteria));
    };
    for (const include of ['?include=facts', '?include=all']) {
      expect((await criteria(include)).every((criterion) => 'facts' in criterion)).toBe(true);
    }
    for (const include of ['', '?include=rules']) {
      const told = await criteria(include);
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter((criterion) => 'facts' in criterion)).toEqual([]);
      expect(told.every(({ sentence }) => sentence.length > 0)).toBe(true);
    }
  });

  it('follow what is written about a listed person at once', async () => {
    const asked = { opening: { municipality: '0851', title: 'IGU', schemes: ['igu'], startsOn: '2027-01-04' } };
    const ageOf = async (owner: string) => {
      const lines = (await t.api.post('/rankings?include=rules', asked).expect(200)).body.items as Line[];
      const line = lines.find((each) => each.owner === owner);
      return line?.schemes[0]!.rules.find(({ code }) => code === 'igu.age')!.sentence;
    };
    expect(await ageOf('YES')).toBe('alder 34 (18–50)');

    const { body } = await t.api.get(`/candidates/${ids.YES}`).expect(200);
    const identity = { ...body.identity, birthDate: '1991-03-01' };
    await t.api.patch(`/candidates/${ids.YES}`, body.version, { identity, owner: 'NEW' }).expect(200);

    expect(await ageOf('NEW')).toBe('alder 35 (18–50)');
    expect(await ageOf('YES')).toBeUndefined();
    const before = { identity: body.identity, owner: 'YES' };
    await t.api.patch(`/candidates/${ids.YES}`, body.version + 1, before).expect(200);
    await t.settled();
  });

  it('stand beside live lists, openings for one person and explanations too', async () => {
    const opening = (await t.api.get(`/openings/${openingId}`)).body;
    const live = await t.api.post('/rankings', {
      opening: {
        municipality: '0851',
        title: 'Vikar',
        schemes: ['vikar', 'igu'],
        workplaceId,
        schemeTerms: opening.schemeTerms,
      },
    });
    const schemesOf = (line: Line) => line.schemes.map(({ scheme, outcome }) => [scheme, outcome]);
    const old = (live.body.items as Line[]).find(({ owner }) => owner === 'OLD')!;
    expect(schemesOf(old)).toEqual([
      ['vikar', 'eligible'],
      ['igu', 'not_eligible'],
    ]);
    const own = (await t.api.get(`/candidates/${ids.YES}/openings`).expect(200)).body.items;
    expect(schemesOf(own[0])).toEqual([['igu', 'eligible']]);
    const { body } = await t.api.get(`/matches/${openingId}/${ids.OLD}`).expect(200);
    expect(body.schemes[0].sentence).toMatch(/^IGU: nej\. Alder 57/);
    expect(body.gates).toContainEqual(
      expect.objectContaining({
        gate: 'scheme',
        outcome: 'not_met',
        clause: expect.any(String),
        source: 'domain.md §4',
      }),
    );
    expect(body.projection).toBeNull();
  });

  it('are judged on the rules of the day asked about', async () => {
    const opening = { municipality: '0851', title: 'IGU', schemes: ['igu'], startsOn: '2028-02-01' };
    const on = async (asOf: string) => (await t.api.post('/rankings', { opening, asOf }).expect(200)).body.eligible;
    // intake ends with 2027
    expect(await on('2028-01-02')).toBe(0);
    const inTime = { ...opening, startsOn: '2027-12-31' };
    expect((await t.api.post('/rankings', { opening: inTime, asOf: '2027-12-01' }).expect(200)).body.eligible).toBe(2);
  });

  it('list the people of a gate in pages, with the clause, and hide whose case is not shared', async () => {
    const all = await held('scheme');
    expect(all).toMatchObject({ gate: 'scheme', label: 'Ordning', source: 'domain.md §4', total: 2, hidden: 1 });
    expect(all.items.map(({ owner }: Line) => owner).sort()).toEqual(['DONE', 'OLD']);
    expect(all.items[0].gates).toContainEqual(
      expect.objectContaining({ gate: 'scheme', sentence: 'Personen opfylder ikke betingelserne for IGU' }),
    );
    const first = await held('scheme', '?limit=1');
    const second = await held('scheme', `?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeNull();
    const asked = await held('scheme', '?outcome=unknown');
    expect(asked.items.map(({ owner }: Line) => owner)).toEqual(['ASK']);
    expect(await held('municipality_not_shared')).toMatchObject({ total: 0, hidden: 1, items: [] });
    const counts = (await stored()).gates.find(({ gate }: { gate: string }) => gate === 'scheme');
    expect(counts).toMatchObject({ excluded: 3, unknown: 1, clause: expect.any(String) });
  });

  it('refuse a gate that is none, and an opening that is none', async () => {
    expect((await t.api.get(`/openings/${openingId}/gates/age/candidates`).expect(404)).body.code).toBe(
      'GATE.NOT_FOUND',
    );
    await t.api.get(`/openings/${ids.YES}/gates/scheme/candidates`).expect(404);
    await t.api.get(`/openings/${openingId}/gates/scheme/candidates?outcome=met`).expect(422);
  });

  it('close for everybody when somebody else takes the last supported place, and open again after it', async () => {
    const praktik = {
      municipality: '0851',
      title: 'Praktik',
      schemes: ['virksomhedspraktik'],
      workplaceId,
      startsOn: '2026-12-01',
      hoursMin: 20,
      hoursMax: 20,
      schemeTerms: { purpose: 'sprogpraktik', durationWeeks: 4 },
    };
    const id = (await t.api.post('/openings?state=aaben', praktik).expect(201)).body.id;
    await t.settled();
    const listed = async (): Promise<string[]> =>
      (await t.api.get(`/openings/${id}/candidates`).expect(200)).body.items.map(({ owner }: Line) => owner).sort();
    expect(await listed()).toEqual(['ASK', 'DONE', 'OLD', 'YES']);

    // four employees: one place; DONE takes it at the same workplace
    const place = { scheme: 'virksomhedspraktik', from: '2026-11-23', until: '2026-12-18', weeklyHours: 20 };
    const placements = [{ ...place, pNumber: P_NUMBER }];
    await t.api.patch(`/candidates/${ids.DONE}`, 1, { placements }).expect(200);
    await t.settled();
    expect(await listed()).toEqual([]);
    const run = (await t.api.get(`/openings/${id}/candidates`)).body;
    expect(run.gates).toContainEqual(expect.objectContaining({ gate: 'scheme', excluded: 5 }));

    await t.api.patch(`/candidates/${ids.DONE}`, 2, { placements: [] }).expect(200);
    await t.settled();
    expect(await listed()).toEqual(['ASK', 'DONE', 'OLD', 'YES']);
  });

  it('close praktik for the one person whose latest employer the firm is, as long as it is that firm', async () => {
    const praktik = {
      municipality: '0851',
      title: 'Praktik hos den seneste arbejdsgiver',
      schemes: ['virksomhedspraktik'],
      workplaceId,
      startsOn: '2026-12-01',
      schemeTerms: { purpose: 'branchepraktik', durationWeeks: 4 },
    };
    const id = (await t.api.post('/openings?state=aaben', praktik).expect(201)).body.id;
    const all = ['ASK', 'DONE', 'OLD', 'YES'];
    const others = ['ASK', 'DONE', 'OLD'];
    const listed = async (): Promise<string[]> => {
      await t.settled();
      return (await t.api.get(`/openings/${id}/candidates`).expect(200)).body.items
        .map(({ owner }: Line) => owner)
        .sort();
    };
    const live = async (): Promise<string[]> =>
      (await t.api.post('/rankings', { opening: praktik }).expect(200)).body.items
        .map(({ owner }: Line) => owner)
        .sort();
    const version = async (path: string): Promise<number> => (await t.api.get(path).expect(200)).body.version;
    expect(await listed()).toEqual(all);

    const here = { scheme: 'ordinaert', from: '2025-01-01', until: '2026-10-31', weeklyHours: 20, cvr: '29189420' };
    const elsewhere = { ...here, from: '2026-11-01', until: '2026-11-15', cvr: '13748136' };
    const work = async (placements: object[]) => {
      const path = `/candidates/${ids.YES}`;
      await t.api.patch(path, await version(path), { placements }).expect(200);
    };
    await work([here]);
    expect(await listed()).toEqual(others);
    expect(await live()).toEqual(others);
    const own = (await t.api.get(`/candidates/${ids.YES}/openings`).expect(200)).body.items;
    expect(own.map(({ openingId: one }: { openingId: string }) => one)).not.toContain(id);
    const { body } = await t.api.get(`/matches/${id}/${ids.YES}`).expect(200);
    expect(body.gates).toContainEqual(expect.objectContaining({ gate: 'scheme', outcome: 'not_met' }));

    await work([here, elsewhere]);
    expect(await listed()).toEqual(all);
    await work([here]);
    expect(await listed()).toEqual(others);

    // the firm turns out to be another one
    const employerId = (await t.api.get(`/workplaces/${workplaceId}`)).body.employerId;
    const path = `/employers/${employerId}`;
    await t.api.patch(path, await version(path), { cvr: '61126228' }).expect(200);
    expect(await listed()).toEqual(all);
    await t.api.patch(path, await version(path), { cvr: '29189420' }).expect(200);
    expect(await listed()).toEqual(others);
    await work([]);
  });

  it('let people return and leave by themselves when the day comes', async () => {
    clock.day = '2028-01-01';
    await t.api.get(`/openings/${openingId}/candidates`).expect(200);
    // nobody is taken into an IGU any more: the list empties without anybody being changed
    const body = await stored();
    expect(body.eligible).toBe(0);
    clock.day = '2026-11-20';
    expect((await stored()).eligible).toBe(2);
  });
});

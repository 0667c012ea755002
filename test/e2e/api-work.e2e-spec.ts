/** What programs do with the boards, the contact log, agreements and replies of firms. */
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/test-app';

describe('municipal work over the API', () => {
  let t: TestApp;
  const by = 'MJ';
  const municipality = '0851';

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
  });

  afterAll(async () => t?.close());

  describe('the boards', () => {
    const person = async (owner = 'MJ') =>
      (await t.api.post('/candidates', { municipality, owner }).expect(201)).body.id as string;
    const card = async (id: string) => (await t.api.get(`/board/${id}`).expect(200)).body;
    const move = (id: string, version: number, body: object) =>
      t.api.post(`/board/${id}/move`, { by, ...body }).set('If-Match', `W/"${version}"`);
    const column = 'uddannelse';

    it('hold everybody in one column, in pages without repeats or gaps, by consultant', async () => {
      const owner = 'SIDE';
      const ids = await Promise.all([1, 2, 3, 4, 5].map(() => person(owner)));
      const seen: string[] = [];
      let address = `/board?municipality=${municipality}&owner=${owner}&limit=2`;
      for (let page = 0; page < 3; page += 1) {
        const { body, headers } = await t.api.get(address).expect(200);
        expect(body).toMatchObject({ municipality, total: 5 });
        expect(body.columns.reduce((sum: number, each: { count: number }) => sum + each.count, 0)).toBe(5);
        seen.push(...body.items.map((each: { candidateId: string }) => each.candidateId));
        address = /<\/api\/v1([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1] ?? '';
      }
      expect(address).toBe('');
      expect(seen.sort()).toEqual(ids.sort());
      const { body } = await t.api.get(`/board?municipality=${municipality}&owner=${owner}&column=igu`).expect(200);
      expect([body.items.length, body.total]).toEqual([0, 5]);
    });

    it('ask a program of all municipalities which one, and refuse what is no column', async () => {
      expect((await t.api.get('/board').expect(422)).body.errors[0]).toMatchObject({ pointer: '?municipality' });
      await t.api.get('/board?municipality=0851&column=bagved').expect(422);
    });

    it('move one person whose card is as it was seen, once', async () => {
      const id = await person();
      const { version, column: from } = await card(id);
      expect(from).toBe('klar_til_match');
      await t.api.post(`/board/${id}/move`, { by, to: column }).expect(428);
      await move(id, version + 1, { to: column }).expect(412);
      const { body, headers } = await move(id, version, { to: column }).expect(200);
      expect(body).toMatchObject({ candidateId: id, column, recorded: from });
      expect(headers.etag).toBe(`W/"${body.version}"`);
      await move(id, version, { to: 'igu' }).expect(412);
      expect((await card(id)).column).toBe(column);
    });

    it('refuse a move that the boards do not know, and ask for what a pause needs', async () => {
      const id = await person();
      const { version } = await card(id);
      expect((await move(id, version, { to: 'eftervaern' }).expect(409)).body.code).toBe('BOARD.AFTERCARE_NEEDS_WORK');
      const asked = await move(id, version, { to: 'fritaget_andet' }).expect(422);
      expect(asked.body.errors.map((one: { code: string }) => one.code)).toEqual([
        'BOARD.MEANING_REQUIRED',
        'BOARD.UNTIL_REQUIRED',
      ]);
      const paused = await move(id, version, { to: 'fritaget_andet', meaning: 'ferie', until: '2090-01-01' });
      expect(paused.body).toMatchObject({ column: 'fritaget_andet', status: 'ferie' });
    });

    it('move several at once: tell first, leave alone who cannot, do a request sent twice once, and take all back', async () => {
      const [first, second, third] = [await person(), await person(), await person()];
      const people = [
        { candidateId: first, seen: 'klar_til_match' },
        { candidateId: second },
        { candidateId: third, seen: 'igu' },
      ];
      const order = { municipality, by, to: column, people };
      const told = await t.api.post('/board/moves', { ...order, dryRun: true }).expect(200);
      expect(told.body).toMatchObject({
        batch: null,
        lines: [{ refusal: null }, { refusal: null }, { refusal: 'MOVED_MEANWHILE' }],
      });
      expect((await card(first!)).column).toBe('klar_til_match');
      const key = randomUUID();
      const send = () => t.api.post('/board/moves', order).set('Idempotency-Key', key);
      const done = await send().expect(200);
      const again = await send().expect(200);
      expect([again.body, again.headers['idempotency-replayed']]).toEqual([done.body, 'true']);
      expect([(await card(first!)).column, (await card(third!)).column]).toEqual([column, 'klar_til_match']);
      const undo = () => t.api.post(`/board/moves/${done.body.batch}/undo`, { by });
      expect((await undo().expect(200)).body).toEqual({ undone: 2, left: 0 });
      expect((await undo().expect(200)).body).toEqual({ undone: 0, left: 0 });
      expect((await card(second!)).column).toBe('klar_til_match');
      await t.api.post(`/board/moves/${randomUUID()}/undo`, { by }).expect(404);
    });
  });

  describe('an employer', () => {
    let employer: string;
    const contact = { heldOn: '2020-02-03', channel: 'phone', purpose: 'outreach', by };

    beforeAll(async () => {
      const input = { municipality, name: 'Testværket' };
      employer = (await t.api.post('/employers', input).expect(201)).body.id;
    });

    it('has a contact logged once, read with its ETag, and taken back by the version seen', async () => {
      const key = randomUUID();
      const send = () => t.api.post(`/employers/${employer}/contacts`, contact).set('Idempotency-Key', key);
      const { body, headers } = await send().expect(201);
      expect((await send().expect(201)).body).toEqual(body);
      expect(body).toMatchObject({ ...contact, employerId: employer, result: null, nextContactOn: null, version: 1 });
      const read = await t.api.get(headers.location!.replace('/api/v1', '')).expect(200);
      expect([read.body, read.headers.etag]).toEqual([body, 'W/"1"']);
      expect((await t.api.get(`/employers/${employer}/contacts`).expect(200)).body.items).toEqual([body]);
      await t.api.delete(`/employers/${employer}/contacts/${body.id}`, 2).expect(412);
      await t.api.delete(`/employers/${employer}/contacts/${body.id}`, 1).expect(204);
      await t.api.get(`/employers/${employer}/contacts/${body.id}`).expect(404);
    });

    it('is not promised a call within the time it asked for peace', async () => {
      await t.api.patch(`/employers/${employer}`, 1, { doNotCallUntil: '2030-01-31' }).expect(200);
      const promise = (nextContactOn: string) =>
        t.api.post(`/employers/${employer}/contacts`, { ...contact, nextContactOn });
      expect((await promise('2030-01-31').expect(422)).body.errors[0]).toMatchObject({ code: 'CONTACT.LEFT_ALONE' });
      await promise('2030-02-01').expect(201);
      const refused = await t.api.post(`/employers/${employer}/contacts`, { ...contact, heldOn: '2990-01-01' });
      expect(refused.body.errors[0].pointer).toBe('/heldOn');
    });

    it('has an agreement, which is ended by the version seen and then no longer marks it', async () => {
      const input = { from: '2020-01-01', yearlyOpenings: 4, by };
      const { body } = await t.api.post(`/employers/${employer}/agreements`, input).expect(201);
      expect(body).toMatchObject({ from: '2020-01-01', until: null, owner: by, yearlyOpenings: 4, version: 1 });
      const marked = async () => (await t.api.get(`/employers/${employer}`)).body.partnershipAgreement;
      expect(await marked()).toBe(true);
      const end = (version: number) =>
        t.api.post(`/employers/${employer}/agreements/${body.id}/end`).set('If-Match', `W/"${version}"`);
      await end(7).expect(412);
      await end(1).expect(204);
      expect(await marked()).toBe(false);
      const [listed] = (await t.api.get(`/employers/${employer}/agreements`).expect(200)).body;
      expect(listed).toMatchObject({ id: body.id, version: 2, until: expect.any(String) });
    });

    it('is not found under the records of another one', async () => {
      const other = (await t.api.post('/employers', { municipality, name: 'En anden' }).expect(201)).body.id;
      const { body } = await t.api.post(`/employers/${employer}/contacts`, contact).expect(201);
      await t.api.get(`/employers/${other}/contacts/${body.id}`).expect(404);
      await t.api.delete(`/employers/${other}/contacts/${body.id}`, 1).expect(404);
    });
  });

  it('lists replies of firms that wait, and has each followed up once', async () => {
    const opening = (await t.api.post('/openings', { municipality, title: 'Job', schemes: ['igu'] }).expect(201)).body;
    const candidate = (await t.api.post('/candidates', { municipality }).expect(201)).body;
    const [suggestion, reply] = [randomUUID(), randomUUID()];
    await t.dataSource.query(
      `insert into suggestions (municipality, id, opening_id, candidate_id, total, confidence, parts, gates, state)
       values ($1, $2, $3, $4, 1, 1, '[]', '[]', 'proposed')`,
      [municipality, suggestion, opening.id, candidate.id],
    );
    await t.dataSource.query(
      `insert into employer_replies (municipality, id, suggestion_id, answer) values ($1, $2, $3, 'call_me')`,
      [municipality, reply, suggestion],
    );
    const waiting = async () => (await t.api.get(`/employer-replies?waiting=true&openingId=${opening.id}`)).body.items;
    expect(await waiting()).toEqual([
      expect.objectContaining({ id: reply, answer: 'call_me', candidateId: candidate.id }),
    ]);
    const handle = (version: number) =>
      t.api.post(`/employer-replies/${reply}/handle`, { by }).set('If-Match', `W/"${version}"`);
    await t.api.post(`/employer-replies/${reply}/handle`, { by }).expect(428);
    const { body, headers } = await handle(1).expect(200);
    expect([body.handledBy, headers.etag]).toEqual([by, 'W/"2"']);
    await handle(1).expect(412);
    expect(await waiting()).toEqual([]);
    expect((await t.api.get('/employer-replies?waiting=false').expect(200)).body.items).toEqual([body]);
  });
});

/** The boards over the started program: nobody is missing, and a move does what it says (domain.md §1.4). */
import supertest from 'supertest';
import { BOARD_COLUMNS } from '../../src/casework/board/board-column';
import { BoardMovesService } from '../../src/casework/board/board-moves.service';
import { BoardService } from '../../src/casework/board/board.service';
import { CANDIDATE_STATUSES } from '../../src/matching/core/facts';
import { type DemoApp, DEMO_TODAY, startDemoApp } from '../support/demo-app';

describe('the boards', () => {
  let app: DemoApp;
  let boards: BoardService;
  let moves: BoardMovesService;
  let owners: (string | null)[];

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    boards = app.app.get(BoardService, { strict: false });
    moves = app.app.get(BoardMovesService, { strict: false });
    await app.dataSource.query(
      `update candidates set owner = null where id in (select id from candidates order by id limit 3)`,
    );
    owners = (await app.dataSource.query('select distinct owner from candidates order by 1')).map(
      (row: { owner: string | null }) => row.owner,
    );
  });

  afterAll(() => app?.close());

  const count = async (where = 'true', values: unknown[] = []): Promise<number> => {
    const [row] = await app.dataSource.query(
      `select count(*)::int as count from candidates where deleted_at is null and municipality = $1 and ${where}`,
      [app.municipality, ...values],
    );
    return row.count;
  };
  const page = async (address: string) => (await supertest(app.server).get(address).expect(200)).text;
  const total = (html: string) => Number(/data-board-total="(\d+)"/.exec(html)![1]);
  const columns = (html: string) =>
    [...html.matchAll(/data-count="[^"]+">([\d.]+)</g)].map(([, text]) => Number(text!.replaceAll('.', '')));
  const cardOf = async (id: string) => (await boards.cardOf(id, app.municipality))!;
  const order = (ids: string[], to: (typeof BOARD_COLUMNS)[number], more: object = {}) => ({
    municipality: app.municipality,
    people: ids.map((id) => ({ id, seen: null })),
    to,
    meaning: null,
    until: null,
    ...more,
  });
  const inColumn = async (column: string, most = 1) =>
    (await boards.cards({ municipality: app.municipality }))
      .filter((card) => card.column === column && card.owner !== null)
      .slice(0, most)
      .map(({ candidateId }) => candidateId);

  it('hold everybody of the caseload exactly once, for everybody, for each colleague and for nobody', async () => {
    expect(owners).toContain(null);
    for (const owner of [undefined, ...owners]) {
      const cards = await boards.cards({ municipality: app.municipality, owner });
      const expected = owner === undefined ? await count() : await count('owner is not distinct from $2', [owner]);
      expect({ owner, cards: new Set(cards.map(({ candidateId }) => candidateId)).size }).toEqual({
        owner,
        cards: expected,
      });
      expect(cards).toHaveLength(expected);
    }
  });

  it('hold everybody of every status, and the counts of the columns add up to the caseload on the page', async () => {
    const cards = await boards.cards({ municipality: app.municipality });
    for (const status of CANDIDATE_STATUSES) {
      const found = cards.filter((card) => card.status === status);
      expect({ status, found: found.length }).toEqual({ status, found: await count('status = $2', [status]) });
    }
    for (const [choice, expected] of [
      ['alle', await count()],
      ['ingen', await count('owner is null')],
      [owners.at(-2)!, await count('owner = $2', [owners.at(-2)])],
    ] as const) {
      const html = await page(`/tavler?ejer=${choice}`);
      expect(total(html)).toBe(expected);
      expect(columns(html)).toHaveLength(BOARD_COLUMNS.length);
      expect(columns(html).reduce((sum, each) => sum + each, 0)).toBe(expected);
    }
  });

  it('show every card of a column on its own pages', async () => {
    const cards = await boards.cards({ municipality: app.municipality });
    for (const column of BOARD_COLUMNS) {
      const expected = cards.filter((card) => card.column === column).map(({ pseudonym }) => pseudonym);
      const found: string[] = [];
      for (let side = 1; side <= Math.max(1, Math.ceil(expected.length / 60)); side += 1) {
        const html = await page(`/tavler?ejer=alle&kolonne=${column}&side=${side}`);
        found.push(...[...html.matchAll(/id="k-(K-\d+)"/g)].map(([, pseudonym]) => pseudonym!));
      }
      expect({ column, found: found.sort() }).toEqual({ column, found: expected.sort() });
    }
  });

  it('see a new person, and no longer a deleted one, at once', async () => {
    const before = (await boards.cards({ municipality: app.municipality })).length;
    const { body } = await app.api.post('/candidates', { municipality: app.municipality, owner: 'MJ' }).expect(201);
    expect((await cardOf(body.id)).column).toBe('klar_til_match');
    expect((await boards.cards({ municipality: app.municipality })).length).toBe(before + 1);
    await app.api.delete(`/candidates/${body.id}`, 1).expect(204);
    expect(await boards.cardOf(body.id, app.municipality)).toBeNull();
    expect((await boards.cards({ municipality: app.municipality })).length).toBe(before);
  });

  it('move somebody by hand, say what the record says, and take it back', async () => {
    const [id] = await inColumn('klar_til_match');
    const { batch, lines } = await moves.move(order([id!], 'igu'), 'MJ');
    expect(lines).toMatchObject([{ from: 'klar_til_match', refusal: null, status: null }]);
    expect(await cardOf(id!)).toMatchObject({ column: 'igu', recorded: 'klar_til_match', since: DEMO_TODAY, days: 0 });
    expect(await moves.undo(batch, app.municipality, 'MJ')).toEqual({ undone: 1, left: 0 });
    expect((await cardOf(id!)).column).toBe('klar_til_match');
    expect(await moves.undo(batch, app.municipality, 'MJ')).toEqual({ undone: 0, left: 0 });
  });

  it('follow the record again once it says something new', async () => {
    const [id] = await inColumn('klar_til_match');
    await moves.move(order([id!], 'igu'), 'MJ');
    const { body } = await app.api.get(`/candidates/${id}`);
    const placements = [
      ...(body.placements ?? []),
      { scheme: 'virksomhedspraktik', from: DEMO_TODAY, weeklyHours: 20 },
    ];
    await app.api.patch(`/candidates/${id}`, body.version, { placements }).expect(200);
    expect(await cardOf(id!)).toMatchObject({ column: 'praktik', recorded: 'praktik' });
  });

  it('pause somebody with a day of return, which the lists and the record then know, and end it by undoing', async () => {
    const [id] = await inColumn('klar_til_match');
    const before = (await app.api.get(`/candidates/${id}`)).body.status;
    const { batch } = await moves.move(order([id!], 'barsel', { until: '2026-09-01' }), 'MJ');
    expect((await app.api.get(`/candidates/${id}`)).body.status).toEqual({
      code: 'barsel',
      from: DEMO_TODAY,
      until: '2026-09-01',
    });
    expect(await cardOf(id!)).toMatchObject({ column: 'barsel', recorded: 'barsel', status: 'barsel' });
    await moves.undo(batch, app.municipality, 'MJ');
    expect((await app.api.get(`/candidates/${id}`)).body.status).toEqual(before);
  });

  it('pause nobody without a day, with a day that has passed, or without saying what happened', async () => {
    const [id] = await inColumn('klar_til_match');
    const codes = async (to: 'barsel' | 'fritaget_andet', until: string | null) =>
      moves
        .move(order([id!], to, { until }), 'MJ')
        .catch((error) => error.problems.map(({ code }: { code: string }) => code));
    expect(await codes('barsel', null)).toEqual(['BOARD.UNTIL_REQUIRED']);
    expect(await codes('barsel', '2026-03-01')).toEqual(['BOARD.UNTIL_PASSED']);
    expect(await codes('fritaget_andet', '2026-09-01')).toEqual(['BOARD.MEANING_REQUIRED']);
    expect((await cardOf(id!)).column).toBe('klar_til_match');
  });

  it('move those of many who can be moved, say why the others stay, and take all back in one go', async () => {
    const ready = await inColumn('klar_til_match', 3);
    const working = await inColumn('ordinaert_deltid', 2);
    const { batch, lines } = await moves.move(order([...ready, ...working], 'eftervaern'), 'MJ');
    expect(lines.map(({ refusal }) => refusal)).toEqual([
      ...ready.map(() => 'AFTERCARE_NEEDS_WORK'),
      ...working.map(() => null),
    ]);
    expect(await moves.undo(batch, app.municipality, 'MJ')).toEqual({ undone: working.length, left: 0 });
  });

  it('leave alone what has happened since a move that is taken back', async () => {
    const [first, second] = await inColumn('klar_til_match', 2);
    const { batch } = await moves.move(order([first!, second!], 'uddannelse'), 'MJ');
    await moves.move(order([second!], 'kursus_vejledning'), 'LK');
    expect(await moves.undo(batch, app.municipality, 'MJ')).toEqual({ undone: 1, left: 1 });
    expect((await cardOf(second!)).column).toBe('kursus_vejledning');
  });

  it('do not move who was moved meanwhile, nor anybody of another municipality', async () => {
    const [id] = await inColumn('klar_til_match');
    const people = [{ id: id!, seen: 'igu' as const }];
    const { lines } = await moves.move(order([], 'praktik', { people }), 'MJ');
    expect(lines).toMatchObject([{ refusal: 'MOVED_MEANWHILE' }]);
    expect(await moves.preview({ ...order([id!], 'praktik'), municipality: '0101' })).toEqual([]);
    expect(await boards.cards({ municipality: '0101' })).toEqual([]);
  });
});

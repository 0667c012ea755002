import { DataSource } from 'typeorm';
import { saveCandidate } from '../../src/candidates/candidate.store';
import { Clock } from '../../src/common/clock';
import { newId } from '../../src/common/id';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { Employer } from '../../src/employers/employer.entity';
import { Workplace } from '../../src/employers/workplace.entity';
import { saveOpening } from '../../src/openings/opening.store';
import { EmployerRepliesService } from '../../src/suggestions/employer-replies.service';
import type { SuggestionState } from '../../src/suggestions/suggestion-state';
import { Suggestion } from '../../src/suggestions/suggestion.entity';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const municipality = '0851';
const CVR = '29189420';

describe('replies of employers', () => {
  let database: TestDatabase;
  let source: DataSource;
  let replies: EmployerRepliesService;
  let openingId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url)).initialize();
    await source.runMigrations();
    replies = new EmployerRepliesService(source, new Clock());
    const { manager } = source;
    const [employerId, workplaceId] = [newId(), newId()];
    await manager.insert(Employer, { id: employerId, municipality, name: 'Demo', cvr: CVR });
    await manager.insert(Workplace, { id: workplaceId, municipality, employerId, name: 'Demo' });
    const opening = { municipality, title: 'Rengøring', schemes: ['igu' as const], workplaceId, owner: 'AB' };
    openingId = (await saveOpening(manager, opening)).id;
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const suggestion = async (state: SuggestionState, owner = 'CD'): Promise<string> => {
    const person = await saveCandidate(source.manager, { municipality, owner, status: { code: 'aktiv' } });
    const id = newId();
    await source.manager.insert(Suggestion, {
      id,
      municipality,
      openingId,
      candidateId: person.id,
      total: 6000,
      confidence: 5000,
      parts: [],
      gates: [],
      state,
      ...(state === 'rejected' ? { reasonCode: 'C01', decidedBy: 'AB', decidedAt: new Date() } : {}),
    });
    return id;
  };
  const waitingFor = async (initials: string | null) =>
    (await replies.waiting(municipality, initials)).map(({ suggestionId }) => suggestionId);

  it.each(['accepted', 'proposed', 'interview', 'offer'] as const)(
    'are taken for a profile that is %s',
    async (state) => {
      const id = await suggestion(state);
      await replies.reply(id, CVR, 'interested', '');
      expect((await replies.latest([id])).get(id)).toMatchObject({ answer: 'interested' });
    },
  );

  it.each(['suggested', 'under_review', 'rejected', 'closed', 'hired'] as const)(
    'are refused for a profile that is %s, as if there were none',
    async (state) => {
      const id = await suggestion(state);
      await expect(replies.reply(id, CVR, 'interested', '')).rejects.toMatchObject({ code: 'PROFILE.NOT_FOUND' });
    },
  );

  it('are refused from another firm, as if there were no such profile', async () => {
    const id = await suggestion('accepted');
    await expect(replies.reply(id, '13748136', 'interested', '')).rejects.toMatchObject({ code: 'PROFILE.NOT_FOUND' });
    expect(await replies.latest([id])).toEqual(new Map());
  });

  it('wait for whoever has the opening or the person, and for nobody else', async () => {
    const id = await suggestion('accepted', 'EF');
    await replies.reply(id, CVR, 'call_me', 'Ring i morgen');
    expect(await waitingFor('AB')).toContain(id);
    expect(await waitingFor('EF')).toContain(id);
    expect(await waitingFor(null)).toContain(id);
    expect(await waitingFor('XY')).not.toContain(id);
  });

  it('replace an answer that nobody has followed up, and stand beside one that was', async () => {
    const id = await suggestion('accepted');
    await replies.reply(id, CVR, 'interested', '');
    await replies.reply(id, CVR, 'not_interested', '');
    const own = async () => (await replies.waiting(municipality, null, 100)).filter((one) => one.suggestionId === id);
    expect((await own()).map(({ answer }) => answer)).toEqual(['not_interested']);
    await replies.handle((await own())[0]!.id, 'AB');
    expect(await own()).toEqual([]);
    await replies.reply(id, CVR, 'interested', '');
    expect((await own()).map(({ answer }) => answer)).toEqual(['interested']);
  });

  it('are followed up once: the second colleague is told', async () => {
    const id = await suggestion('accepted');
    await replies.reply(id, CVR, 'interested', '');
    const [reply] = (await replies.waiting(municipality, null, 100)).filter((one) => one.suggestionId === id);
    await replies.handle(reply!.id, 'AB');
    await expect(replies.handle(reply!.id, 'CD')).rejects.toMatchObject({ code: 'REPLY.NOT_FOUND' });
  });

  it('take a message of 500 characters and refuse one of 501', async () => {
    const id = await suggestion('accepted');
    await replies.reply(id, CVR, 'call_me', 'x'.repeat(500));
    await expect(replies.reply(id, CVR, 'call_me', 'x'.repeat(501))).rejects.toMatchObject({
      problems: [expect.objectContaining({ pointer: '/text', code: 'FIELD.TOO_LONG' })],
    });
  });
});

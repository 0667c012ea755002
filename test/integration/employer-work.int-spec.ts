import { DataSource } from 'typeorm';
import { newId } from '../../src/common/id';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { ContactLogService } from '../../src/employers/contact-log.service';
import { Employer } from '../../src/employers/employer.entity';
import { PartnershipAgreementsService } from '../../src/employers/partnership-agreements.service';
import { FixedClock } from '../support/fixed-clock';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const TODAY = '2026-03-02';

const call = { channel: 'phone', purpose: 'outreach' } as const;
const problem = (pointer: string, code: string) => ({ problems: [expect.objectContaining({ pointer, code })] });

describe('work with employers', () => {
  let database: TestDatabase;
  let source: DataSource;
  let log: ContactLogService;
  let agreements: PartnershipAgreementsService;

  const employer = async (doNotCallUntil: string | null = null): Promise<string> => {
    const id = newId();
    await source.manager.insert(Employer, { id, municipality: '0851', name: `Firma ${id}`, doNotCallUntil });
    return id;
  };
  const dueIds = async (on: string, by?: string) =>
    (await log.due('0851', on, { by })).map(({ employerId }) => employerId);

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url)).initialize();
    await source.runMigrations();
    log = new ContactLogService(source, new FixedClock(TODAY));
    agreements = new PartnershipAgreementsService(source, new FixedClock(TODAY));
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('reminds on the day of the next contact, not the day before', async () => {
    const id = await employer();
    await log.add(id, { ...call, heldOn: '2026-02-01', nextContactOn: '2026-03-02' }, 'AB');
    expect(await dueIds('2026-03-01')).not.toContain(id);
    expect(await dueIds('2026-03-02')).toContain(id);
    expect(await dueIds('2026-03-02', 'AB')).toContain(id);
    expect(await dueIds('2026-03-02', 'CD')).not.toContain(id);
  });

  it('forgets the reminder when a newer contact promises none', async () => {
    const id = await employer();
    await log.add(id, { ...call, heldOn: '2026-02-01', nextContactOn: '2026-02-10' }, 'AB');
    await log.add(id, { ...call, heldOn: '2026-02-11' }, 'CD');
    expect(await dueIds(TODAY)).not.toContain(id);
    expect((await log.list(id)).map(({ heldOn }) => heldOn)).toEqual(['2026-02-11', '2026-02-01']);
  });

  it('reminds nobody through the last day an employer asked to be left alone, and again the day after', async () => {
    const id = await employer();
    await log.add(id, { ...call, heldOn: '2026-02-01', nextContactOn: '2026-02-10' }, 'AB');
    await source.manager.update(Employer, { id }, { doNotCallUntil: '2026-03-10' });
    expect(await dueIds('2026-03-10')).not.toContain(id);
    expect(await dueIds('2026-03-11')).toContain(id);
  });

  it('promises no contact for that time, and takes one for the day after', async () => {
    const id = await employer('2026-03-10');
    const promise = (nextContactOn: string) => log.add(id, { ...call, heldOn: TODAY, nextContactOn }, 'AB');
    await expect(promise('2026-03-10')).rejects.toMatchObject(problem('/nextContactOn', 'CONTACT.LEFT_ALONE'));
    await expect(promise('2026-03-11')).resolves.toEqual(expect.any(String));
  });

  it('refuses a contact of tomorrow, a next one before it, and somebody else’s workplace', async () => {
    const id = await employer();
    const add = (input: object) => log.add(id, { ...call, heldOn: TODAY, ...input }, 'AB');
    await expect(add({ heldOn: '2026-03-03' })).rejects.toMatchObject(problem('/heldOn', 'FIELD.IN_FUTURE'));
    await expect(add({ nextContactOn: '2026-03-01' })).rejects.toMatchObject(
      problem('/nextContactOn', 'FIELD.ENDS_BEFORE_START'),
    );
    await expect(add({ workplaceId: newId() })).rejects.toMatchObject(problem('/workplaceId', 'FIELD.UNKNOWN_ID'));
    await expect(add({ channel: 'pigeon' })).rejects.toMatchObject(problem('/channel', 'FIELD.NOT_IN_LIST'));
  });

  it('lets only the writer take a contact back', async () => {
    const id = await employer();
    const contact = await log.add(id, { ...call, heldOn: TODAY }, 'AB');
    await log.remove(id, contact, 'CD');
    expect(await log.list(id)).toHaveLength(1);
    await log.remove(id, contact, 'AB');
    expect(await log.list(id)).toEqual([]);
  });

  it('marks the employer while an agreement is in force, and no longer once it has ended', async () => {
    const id = await employer();
    const marked = async () => (await source.manager.findOneByOrFail(Employer, { id })).partnershipAgreement;
    await agreements.add(id, { from: '2026-01-01', yearlyOpenings: 6, terms: 'Seks åbninger om året' }, 'AB');
    expect(await marked()).toBe(true);
    const [agreement] = await agreements.list(id);
    await agreements.end(id, agreement!.id);
    expect((await agreements.list(id))[0]).toMatchObject({ until: TODAY, yearlyOpenings: 6, owner: 'AB' });
    expect(await marked()).toBe(false);
  });

  it('refuses an agreement that ends before it begins, and takes one of a single day', async () => {
    const id = await employer();
    await expect(agreements.add(id, { from: '2026-05-01', until: '2026-04-30' }, 'AB')).rejects.toMatchObject(
      problem('/until', 'FIELD.ENDS_BEFORE_START'),
    );
    await agreements.add(id, { from: '2026-05-01', until: '2026-05-01' }, 'AB');
    expect(await agreements.list(id)).toHaveLength(1);
  });
});

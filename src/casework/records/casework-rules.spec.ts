import type { References } from '../../common/code-book';
import type { FieldProblem } from '../../common/errors';
import type { OfferBlockDto } from './casework-input.dto';
import * as rules from './casework-rules';

const references: References = {
  taxonomy: {
    competency: (code) => (code.startsWith('reng.') ? {} : undefined),
    credential: () => undefined,
    branchepakke: () => undefined,
  },
  geography: { postalCode: () => undefined, municipality: () => undefined },
  today: '2026-06-10',
};
const told = (problems: FieldProblem[]) => problems.map(({ pointer, code }) => `${pointer} ${code}`);
const offer = (...blocks: OfferBlockDto[]) =>
  told(rules.checkOffer({ by: 'MJ', offeredOn: '2026-06-10', blocks }, references));
const praktik = (more: Partial<OfferBlockDto> = {}): OfferBlockDto => ({
  kind: 'virksomhedspraktik',
  from: '2026-07-01',
  until: '2026-09-30',
  weeklyHours: 12,
  tasks: ['reng.moppe_gulv'],
  ...more,
});
const paid = (more: Partial<OfferBlockDto> = {}): OfferBlockDto => ({
  kind: 'smaajob',
  from: '2026-07-01',
  weeklyHours: 6,
  tasks: ['reng.stoevsuge'],
  ...more,
});

describe('an offer', () => {
  it('has at least one block', () => {
    expect(offer()).toEqual(['/blocks OFFER.NO_BLOCK']);
    expect(offer(praktik())).toEqual([]);
  });

  it('has hours or clock times in each block', () => {
    expect(offer(praktik({ weeklyHours: undefined }))).toEqual(['/blocks/0/weeklyHours FIELD.REQUIRED']);
    expect(offer(praktik({ weeklyHours: undefined, shifts: [] }))).toEqual(['/blocks/0/weeklyHours FIELD.REQUIRED']);
    const shifts = [{ day: 1, from: '08:00', to: '12:00' }];
    expect(offer(praktik({ weeklyHours: undefined, shifts }))).toEqual([]);
  });

  it('has blocks that end on or after their first day, with stretches of some length and known tasks', () => {
    expect(offer(praktik({ until: '2026-07-01' }))).toEqual([]);
    expect(offer(praktik({ until: '2026-06-30' }))).toEqual(['/blocks/0/until FIELD.ENDS_BEFORE_START']);
    expect(offer(praktik({ shifts: [{ day: 1, from: '08:00', to: '08:00' }] }))).toEqual([
      '/blocks/0/shifts/0/to FIELD.EMPTY_INTERVAL',
    ]);
    expect(offer(praktik({ tasks: ['svejse'] }))).toEqual(['/blocks/0/tasks/0 FIELD.UNKNOWN_CODE']);
  });

  it('keeps paid tasks and praktik tasks of the same time apart', () => {
    expect(offer(paid(), praktik())).toEqual([]);
    const shared = praktik({ tasks: ['reng.moppe_gulv', 'reng.stoevsuge'] });
    expect(offer(paid(), shared)).toEqual(['/blocks/1/tasks/1 OFFER.TASK_PAID_AND_PRAKTIK']);
  });

  it('lets a task learnt in praktik become paid the day after', () => {
    const shared = praktik({ tasks: ['reng.stoevsuge'] });
    expect(offer(shared, paid({ from: '2026-10-01' }))).toEqual([]);
    expect(offer(shared, paid({ from: '2026-09-30' }))).toEqual(['/blocks/0/tasks/0 OFFER.TASK_PAID_AND_PRAKTIK']);
  });

  it('is not made tomorrow, though it may begin later', () => {
    const made = (offeredOn: string) =>
      told(rules.checkOffer({ by: 'MJ', offeredOn, blocks: [praktik()] }, references));
    expect(made('2026-06-10')).toEqual([]);
    expect(made('2026-06-11')).toEqual(['/offeredOn FIELD.IN_FUTURE']);
  });
});

describe('an assessment', () => {
  it('says something, be it no', () => {
    const assessment = { by: 'KS', on: '2026-06-10', reason: 'Samtale' };
    expect(told(rules.checkAssessment(assessment, references))).toEqual([' ASSESSMENT.SAYS_NOTHING']);
    expect(rules.checkAssessment({ ...assessment, ordinaryJobWithinReach: false }, references)).toEqual([]);
    expect(rules.checkAssessment({ ...assessment, workDutyHours: 0 }, references)).toEqual([]);
  });
});

describe('a conversation', () => {
  const check = (days: { plannedOn?: string; heldOn?: string }) =>
    told(rules.checkConversation({ by: 'KS', kind: 'statutory', ...days }, references));

  it('is planned for any day, or was held on one that has come', () => {
    expect(check({ plannedOn: '2027-01-01' })).toEqual([]);
    expect(check({ heldOn: '2026-06-10' })).toEqual([]);
    expect(check({ heldOn: '2026-06-11' })).toEqual(['/heldOn FIELD.IN_FUTURE']);
    expect(check({})).toEqual(['/plannedOn FIELD.REQUIRED']);
  });
});

describe('records with two dates', () => {
  const by = 'KS';

  it.each([
    ['a benefit', (since: string, until: string) => rules.checkBenefit({ by, kind: 'kontanthjælp', since, until })],
    ['a phase', (from: string, until: string) => rules.checkProgrammePhase({ by, phase: 'I', from, until })],
    ['a barrier', (since: string, until: string) => rules.checkBarrier({ by, code: 'housing', since, until })],
    [
      'a strategy',
      (agreedOn: string, reviewOn: string) => rules.checkJobStrategy({ by, agreedOn, reviewOn, actions: [] }),
    ],
  ])('%s ends on its first day or later', (_kind, check) => {
    expect(check('2026-06-10', '2026-06-10')).toEqual([]);
    expect(told(check('2026-06-10', '2026-06-09'))).toHaveLength(1);
  });
});

import type { DeadlineFacts, DeadlineStatus } from './deadline-facts';
import { deadlines } from './deadlines';
import { loadRules } from '../load-rules';

const rules = loadRules();

const ARRIVED: DeadlineFacts = {
  takenOverOn: '2024-03-01',
  programmeStartedOn: null,
  offers: [],
  visitations: [],
  conversations: [],
  blocks: [],
  status: 'aktiv',
  residenceUntil: null,
  residenceBasis: 'refugee',
};

function deadline(kind: string, facts: Partial<DeadlineFacts>, asOf: string) {
  return deadlines({ ...ARRIVED, ...facts }, asOf, rules).find((each) => each.kind === kind)!;
}

describe('deadlines', () => {
  it('answers for every rule in force, each with its clause, and leaves out rules of another time', () => {
    const kinds = (asOf: string) => deadlines(ARRIVED, asOf, rules).map(({ kind }) => kind);
    expect(kinds('2016-06-30')).toEqual([]);
    expect(kinds('2024-12-31')).toEqual([
      'first_offer_aim',
      'first_offer_latest',
      'programme_start',
      'visitation',
      'first_conversation',
      'conversations',
      'conversation_local',
      'offer_gap',
      'weekly_hours',
      'employment_aim',
      'status_review',
      'permit_end',
      'igu_window',
    ]);
    expect(kinds('2025-01-01')).toContain('work_duty');
  });

  it('keeps the day of the law when it is a holiday, and tells the last working day before it', () => {
    // one month after the takeover is Easter Monday 2026
    const answer = deadline('programme_start', { takenOverOn: '2026-03-06' }, '2026-04-02');
    expect(answer).toMatchObject({ status: 'due', dueOn: '2026-04-06', actBy: '2026-04-01' });
    const onEaster = deadline('programme_start', { takenOverOn: '2026-03-06' }, '2026-04-06');
    expect(onEaster.status).toBe('due');
    const working = deadline('programme_start', { takenOverOn: '2026-03-07' }, '2026-04-07');
    expect(working).toMatchObject({ dueOn: '2026-04-07', actBy: '2026-04-07' });
    expect(deadline('permit_end', {}, '2026-04-07').actBy).toBeNull();
  });

  it('knows nothing about a person without facts, and says what is missing', () => {
    for (const answer of deadlines({}, '2026-06-01', rules)) {
      expect({ kind: answer.kind, status: answer.status }).toEqual({ kind: answer.kind, status: 'unknown' });
      expect(answer.missing.length).toBeGreaterThan(0);
    }
  });

  // domain.md §2.3: 2 weeks; at the latest when the programme starts, no later than 1 month
  it.each<[string, string, DeadlineStatus]>([
    ['first_offer_aim', '2024-03-07', 'ok'],
    ['first_offer_aim', '2024-03-08', 'due'],
    ['first_offer_aim', '2024-03-15', 'due'],
    ['first_offer_aim', '2024-03-16', 'overdue'],
    ['first_offer_latest', '2024-04-01', 'due'],
    ['first_offer_latest', '2024-04-02', 'overdue'],
    ['programme_start', '2024-04-01', 'due'],
    ['programme_start', '2024-04-02', 'overdue'],
    ['visitation', '2024-05-17', 'ok'],
    ['visitation', '2024-05-18', 'due'],
    ['visitation', '2024-06-01', 'due'],
    ['visitation', '2024-06-02', 'overdue'],
    ['first_conversation', '2024-06-01', 'due'],
    ['first_conversation', '2024-06-02', 'overdue'],
    ['conversation_local', '2024-05-24', 'due'],
    ['conversation_local', '2024-05-25', 'overdue'],
    ['employment_aim', '2025-03-01', 'due'],
    ['employment_aim', '2025-03-02', 'overdue'],
  ])('%s on %s is %s for a person taken over on 1 March 2024', (kind, asOf, status) => {
    expect(deadline(kind, {}, asOf).status).toBe(status);
  });

  it('wants the first offer when the programme starts, if that is sooner', () => {
    expect(deadline('first_offer_latest', { programmeStartedOn: '2024-03-20' }, '2024-03-21')).toMatchObject({
      status: 'overdue',
      dueOn: '2024-03-20',
    });
  });

  it('is settled by the offer, also a late one, and tells how late', () => {
    const late = { offers: [{ from: '2024-04-11' }] };
    expect(deadline('first_offer_latest', late, '2024-05-01')).toMatchObject({
      status: 'ok',
      facts: { settledOn: '2024-04-11', lateDays: 10 },
    });
    expect(deadline('first_offer_latest', late, '2024-04-10').status).toBe('overdue');
  });

  it('takes a visitation and a conversation only after the takeover', () => {
    const early = { visitations: [{ on: '2024-02-29', result: 'jobparat' as const }], conversations: ['2024-02-29'] };
    expect(deadline('visitation', early, '2024-06-02').status).toBe('overdue');
    expect(deadline('first_conversation', early, '2024-06-02').status).toBe('overdue');
    const inTime = { visitations: [{ on: '2024-05-30', result: 'jobparat' as const }], conversations: ['2024-05-30'] };
    expect(deadline('visitation', inTime, '2024-06-02').status).toBe('ok');
    expect(deadline('first_conversation', inTime, '2024-06-02').status).toBe('ok');
  });

  it('marks what may not survive the reforms as uncertain from 2025', () => {
    expect(deadline('visitation', {}, '2024-12-31').uncertain).toBe(false);
    expect(deadline('visitation', {}, '2025-01-01').uncertain).toBe(true);
    expect(deadline('conversation_local', {}, '2024-12-31').uncertain).toBe(true);
  });

  describe('between offers', () => {
    const after = (until: string, more: Partial<DeadlineFacts> = {}): Partial<DeadlineFacts> => ({
      visitations: [{ on: '2024-06-01', result: 'jobparat' }],
      offers: [{ from: '2024-06-03', until }],
      ...more,
    });

    it.each<[string, DeadlineStatus]>([
      ['2024-08-30', 'ok'],
      ['2024-09-27', 'due'],
      ['2024-10-11', 'due'],
      ['2024-10-12', 'overdue'],
    ])('six weeks after 30 August: on %s %s', (asOf, status) => {
      expect(deadline('offer_gap', after('2024-08-30'), asOf).status).toBe(status);
    });

    it('is at rest when the next offer is agreed in time, not when it comes too late', () => {
      const next = (from: string) =>
        after('2024-08-30', { offers: [{ from: '2024-06-03', until: '2024-08-30' }, { from }] });
      expect(deadline('offer_gap', next('2024-10-11'), '2024-10-01').status).toBe('ok');
      expect(deadline('offer_gap', next('2024-10-12'), '2024-10-01').status).toBe('due');
    });

    it('is for jobparate, by the presumption of the first three months as well', () => {
      const aktivitetsparat = after('2024-08-30', { visitations: [{ on: '2024-06-01', result: 'aktivitetsparat' }] });
      expect(deadline('offer_gap', aktivitetsparat, '2024-12-01').facts).toMatchObject({ applies: false });
      const presumed = { offers: [{ from: '2024-03-10', until: '2024-03-20' }] };
      expect(deadline('offer_gap', presumed, '2024-05-15').status).toBe('overdue');
      expect(deadline('offer_gap', presumed, '2024-06-02')).toMatchObject({
        status: 'unknown',
        missing: ['visitations'],
      });
    });

    it('stands still during a pause and starts again after it', () => {
      const sick = after('2024-08-30', { status: 'sygemeldt', statusUntil: '2024-11-30' });
      expect(deadline('offer_gap', sick, '2024-11-30')).toMatchObject({ status: 'ok', facts: { reason: 'suspended' } });
      const back = after('2024-08-30', { status: 'aktiv', statusUntil: '2024-11-30' });
      expect(deadline('offer_gap', back, '2024-12-01')).toMatchObject({ status: 'ok', dueOn: '2025-01-11' });
    });
  });

  describe('weekly hours', () => {
    const week = (weeklyHours: number, from = '2024-06-03'): Partial<DeadlineFacts> => ({
      programmeStartedOn: '2024-04-01',
      visitations: [{ on: '2024-06-01', result: 'jobparat' }],
      blocks: [{ kind: 'virksomhedspraktik', from, weeklyHours }],
    });

    it('asks for 15 hours a week', () => {
      expect(deadline('weekly_hours', week(15), '2024-09-04').status).toBe('ok');
      expect(deadline('weekly_hours', week(14), '2024-09-04')).toMatchObject({
        status: 'overdue',
        dueOn: '2024-09-01',
      });
    });

    it('is due in the first short week and overdue in the second', () => {
      const stopped = week(15);
      const until = { ...stopped, blocks: [{ ...stopped.blocks![0]!, until: '2024-09-01' }] };
      expect(deadline('weekly_hours', until, '2024-09-04')).toMatchObject({ status: 'due', dueOn: '2024-09-08' });
      expect(deadline('weekly_hours', until, '2024-09-09')).toMatchObject({ status: 'overdue', dueOn: '2024-09-08' });
    });

    it('does not count Danish lessons', () => {
      const lessons = {
        ...week(5),
        blocks: [{ kind: 'danskuddannelse' as const, from: '2024-06-03', weeklyHours: 20 }],
      };
      expect(deadline('weekly_hours', lessons, '2024-09-04').status).toBe('overdue');
    });

    it('waits for the programme to begin', () => {
      expect(deadline('weekly_hours', { ...week(0), programmeStartedOn: null }, '2024-09-04').facts).toMatchObject({
        applies: false,
      });
    });
  });

  describe('work duty', () => {
    const duty = (hours: number, more: Partial<DeadlineFacts> = {}): Partial<DeadlineFacts> => ({
      workDuty: { meetsOpholdskrav: false },
      blocks: [
        { kind: 'danskuddannelse', from: '2025-01-01', weeklyHours: 12 },
        { kind: 'smaajob', from: '2025-01-01', weeklyHours: hours - 12 },
      ],
      ...more,
    });

    it('counts paid hours, Danish and the rest towards 37', () => {
      expect(deadline('work_duty', duty(37), '2025-06-04').status).toBe('ok');
      expect(deadline('work_duty', duty(36), '2025-06-04').status).toBe('due');
    });

    it('can be reduced for health, and is not for those who meet both conditions or hold a Ukraine permit', () => {
      expect(
        deadline('work_duty', duty(20, { workDuty: { meetsOpholdskrav: false, reducedHours: 20 } }), '2025-06-04')
          .status,
      ).toBe('ok');
      const both = { meetsOpholdskrav: true, meetsBeskaeftigelseskrav: true };
      expect(deadline('work_duty', duty(20, { workDuty: both }), '2025-06-04').facts).toMatchObject({ applies: false });
      const ukraine = duty(20, { residenceBasis: 'ukraine_special_act' });
      expect(deadline('work_duty', ukraine, '2025-06-04').facts).toMatchObject({ applies: false });
      expect(deadline('work_duty', duty(20, { workDuty: { meetsOpholdskrav: true } }), '2025-06-04').status).toBe(
        'unknown',
      );
    });
  });

  it('asks for four conversations in every twelve months after the first three', () => {
    const held = (...conversations: string[]) => ({ conversations });
    // the clock starts on 1 June 2024, so the fourth is due by 1 June 2025
    const three = held('2024-05-01', '2024-08-01', '2024-11-01', '2025-02-01');
    expect(deadline('conversations', three, '2025-06-01')).toMatchObject({
      status: 'due',
      dueOn: '2025-06-01',
      facts: { held: 3, count: 4 },
    });
    expect(deadline('conversations', three, '2025-06-02').status).toBe('overdue');
    const four = held('2024-08-01', '2024-11-01', '2025-02-01', '2025-05-01');
    expect(deadline('conversations', four, '2025-06-02')).toMatchObject({ status: 'ok', dueOn: '2025-08-01' });
  });

  it('calls a person back from a paused status before it ends', () => {
    const leave = (statusUntil: string | null): Partial<DeadlineFacts> => ({ status: 'barsel', statusUntil });
    expect(deadline('status_review', leave('2024-09-15'), '2024-08-31').status).toBe('ok');
    expect(deadline('status_review', leave('2024-09-15'), '2024-09-01').status).toBe('due');
    expect(deadline('status_review', leave('2024-09-15'), '2024-09-16').status).toBe('overdue');
    expect(deadline('status_review', leave(null), '2024-09-01')).toMatchObject({
      status: 'unknown',
      missing: ['statusUntil'],
    });
    expect(deadline('status_review', {}, '2024-09-01').facts).toMatchObject({ applies: false });
  });

  it('warns ninety days before the permit ends', () => {
    const permit = { residenceUntil: '2024-09-30' };
    expect(deadline('permit_end', permit, '2024-07-01').status).toBe('ok');
    expect(deadline('permit_end', permit, '2024-07-02').status).toBe('due');
    expect(deadline('permit_end', permit, '2024-09-30').status).toBe('due');
    expect(deadline('permit_end', permit, '2024-10-01').status).toBe('overdue');
  });

  it('warns six months before an age or residence limit of IGU closes, and not after it has', () => {
    const person = { birthDate: '1974-12-02', firstRegisteredOn: '2014-01-01', completedIgu: false };
    expect(deadline('igu_window', person, '2024-05-31').status).toBe('ok');
    expect(deadline('igu_window', person, '2024-06-01')).toMatchObject({
      status: 'due',
      dueOn: '2024-12-01',
      facts: { limit: 'igu.age' },
    });
    expect(deadline('igu_window', person, '2024-12-02').facts).toMatchObject({ applies: false });
    expect(deadline('igu_window', { ...person, completedIgu: true }, '2024-06-01').facts).toMatchObject({
      applies: false,
    });
  });
});

import fc from 'fast-check';
import type { DeadlineAnswer } from '../../schemes';
import { DEADLINE_KINDS } from '../../schemes/deadlines/deadline-rules';
import { DEADLINE_STATUSES } from './deadline.dto';
import { isOf, nextToMeet, packed, unpacked } from './packed-deadline';

const statuses = fc.constantFrom(...DEADLINE_STATUSES);
const kinds = fc.constantFrom(...DEADLINE_KINDS);
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function answer(of: Pick<DeadlineAnswer, 'status' | 'dueOn' | 'kind'>, facts: DeadlineAnswer['facts'] = {}) {
  return { ...of, facts } as DeadlineAnswer;
}

describe('a packed deadline', () => {
  it('says what was packed, and stays a small whole number', () => {
    fc.assert(
      fc.property(statuses, fc.option(days), kinds, (status, dueOn, kind) => {
        const number = packed(answer({ status, dueOn, kind }));
        expect(unpacked(number)).toEqual({ status, dueOn, kind, open: true });
        expect(number).toBeLessThan(2 ** 30);
      }),
    );
  });

  it.each([
    [{}, true],
    [{ settledOn: '2026-05-01' }, false],
    [{ applies: false }, false],
    [{ applies: true }, true],
  ])('with the facts %j is open: %s', (facts, open) => {
    expect(unpacked(packed(answer({ status: 'ok', dueOn: '2026-06-10', kind: 'visitation' }, facts))).open).toBe(open);
  });

  it('is told by status and first day as its words would be', () => {
    fc.assert(
      fc.property(statuses, fc.option(days), kinds, statuses, days, (status, dueOn, kind, asked, since) => {
        const number = packed(answer({ status, dueOn, kind }));
        expect(isOf(asked)(number)).toBe(status === asked);
        expect(isOf(asked, since)(number)).toBe(status === asked && dueOn !== null && dueOn >= since);
      }),
    );
  });

  it('is late from its day on, and not when it has none', () => {
    const of = (dueOn: string | null) => packed(answer({ status: 'overdue', dueOn, kind: 'visitation' }));
    const late = isOf('overdue', '2026-02-01');
    expect(['2026-01-31', '2026-02-01', null].map((day) => late(of(day)))).toEqual([false, true, false]);
  });

  it.each<[string, Pick<DeadlineAnswer, 'status' | 'dueOn'>[], number | undefined]>([
    ['the nearest one', [on('ok', '2026-06-12'), on('due', '2026-06-10')], 1],
    ['one of today', [on('ok', '2026-06-12'), on('due', '2026-06-09')], 1],
    ['the first of one day', [on('ok', '2026-06-12'), on('due', '2026-06-12')], 0],
    ['none of yesterday', [on('ok', '2026-06-08')], undefined],
    ['none that is missed or unknown', [on('overdue', '2026-06-12'), on('unknown', '2026-06-12')], undefined],
    ['none without a day', [on('due', null)], undefined],
  ])('that is to be met next is %s', (_what, answers, expected) => {
    const marks = answers.map((one, at) => packed(answer({ ...one, kind: DEADLINE_KINDS[at]! })));
    const next = nextToMeet(marks, '2026-06-09');
    expect(next === undefined ? undefined : marks.indexOf(next)).toBe(expected);
    const settled = answers.map((one, at) =>
      packed(answer({ ...one, kind: DEADLINE_KINDS[at]! }, { settledOn: '2026-01-01' })),
    );
    expect(nextToMeet(settled, '2026-06-09')).toBeUndefined();
  });
});

function on(status: DeadlineAnswer['status'], dueOn: string | null): Pick<DeadlineAnswer, 'status' | 'dueOn'> {
  return { status, dueOn };
}

import { CANDIDATE_STATUSES, type CandidateStatus } from '../matching/core/facts';
import { changeStatus, FINAL_STATUSES, PAUSED_STATUSES, statusNotes } from './candidate-status';

const IN_COURSE = CANDIDATE_STATUSES.filter((status) => !FINAL_STATUSES.includes(status));
const pairs = (from: readonly CandidateStatus[], to: readonly CandidateStatus[]) =>
  from.flatMap((a) => to.map((b) => [a, b] as const));

describe('statuses of a candidate', () => {
  it.each(pairs(IN_COURSE, CANDIDATE_STATUSES))('lets %s become %s', (from, to) => {
    expect(changeStatus(from, to)).toBe(to);
  });

  it.each(pairs(FINAL_STATUSES, CANDIDATE_STATUSES).filter(([from, to]) => from !== to))(
    'lets %s become %s only as a correction',
    (from, to) => {
      expect(() => changeStatus(from, to)).toThrow(
        expect.objectContaining({ code: 'CANDIDATE.FORBIDDEN_TRANSITION', facts: { from, to, allowed: [] } }),
      );
      expect(changeStatus(from, to, true)).toBe(to);
    },
  );

  it('knows every status as in the course, paused or final', () => {
    expect([...PAUSED_STATUSES, ...FINAL_STATUSES, 'aktiv', 'mellem_tilbud'].sort()).toEqual(
      [...CANDIDATE_STATUSES].sort(),
    );
  });
});

describe('notes on a status', () => {
  const today = '2026-11-21';

  it.each(PAUSED_STATUSES)('asks for the end of %s when it has none', (code) => {
    expect(statusNotes({ code }, today)).toMatchObject([{ code: 'STATUS.END_UNKNOWN', pointer: '/status/until' }]);
  });

  it('says nothing on the last day of a pause, and asks the day after', () => {
    expect(statusNotes({ code: 'ferie', until: today }, today)).toEqual([]);
    expect(statusNotes({ code: 'ferie', until: '2026-11-20' }, today)).toMatchObject([{ code: 'STATUS.END_PASSED' }]);
  });

  it('asks nothing of an active or departed person', () => {
    expect(statusNotes({ code: 'aktiv' }, today)).toEqual([]);
    expect(statusNotes({ code: 'udrejst' }, today)).toEqual([]);
    expect(statusNotes(undefined, today)).toEqual([]);
  });
});

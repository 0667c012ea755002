import { candidateStatuses } from '../../candidates/candidate-status';
import { CANDIDATE_STATUSES } from '../../matching/core/facts';
import { BOARD_COLUMNS } from './board-column';
import { ACTIVE_COLUMNS, isPause, meaningsOf, moveRefusal, placeOnBoard, statusAfter } from './board-moves';

describe('a move on the boards', () => {
  it('goes from every column but the closed one to many others, and never to the same', () => {
    for (const from of BOARD_COLUMNS) {
      const open = BOARD_COLUMNS.filter((to) => moveRefusal(from, to, 'aktiv') === null);
      expect(open).not.toContain(from);
      expect(open.length).toBeGreaterThanOrEqual(from === 'afsluttet' ? 1 : 10);
    }
  });

  it('leads to after-care from work or training only', () => {
    expect(moveRefusal('ordinaert_fuldtid', 'eftervaern', 'aktiv')).toBeNull();
    expect(moveRefusal('klar_til_match', 'eftervaern', 'aktiv')).toBe('AFTERCARE_NEEDS_WORK');
    expect(moveRefusal('praktik', 'eftervaern', 'aktiv')).toBe('AFTERCARE_NEEDS_WORK');
  });

  it('makes nobody new who is in a course', () => {
    for (const from of ACTIVE_COLUMNS) expect(moveRefusal(from, 'ny_visitation', 'aktiv')).toBe('END_COURSE_FIRST');
    expect(moveRefusal('klar_til_match', 'ny_visitation', 'aktiv')).toBeNull();
    expect(moveRefusal('barsel', 'ny_visitation', 'barsel')).toBeNull();
  });

  it('opens a closed case with a visitation, but not the case of somebody who has moved away', () => {
    expect(moveRefusal('afsluttet', 'ny_visitation', 'aktiv')).toBeNull();
    expect(moveRefusal('afsluttet', 'igu', 'aktiv')).toBe('CLOSED');
    expect(moveRefusal('afsluttet', 'ny_visitation', 'fraflyttet')).toBe('FINAL');
  });

  it('asks the status for nothing its own rules forbid', () => {
    for (const status of CANDIDATE_STATUSES) {
      for (const from of BOARD_COLUMNS) {
        for (const to of BOARD_COLUMNS) {
          if (moveRefusal(from, to, status) !== null) continue;
          for (const meaning of meaningsOf(to).length === 0 ? [null] : meaningsOf(to)) {
            const after = statusAfter(to, meaning, status);
            expect(after === null || candidateStatuses.can(status, after)).toBe(true);
          }
        }
      }
    }
  });

  it('ends a pause, and leaves an active status alone', () => {
    expect(statusAfter('praktik', null, 'barsel')).toBe('aktiv');
    expect(statusAfter('praktik', null, 'mellem_tilbud')).toBeNull();
    expect(statusAfter('barsel', 'barsel', 'aktiv')).toBe('barsel');
    expect(statusAfter('barsel', 'barsel', 'barsel')).toBeNull();
    expect(statusAfter('afsluttet', 'selvforsoergende', 'aktiv')).toBeNull();
    expect(statusAfter('afsluttet', 'udrejst', 'aktiv')).toBe('udrejst');
  });

  it('asks for a day where somebody pauses', () => {
    expect(BOARD_COLUMNS.filter(isPause)).toEqual(['barsel', 'sygemeldt', 'fritaget_andet']);
  });
});

describe('the place of a person', () => {
  const recorded = { column: 'klar_til_match' as const, since: '2026-01-01' };
  const move = { to: 'igu' as const, on: '2026-03-01', recorded: 'klar_til_match' as const };

  it('is where a colleague put them for as long as the record says the same', () => {
    expect(placeOnBoard(recorded, move)).toEqual({ column: 'igu', since: '2026-03-01' });
    expect(placeOnBoard(recorded, undefined)).toEqual(recorded);
  });

  it('follows the record once that says something new', () => {
    const placed = { column: 'praktik' as const, since: '2026-03-05' };
    expect(placeOnBoard(placed, move)).toEqual(placed);
  });
});

import type { OwnDeadline } from '../../casework/deadlines/deadlines.service';
import { OLD_AFTER_DAYS, ownTasks } from './own-deadlines';

const TODAY = '2026-03-02';
const deadline = (candidateId: string, dueOn: string | null, more: Partial<OwnDeadline> = {}): OwnDeadline => ({
  candidateId,
  pseudonym: `K-${candidateId}`,
  kind: 'conversations',
  status: dueOn !== null && dueOn < TODAY ? 'overdue' : 'due',
  dueOn,
  ...more,
});
const order = (...deadlines: OwnDeadline[]) => ownTasks(deadlines, TODAY).people.map(({ candidateId }) => candidateId);

describe('one’s own deadlines', () => {
  it('stand in the order of their nearness to today, what has passed before what comes', () => {
    expect(
      order(
        deadline('far', '2026-03-20'),
        deadline('passed', '2026-02-25'),
        deadline('soon', '2026-03-07'),
        deadline('now', TODAY),
      ),
    ).toEqual(['now', 'passed', 'soon', 'far']);
  });

  it('put one with no day of its own among those of today', () => {
    expect(order(deadline('later', '2026-03-05'), deadline('week', null))).toEqual(['week', 'later']);
  });

  it('fold what passed more than thirty days ago into one line, the day itself not yet', () => {
    const tasks = ownTasks(
      [
        deadline('a', '2026-01-31'),
        deadline('b', '2026-01-30', { kind: 'visitation' }),
        deadline('b', '2025-05-01'),
        deadline('c', '2025-06-01'),
      ],
      TODAY,
    );
    expect(OLD_AFTER_DAYS).toBe(30);
    expect(tasks.people.map(({ candidateId }) => candidateId)).toEqual(['a']);
    expect(tasks.old).toEqual({
      count: 3,
      people: 2,
      kinds: [
        { kind: 'conversations', count: 2 },
        { kind: 'visitation', count: 1 },
      ],
    });
  });

  it('keep a person together, placed by the nearest of their deadlines', () => {
    const tasks = ownTasks(
      [deadline('a', '2026-03-20'), deadline('b', '2026-03-05'), deadline('a', '2026-03-03')],
      TODAY,
    );
    expect(tasks.people.map(({ deadlines }) => deadlines.map(({ dueOn }) => dueOn))).toEqual([
      ['2026-03-03', '2026-03-20'],
      ['2026-03-05'],
    ]);
    expect([tasks.overdue, tasks.due]).toEqual([0, 3]);
  });

  it('are nothing where there is nothing', () => {
    expect(ownTasks([], TODAY)).toEqual({ people: [], overdue: 0, due: 0, old: { count: 0, people: 0, kinds: [] } });
  });
});

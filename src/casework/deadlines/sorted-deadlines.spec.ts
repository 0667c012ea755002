import fc from 'fast-check';
import type { PersonRecord } from '../scheme-facts.loader';
import { compareKeys, type DeadlineLine, lineKeys, wantedLines } from './deadline-list';
import { DEADLINE_STATUSES } from './deadline.dto';
import { SortedDeadlines } from './sorted-deadlines';

const lines = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kind: fc.constantFrom('visitation', 'offer_gap', 'permit_end'),
    status: fc.constantFrom(...DEADLINE_STATUSES),
    dueOn: fc.constantFrom('2026-01-01', '2026-06-01', null),
    owner: fc.constantFrom('MJ', 'AB'),
  }),
  { maxLength: 12 },
);

function line({
  id,
  kind,
  status,
  dueOn,
  owner,
}: { [Key in 'id' | 'kind' | 'status' | 'owner']: string } & { dueOn: string | null }) {
  return { person: { id, owner } as PersonRecord, answer: { kind, status, dueOn } as DeadlineLine['answer'] };
}

const inOrder = (list: readonly DeadlineLine[]) => [...list].sort((a, b) => compareKeys(lineKeys(a), lineKeys(b)));

describe('the list of deadlines kept in order', () => {
  it('is, after any change of people, what sorting everything anew gives', () => {
    fc.assert(
      fc.property(lines, lines, fc.subarray(['a', 'b', 'c', 'd', 'e']), (before, after, people) => {
        const kept = new SortedDeadlines();
        const changed = new Set(people);
        const own = after.map(line).filter(({ person }) => changed.has(person.id));
        kept.reset(before.map(line));
        kept.replace(changed, own);
        const rest = before.map(line).filter(({ person }) => !changed.has(person.id));
        expect(kept.lines().map(lineKeys)).toEqual(inOrder([...rest, ...own]).map(lineKeys));
      }),
    );
  });

  it('is read in pages that together are the whole, with a filter too', () => {
    fc.assert(
      fc.property(
        // a person has each kind once
        lines.map((list) => [...new Map(list.map((one) => [`${one.id} ${one.kind}`, one])).values()]),
        fc.integer({ min: 1, max: 4 }),
        (list, limit) => {
          const sorted = inOrder(list.map(line));
          const filter = { owner: 'MJ', statuses: ['overdue', 'due'] as const };
          const whole = wantedLines(sorted, filter);
          const read: DeadlineLine[] = [];
          for (let page = wantedLines(sorted, filter, { limit }); page.length > 0;) {
            read.push(...page);
            page = wantedLines(sorted, filter, { after: lineKeys(page.at(-1)!), limit });
          }
          expect(read).toEqual(whole);
          expect(whole.every(({ person, answer }) => person.owner === 'MJ' && answer.status !== 'ok')).toBe(true);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import type { DeadlineAnswer } from '../../schemes';
import { DEADLINE_KINDS } from '../../schemes/deadlines/deadline-rules';
import type { PersonRecord } from '../scheme-facts.loader';
import { type DeadlineFilter, deadlineLines, lineKeys, type LineKeys } from './deadline-list';
import { DEADLINE_STATUSES } from './deadline.dto';
import { packed, unpacked } from './packed-deadline';
import { type FoundDeadline, type PersonDeadlines, SortedDeadlines } from './sorted-deadlines';

interface Somebody {
  record: PersonRecord;
  answers: DeadlineAnswer[];
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const answers = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('visitation', 'offer_gap', 'permit_end'),
    status: fc.constantFrom(...DEADLINE_STATUSES),
    dueOn: fc.constantFrom('2026-01-01', '2026-06-01', null),
    facts: fc.constantFrom({}, { settledOn: '2026-01-01' }),
  }),
  { selector: ({ kind }) => kind, maxLength: 3 },
);
const somebody = (ids: readonly string[]) =>
  fc
    .record({ id: fc.constantFrom(...ids), owner: fc.constantFrom('MJ', 'AB'), answers })
    .map(({ id, owner, answers: own }): Somebody => ({
      record: { id, owner, municipality: '0851' } as PersonRecord,
      answers: own as unknown as DeadlineAnswer[],
    }));
const crowds = fc.uniqueArray(somebody(IDS), { selector: ({ record }) => record.id, maxLength: 6 });
const filters: fc.Arbitrary<DeadlineFilter> = fc.record(
  {
    owner: fc.constant('MJ'),
    kind: fc.constant('offer_gap'),
    candidateId: fc.constantFrom(...IDS),
    statuses: fc.constantFrom(['overdue', 'due'] as const, ['unknown'] as const, ['overdue', 'ok'] as const),
  },
  { requiredKeys: [] },
);

function told({ record, answers: own }: Somebody): PersonDeadlines {
  return { record, deadlines: own.map(packed) };
}

/** What the list is to say: everything sorted anew. */
function expected(people: readonly Somebody[], filter: DeadlineFilter): LineKeys[] {
  const of = new Map(people.map((one) => [one.record, one.answers]));
  return deadlineLines(of.keys(), filter, (record) => of.get(record)!).map(lineKeys);
}

const keysOf = ({ person, deadline }: FoundDeadline) => lineKeys({ person, answer: unpacked(deadline) });

describe('the list of deadlines kept in order', () => {
  it('knows all kinds apart', () => {
    const list = new SortedDeadlines();
    const all = DEADLINE_KINDS.map((kind) => ({ kind, status: 'due', dueOn: '2026-06-01', facts: {} }));
    list.reset([told({ record: { id: 'a' } as PersonRecord, answers: all as unknown as DeadlineAnswer[] })]);
    expect(list.wanted({}).map((line) => keysOf(line)[3])).toEqual([...DEADLINE_KINDS].sort());
  });

  it('is, after any changes of people, what sorting everything anew gives', () => {
    fc.assert(
      fc.property(
        crowds,
        fc.array(fc.tuple(crowds, fc.subarray(IDS)), { maxLength: 4 }),
        filters,
        (before, rounds, filter) => {
          const list = new SortedDeadlines();
          list.reset(before.map(told));
          const there = new Map(before.map((one) => [one.record.id, one]));
          for (const [now, gone] of rounds) {
            const changed = new Map<string, PersonDeadlines | undefined>(gone.map((id) => [id, undefined]));
            for (const id of gone) there.delete(id);
            for (const one of now) {
              changed.set(one.record.id, told(one));
              there.set(one.record.id, one);
            }
            list.replace(changed);
            expect(list.wanted(filter).map(keysOf)).toEqual(expected([...there.values()], filter));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read in pages that together are the whole, though people go meanwhile', () => {
    fc.assert(
      fc.property(
        crowds,
        filters,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...IDS),
        (people, filter, limit, leaves) => {
          const list = new SortedDeadlines();
          list.reset(people.map(told));
          const whole = list.wanted(filter).map(keysOf);
          const read = list.wanted(filter, { limit }).map(keysOf);
          list.replace(new Map([[leaves, undefined]]));
          for (let after = read.at(-1); after;) {
            const page = list.wanted(filter, { after, limit }).map(keysOf);
            read.push(...page);
            after = page.at(-1);
          }
          expect(read).toEqual(whole.filter((keys, at) => at < limit || keys[2] !== leaves));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('goes on behind keys of a line that never stood there', () => {
    const list = new SortedDeadlines();
    const due = (kind: string) =>
      ({ kind, status: 'due', dueOn: '2026-06-01', facts: {} }) as unknown as DeadlineAnswer;
    list.reset(['b', 'd'].map((id) => told({ record: { id } as PersonRecord, answers: [due('visitation')] })));
    const behind = (...keys: LineKeys) => list.wanted({}, { after: keys }).map(({ person }) => person.id);
    expect(behind(1, '2026-06-01', 'a', 'x')).toEqual(['b', 'd']);
    expect(behind(1, '2026-06-01', 'b', 'an_unknown_kind')).toEqual(['b', 'd']);
    expect(behind(1, '2026-06-01', 'b', 'zzz')).toEqual(['d']);
    expect(behind(1, '2026-06-01', 'c', 'visitation')).toEqual(['d']);
    expect(behind(1, '2026-06-02', 'a', 'visitation')).toEqual([]);
    expect(behind(9, '2026-06-01', 'a', 'visitation')).toEqual([]);
  });
});

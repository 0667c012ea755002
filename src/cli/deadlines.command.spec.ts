import type { DeadlineLine } from '../casework/deadlines/deadline-list';
import { deadlineLines, deadlinesOf } from '../casework/deadlines/deadline-list';
import { NO_CASEWORK } from '../casework/casework-facts';
import { loadRules } from '../schemes';
import { deadlineText } from './deadlines.command';

const asOf = '2026-06-10';
const rules = loadRules();
const person = (id: string, owner: string | null, expiresOn: string) => ({
  id,
  pseudonym: `K-${id}`,
  municipality: '0851',
  owner,
  candidate: { municipality: '0851', residence: { expiresOn } },
  casework: NO_CASEWORK,
});
const people = [person('2', 'MJ', '2026-06-20'), person('1', null, '2026-06-01'), person('3', 'AB', '2026-06-10')];
const lines = (filter: Parameters<typeof deadlineLines>[1]): DeadlineLine[] =>
  deadlineLines(people, { statuses: ['overdue', 'due'], ...filter }, (one) => deadlinesOf(one, asOf, rules));

describe('the list of deadlines in the terminal', () => {
  it('counts, and shows overdue ones first, then by day', () => {
    expect(deadlineText(lines({ kind: 'permit_end' }), { asOf, limit: 10, lang: 'da' })).toEqual([
      'Frister pr. 2026-06-10: 1 overskredet · 2 snart',
      expect.stringMatching(/^OVERSKREDET {2}2026-06-01 {2}K-1 {6}\S/),
      expect.stringMatching(/^snart {8}2026-06-10 {2}K-3 {2}AB {2}\S/),
      expect.stringMatching(/^snart {8}2026-06-20 {2}K-2 {2}MJ {2}\S/),
    ]);
  });

  it('says how many lines it left out', () => {
    const text = deadlineText(lines({ kind: 'permit_end' }), { asOf, limit: 1, lang: 'en' });
    expect(text).toHaveLength(3);
    expect(text[2]).toBe('… and 2 more');
  });

  it('takes only those of one consultant', () => {
    expect(lines({ owner: 'MJ' }).map(({ person: { id } }) => id)).toEqual(['2']);
  });
});

import { deadlinesOf } from '../casework/deadlines/deadline-list';
import { NO_CASEWORK, type CaseworkFacts } from '../casework/casework-facts';
import { loadGeography } from '../geography/load-geography';
import { type DeadlineAnswer, loadRules } from '../schemes';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import { generateDemo } from './generate-demo';

const rules = loadRules();
const references = { taxonomy: loadTaxonomy(), geography: loadGeography() };

/** Everybody's deadlines on the day the demo is made for, by the rules as they are. */
function deadlinesOn(asOf: string): (readonly DeadlineAnswer[])[] {
  const demo = generateDemo(references, { asOf, openings: 60, workplaces: 60 });
  const files = new Map(demo.casework.map((file) => [file.candidateKey, file]));
  return demo.candidates.map((candidate) => {
    const file = files.get(candidate.externalId);
    const casework = file
      ? { ...NO_CASEWORK, ...(file.records as Partial<CaseworkFacts>), stated: file.stated }
      : NO_CASEWORK;
    const id = candidate.externalId;
    return deadlinesOf({ id, pseudonym: id, municipality: '', owner: null, candidate, casework }, asOf, rules);
  });
}

// a Monday, the middle of a week, and a Sunday: what counts by weeks must not differ much
describe.each(['2026-03-02', '2026-11-25', '2027-01-03'])('the deadlines of the demo on %s', (asOf) => {
  const people = deadlinesOn(asOf);
  const has = (answers: readonly DeadlineAnswer[], wanted: DeadlineAnswer['status']) =>
    answers.some(({ status }) => status === wanted);
  const share = (holds: (answers: readonly DeadlineAnswer[]) => boolean) =>
    (people.filter(holds).length * 100) / people.length;
  const byKind = (wanted: DeadlineAnswer['status']) => {
    const counts = new Map<string, number>();
    for (const { kind, status } of people.flat()) {
      if (status === wanted) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return [...counts.values()];
  };
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

  it('are missed for a few people, near for some, and kept for most', () => {
    const missed = share((answers) => has(answers, 'overdue'));
    const near = share((answers) => has(answers, 'due') && !has(answers, 'overdue'));
    expect(missed).toBeGreaterThanOrEqual(5);
    expect(missed).toBeLessThanOrEqual(10.5);
    expect(near).toBeGreaterThanOrEqual(10);
    expect(near).toBeLessThanOrEqual(20);
  });

  it.each(['overdue', 'due'] as const)('are of many kinds where they are %s, none of them half of all', (status) => {
    const counts = byKind(status);
    expect(counts.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...counts) * 2).toBeLessThan(sum(counts));
  });

  it('are kept by something recorded before the day, nearly always', () => {
    const once = ['visitation', 'first_conversation', 'first_offer_aim', 'first_offer_latest', 'programme_start'];
    const settled = people.flat().filter(({ kind, facts }) => once.includes(kind) && facts.settledOn !== undefined);
    const inTime = settled.filter(({ facts }) => facts.lateDays === 0);
    expect(settled.length).toBeGreaterThan(people.length * 4);
    expect(inTime.length).toBeGreaterThan(settled.length * 0.9);
  });
});

import { ChangeJournal } from './change-journal';

describe('change journal', () => {
  it('tells what changed since a revision, each id once', () => {
    const journal = new ChangeJournal();
    journal.note(['a', 'b']);
    const revision = journal.revision;
    expect(journal.since(revision)).toEqual(new Set());
    journal.note(['b', 'c', 'b']);
    expect(journal.since(revision)).toEqual(new Set(['b', 'c']));
  });

  it('says that it does not know when asked further back than it remembers', () => {
    const journal = new ChangeJournal(2);
    const revision = journal.revision;
    journal.note(['a', 'b', 'c', 'd']);
    expect(journal.since(revision)).toEqual(new Set(['a', 'b', 'c', 'd']));
    journal.note(['e']);
    expect(journal.since(revision)).toBeNull();
    expect(journal.since(journal.revision - 2)).toEqual(new Set(['d', 'e']));
  });
});

import { planOpening } from '../../opening-plan';
import { anOpening, somebody } from '../../testing/builders';
import { AS_OF, smallContext } from '../../testing/small-world';
import type { GateAnswers } from './gate-answers';
import { GateBook } from './gate-book';
import { PeopleColumns } from '../people/people-columns';
import { Vocabulary } from '../people/vocabulary';

describe('the gates asked last', () => {
  it('are kept as they are, and those asked longest ago are asked anew', () => {
    const columns = new PeopleColumns(new Vocabulary());
    columns.append(somebody({ id: 'near', municipality: '0851' }));
    columns.append(somebody({ id: 'far', municipality: '0101', status: 'fraflyttet' }));
    const book = new GateBook(columns);
    const ask = (municipality: string): GateAnswers[] => {
      const asked: GateAnswers[] = [];
      book.ask(planOpening(anOpening({ municipality }), smallContext({ asOf: AS_OF })), [{ from: 0, to: 2 }], asked);
      return asked;
    };
    const shareOf = (asked: GateAnswers[]) => asked.find(({ gate }) => gate.gate === 'municipality_not_shared')!;
    const first = ask('0851');
    expect(shareOf(first).excludes).toBe(1);
    expect(ask('0851')).toEqual(first);
    for (let number = 0; number < 2100; number++) expect(shareOf(ask(`m${number}`)).excludes).toBe(2);
    const again = ask('0851');
    expect(shareOf(again)).not.toBe(shareOf(first));
    expect(shareOf(again).excludes).toBe(1);
    // asked with every question, so never the one asked longest ago
    const statusOf = (asked: GateAnswers[]) => asked.find(({ gate }) => gate.gate === 'status')!;
    expect(statusOf(again)).toBe(statusOf(first));
  });
});

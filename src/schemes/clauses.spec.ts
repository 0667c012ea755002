import { loadMessages } from '../common/messages';
import { GATE_CLAUSES } from '../matching/core/gates/gate-clauses';
import { clauseText } from './clauses';
import { loadRules } from './load-rules';

describe('the wording of clauses', () => {
  const ofRules = loadRules().entries.flatMap(({ clause, periods }) => [
    clause,
    ...periods.flatMap((period) => period.clause ?? []),
  ]);
  const used = new Set([...ofRules, ...Object.values(GATE_CLAUSES).map(({ clause }) => clause)]);

  it('is there in Danish for every rule, period and gate, and for nothing else', () => {
    expect(loadMessages('clauses', 'da').keys().sort()).toEqual([...used].sort());
  });

  it('is Danish on Danish pages and as written in English', () => {
    const clause = 'VEJ 9641 of 17 Jun 2022 – not at the latest employer';
    expect(clauseText(clause, 'da')).toBe('VEJ nr. 9641 af 17. juni 2022 – ikke hos den seneste arbejdsgiver');
    expect(clauseText(clause, 'en')).toBe(clause);
  });

  it('leaves what a municipality has worded itself as it is', () => {
    expect(clauseText('Beslutning i udvalget – {5 timer}', 'da')).toBe('Beslutning i udvalget – {5 timer}');
  });
});

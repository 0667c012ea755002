import type { FieldProblem } from '../common/errors';
import { reportOf, totalsOf } from './import-report';
import type { ParsedFile, ParsedRecord } from './records/parsed-file';

const problem = (code: string): FieldProblem => ({ pointer: '/x', code, detail: 'wrong' });
const record = (line: number, notes: FieldProblem[] = []): ParsedRecord => ({
  line,
  path: '',
  notes,
  kind: 'candidates',
  input: { municipality: '0851', externalId: `r-${line}` },
});
const file: ParsedFile = {
  format: 'csv',
  contentHash: 'abc',
  kind: 'candidates',
  records: [record(2), record(3), record(5, [problem('NOTE')])],
  refusals: [{ line: 4, path: '', problems: [problem('READ')] }],
};

describe('the report on a file', () => {
  const report = reportOf(file, '{}', ({ line }) => (line === 3 ? [problem('MEANING')] : []));

  it('keeps the records that can be stored, and refuses the others with the reader’s', () => {
    expect(report.records.map(({ line }) => line)).toEqual([2, 5]);
    expect(report.refusals.map(({ line, problems }) => [line, problems[0]!.code])).toEqual([
      [4, 'READ'],
      [3, 'MEANING'],
    ]);
    expect(report.notes.map(({ line }) => line)).toEqual([5]);
  });

  it('numbers every record of the file once', () => {
    const numbers = [...report.records, ...report.refusals].map(({ number }) => number).sort();
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  it('counts before anything is stored', () => {
    expect(totalsOf(report)).toEqual({ records: 4, accepted: 2, refused: 2, created: 0, updated: 0, unchanged: 0 });
  });
});

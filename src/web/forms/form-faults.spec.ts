import { InvalidInput, NotFound, Refusal } from '../../common/errors';
import { faults, faultsOf, fieldTable, problemsIn } from './form-faults';

const say = (key: string) => key;
const problem = (pointer: string, code: string) => ({ pointer, code, detail: '' });

describe('faults of a form', () => {
  it('stand at the field of the page that the pointer means, the rest at the top', () => {
    const fieldOf = fieldTable({ '/name': 'navn', '/tasks': 'opgaver', '': 'form' });
    expect(['/name', '/tasks/3/level', '/other', ''].map(fieldOf)).toEqual(['navn', 'opgaver', 'form', 'form']);
  });

  it('are told in words of their own, or as something else', () => {
    const codes = ['FIELD.REQUIRED', 'FIELD.TOO_SHORT', 'FIELD.UNKNOWN_PLACE', 'FIELD.NOBODY_KNOWS'];
    const found = faultsOf(
      codes.map((code) => problem('/a', code)),
      (at) => at,
      say,
    );
    expect(found.list.map(({ text }) => text)).toEqual([
      'problem.FIELD.REQUIRED',
      'problem.FIELD.TOO_SHORT',
      'problem.FIELD.UNKNOWN_PLACE',
      'problem.other',
    ]);
  });

  it('show the first of several beside a field, and all in the summary', () => {
    const found = faults([
      { field: 'navn', text: 'først' },
      { field: 'navn', text: 'så' },
    ]);
    expect(found.of.navn).toBe('først');
    expect(found.list).toHaveLength(2);
  });

  it('are made of refused input and of lost races, of nothing else', () => {
    expect(problemsIn(new InvalidInput([problem('/a', 'X')]))).toHaveLength(1);
    expect(problemsIn(new Refusal('PRECONDITION.FAILED', 412, ''))[0]?.code).toBe('RECORD.CHANGED_MEANWHILE');
    expect(() => problemsIn(new NotFound('employer', 'x'))).toThrow(NotFound);
  });
});

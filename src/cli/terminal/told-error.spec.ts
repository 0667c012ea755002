import { InvalidInput } from '../../common/errors';
import { toldLines, ToldError } from './told-error';

describe('what is told about a failure', () => {
  it('names code, field and what would be right', () => {
    const problem = {
      pointer: '/tasks/0/level',
      code: 'FIELD.TOO_LARGE',
      detail: 'is too large',
      expected: 'at most 4',
    };
    expect(toldLines(new InvalidInput([problem]))).toEqual([
      'INPUT.INVALID: The request has fields that cannot be accepted.',
      '/tasks/0/level FIELD.TOO_LARGE: is too large (expected at most 4)',
    ]);
  });

  it('tells the first twenty of many faults and how many more there are', () => {
    const lines = toldLines(
      new ToldError(
        'x',
        Array.from({ length: 23 }, (_, index) => `fault ${index}`),
      ),
    );
    expect(lines).toHaveLength(22);
    expect(lines!.at(-1)).toBe('… and 3 more');
  });

  it('leaves faults of the program to their stack', () => {
    expect(toldLines(new TypeError('x is not a function'))).toBeNull();
  });
});

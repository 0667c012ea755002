import { QueryFailedError } from 'typeorm';
import { stackWithoutValues, withoutValues } from './without-values';

const VALUE = 'Kanarigivn';
const driver = (severity?: string) =>
  Object.assign(new Error(`duplicate key value: (${VALUE})`), {
    code: '23505',
    constraint: 'uq_people',
    detail: VALUE,
    severity,
  });

describe('an unforeseen error as it is logged', () => {
  it.each([
    ['a failed query', new QueryFailedError('select $1', [VALUE], driver())],
    ['an error of the driver itself', driver('ERROR')],
  ])('tells code and constraint of %s, and where it came from, never a value', (_what, error) => {
    const told = stackWithoutValues(error);
    expect(told).toMatch(/^database error 23505 uq_people\n {4}at /);
    expect(told).not.toContain(VALUE);
  });

  it('tells that a text could not be read, and not the text', () => {
    let caught: unknown;
    try {
      JSON.parse(VALUE);
    } catch (error) {
      caught = error;
    }
    expect((caught as Error).message).toContain(VALUE.slice(0, 4));
    expect(stackWithoutValues(caught)).not.toContain(VALUE.slice(0, 4));
    expect(stackWithoutValues(caught)).toContain('SyntaxError');
  });

  it('keeps what programmers wrote', () => {
    expect(withoutValues(new TypeError('x is not a function'))).toBe('TypeError: x is not a function');
    expect(withoutValues(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))).toBe('Error: refused');
  });

  it('does not print what is no error', () => {
    expect(withoutValues(VALUE)).not.toContain(VALUE);
  });
});

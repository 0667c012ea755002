import { InvalidInput } from '../common/errors';
import { checkReason, REASON_CODES, reasonCode, rejectionValidUntil } from './reason-codes';

function problemOf(check: () => unknown): string | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems[0]?.code;
    throw error;
  }
  return undefined;
}

describe('reasons for turning a suggestion down', () => {
  it('has the 26 codes of domain.md §7.5: 13 of the citizen, 10 of the firm, 3 of the system', () => {
    const count = (side: string) => REASON_CODES.filter((reason) => reason.side === side).length;
    expect([count('citizen'), count('employer'), count('system')]).toEqual([13, 10, 3]);
    expect(new Set(REASON_CODES.map((reason) => reason.code)).size).toBe(26);
  });

  it('marks the reasons on health, and no others, as special-category data', () => {
    expect(REASON_CODES.filter((reason) => reason.specialCategory).map((reason) => reason.code)).toEqual([
      'C05',
      'C07',
    ]);
  });

  it.each(['C05', 'C07'])('takes no free text with %s', (code) => {
    expect(problemOf(() => checkReason(code, 'ryg'))).toBe('REASON.TEXT_FORBIDDEN');
    expect(checkReason(code, '  ').code).toBe(code);
    expect(checkReason(code).code).toBe(code);
  });

  it.each(['C13', 'S02', 'S03'])('asks for words with %s', (code) => {
    expect(problemOf(() => checkReason(code, ' '))).toBe('REASON.TEXT_REQUIRED');
    expect(checkReason(code, 'begrundelse').code).toBe(code);
  });

  it('refuses a code that does not exist', () => {
    expect(problemOf(() => checkReason('C14'))).toBe('REASON.UNKNOWN');
    expect(reasonCode('C14')).toBeUndefined();
  });

  it('counts the validity in calendar days, over the end of a month and a leap day', () => {
    expect(rejectionValidUntil(reasonCode('C11')!, '2028-02-20')).toBe('2028-03-05');
    expect(rejectionValidUntil(reasonCode('V05')!, '2026-12-15')).toBe('2027-01-14');
  });

  it('keeps a rejection without an end until it is withdrawn', () => {
    expect(rejectionValidUntil(reasonCode('C01')!, '2026-12-01')).toBeNull();
  });
});

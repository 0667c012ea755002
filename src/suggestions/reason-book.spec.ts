import { InvalidInput } from '../common/errors';
import { loadReasons, parseReasons, REASON_FILE, rejectionValidUntil } from './reason-book';
import { rulesFile } from '../common/dated-file';

const DAY = '2026-11-20';
const book = loadReasons();
const reasonCode = (code: string) => book.find(code, DAY);
const checkReason = (code: string, text?: string) => book.check(code, DAY, text);

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
    const count = (side: string) => book.on(DAY).filter((reason) => reason.side === side).length;
    expect([count('citizen'), count('employer'), count('system')]).toEqual([13, 10, 3]);
    expect(new Set(book.on(DAY).map((reason) => reason.code)).size).toBe(26);
  });

  it('marks the reasons on health, and no others, as special-category data', () => {
    expect(
      book
        .on(DAY)
        .filter((reason) => reason.specialCategory)
        .map((reason) => reason.code),
    ).toEqual(['C05', 'C07']);
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

  it('begins, changes and retires a reason on its day, and keeps its name for old decisions', () => {
    const changed = parseReasons(
      rulesFile(REASON_FILE).replace(
        /( {2}- code: C11\n {4}periods:\n {6}- validFrom: 2016-07-01\n)([\s\S]*?)( {2}- code: C12)/,
        `$1        validTo: 2026-12-31\n$2$3`,
      ) + '  - code: C14\n    periods: [{ validFrom: 2027-01-01, label: { da: Ny, en: New }, validDays: 5 }]\n',
    );
    const codes = (day: string) => changed.on(day).map(({ code }) => code);
    expect(codes('2026-12-31')).toContain('C11');
    expect(codes('2026-12-31')).not.toContain('C14');
    expect(codes('2027-01-01')).not.toContain('C11');
    expect(codes('2027-01-01')).toContain('C14');
    expect(changed.find('C11', '2030-01-01')?.label.da).toBe('Oplysninger forældede/forkerte');
    expect(problemOf(() => changed.check('C11', '2027-01-01'))).toBe('REASON.UNKNOWN');
  });

  it('tells every fault of a file, with its place', () => {
    const faults = (text: string): string => {
      try {
        parseReasons(`version: 1\nnote: x\nreasons:\n${text}`);
      } catch (error) {
        return String(error);
      }
      return 'none';
    };
    const label = 'label: { da: A, en: B }, validDays: 1';
    const twice = `  - { code: C01, periods: [{ validFrom: 2026-01-01, ${label} }, { validFrom: 2026-02-01, ${label} }] }`;
    expect(faults(twice)).toContain('C01 from 2026-01-01: overlaps the period from 2026-02-01');
    expect(faults(`  - { code: X1, periods: [{ validFrom: 2026-02-30, ${label} }] }`)).toMatch(
      /reasons\.0\.code: must look like C01[\s\S]*validFrom: must be an existing date/,
    );
    const health = `  - { code: C05, periods: [{ validFrom: 2026-01-01, ${label}, specialCategory: true, textRequired: true }] }`;
    expect(faults(health)).toContain('takes no words');
  });

  it('keeps a rejection without an end until it is withdrawn', () => {
    expect(rejectionValidUntil(reasonCode('C01')!, '2026-12-01')).toBeNull();
  });
});

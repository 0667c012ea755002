import fc from 'fast-check';
import { CEFR_LEVELS, LANGUAGE_SKILLS } from './cefr';
import { EVIDENCE_SOURCES, type LanguageEvidence, levelsFrom } from './language-evidence';

const ASOF = '2026-06-01';
const say = (source: LanguageEvidence['source'], level: LanguageEvidence['level'], on: string): LanguageEvidence => ({
  skill: 'speaking',
  source,
  level,
  on,
});
const speaking = (...evidence: LanguageEvidence[]) => levelsFrom(evidence, ASOF).levels.speaking;

describe('levelsFrom', () => {
  it('trusts a test before the school, the school before the caseworker, the caseworker before the person', () => {
    const all = [
      say('self', 'C1', '2026-05-01'),
      say('caseworker', 'B2', '2026-04-01'),
      say('school', 'B1', '2026-03-01'),
      say('test', 'A2', '2026-02-01'),
    ];
    expect(speaking(...all)).toBe('A2');
    expect(speaking(...all.slice(0, 3))).toBe('B1');
    expect(speaking(...all.slice(0, 2))).toBe('B2');
    expect(speaking(...all.slice(0, 1))).toBe('C1');
  });

  it('takes the newest of the same source, and the higher one of the same day', () => {
    expect(speaking(say('school', 'B1', '2025-01-01'), say('school', 'A2', '2025-01-02'))).toBe('A2');
    expect(speaking(say('school', 'A2', '2025-01-01'), say('school', 'B1', '2025-01-01'))).toBe('B1');
  });

  it('does not know yet what is dated after the day asked about', () => {
    expect(speaking(say('test', 'B2', '2026-06-02'), say('self', 'A1', '2026-06-01'))).toBe('A1');
    expect(speaking(say('test', 'B2', '2026-06-02'))).toBeUndefined();
  });

  it('calls a level stale when it is older than the months given, not when it is exactly that old', () => {
    const told = (on: string, months?: number) => levelsFrom([say('school', 'A2', on)], ASOF, months).stale;
    expect(told('2025-06-01')).toEqual([]);
    expect(told('2025-05-31')).toEqual(['speaking']);
    expect(told('2025-05-31', 24)).toEqual([]);
    expect(told('2024-05-31', 24)).toEqual(['speaking']);
  });

  it('counts months back to the last day of a short month', () => {
    expect(levelsFrom([say('self', 'A1', '2024-02-29')], '2024-03-31', 1).stale).toEqual([]);
    expect(levelsFrom([say('self', 'A1', '2024-02-28')], '2024-03-31', 1).stale).toEqual(['speaking']);
  });

  it('leaves a skill without evidence unknown', () => {
    expect(Object.keys(levelsFrom([say('self', 'A1', '2026-01-01')], ASOF).levels)).toEqual(['speaking']);
  });

  it('gives the same answer in any order of evidence', () => {
    const evidence = fc.array(
      fc.record({
        skill: fc.constantFrom(...LANGUAGE_SKILLS),
        level: fc.constantFrom(...CEFR_LEVELS),
        source: fc.constantFrom(...EVIDENCE_SOURCES),
        on: fc.constantFrom('2024-01-01', '2025-06-01', '2026-05-31', '2026-06-02'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        evidence.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(levelsFrom(shuffled, ASOF)).toEqual(levelsFrom(list, ASOF));
        },
      ),
    );
  });
});

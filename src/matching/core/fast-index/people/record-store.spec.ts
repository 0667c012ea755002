import fc from 'fast-check';
import { EVIDENCE, type CompetencyLevel } from '../../facts';
import { RecordStore, recordWord } from './record-store';

/** Records of one person as competency and word. */
type Own = [code: number, word: number][];

const people: fc.Arbitrary<Own[]> = fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(14)), { maxLength: 12 }), {
  maxLength: 30,
});

function storeOf(rows: readonly Own[]): RecordStore {
  const store = new RecordStore();
  for (const own of rows) {
    for (const [code, word] of own) store.add(code, word);
    store.close();
  }
  return store;
}

/** What each distinct record stands for, asked the way an opening does: by competency. */
function meanings(store: RecordStore, codes: number): Map<number, string> {
  const found = new Map<number, string>();
  for (let code = 0; code <= codes; code++) {
    for (let record = store.of(code); record >= 0; record = store.after(record)) {
      expect(found.has(record)).toBe(false);
      found.set(record, `${code} ${store.words[record]}`);
    }
  }
  return found;
}

function rowOf(store: RecordStore, slot: number): number[] {
  return [...store.rows.subarray(store.starts[slot], store.starts[slot + 1])];
}

describe('records person by person', () => {
  it('give back what was written, before and after room is given back', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const store = storeOf(rows);
        store.trim();
        store.add(7, 3);
        store.close();
        const known = meanings(store, 40);
        expect(known.size).toBe(store.size);
        [...rows, [[7, 3]] as Own].forEach((own, slot) => {
          expect(rowOf(store, slot).map((record) => known.get(record))).toEqual(
            own.map(([code, word]) => `${code} ${word}`),
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('go on with more distinct ones than two bytes can tell apart', () => {
    const most = 0x10000;
    const store = storeOf(Array.from({ length: most + 2 }, (_, code): Own => [[code, 5]]));
    expect(store.size).toBe(most + 2);
    expect([0, most - 1, most, most + 1].flatMap((slot) => rowOf(store, slot))).toEqual([0, most - 1, most, most + 1]);
  });

  it('have none for a competency nobody has', () => {
    const store = storeOf([[[3, 4]]]);
    expect([-1, 0, 3, 4, 1000].map((code) => store.of(code))).toEqual([-1, -1, 0, -1, -1]);
  });

  it('tell every level and evidence apart, "not able" below all others', () => {
    const words = [0, 1, 2, 3, 4].flatMap((level) =>
      EVIDENCE.map((evidence) => recordWord({ code: '', level: level as CompetencyLevel, evidence })),
    );
    expect(new Set(words).size).toBe(15);
    expect(Math.max(...words.slice(0, EVIDENCE.length))).toBeLessThan(EVIDENCE.length);
  });
});

import fc from 'fast-check';
import { rankCandidates } from '../core/reference-ranking';
import { openings, populations } from '../core/testing/arbitraries';
import { smallContext } from '../core/testing/small-world';
import { ReasonsWriter } from './reasons-text';

describe('the reasons of stored lists as text', () => {
  it('are the JSON of the parts and of the gates that are not passed, whatever was written before', () => {
    fc.assert(
      fc.property(fc.array(openings, { minLength: 1, maxLength: 3 }), populations(25), (asked, people) => {
        const reasons = new ReasonsWriter();
        for (const opening of asked) {
          for (const line of rankCandidates(opening, people, smallContext(), 20).candidates) {
            const { parts, gates } = reasons.of(line);
            expect(parts).toBe(JSON.stringify(line.parts));
            expect(gates).toBe(JSON.stringify(line.gates.filter(({ outcome }) => outcome !== 'met')));
            // a criterion shared by several people is written once
            expect(reasons.of(line)).toEqual({ parts, gates });
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

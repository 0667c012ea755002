import fc from 'fast-check';
import type { CandidateFacts } from '../matching/core/facts';
import { candidates } from '../matching/core/testing/arbitraries';
import { somebody } from '../matching/core/testing/builders';
import { Alike } from './alike';

describe('what people have alike', () => {
  const mopping = () => ({ code: 'reng.moppe_gulv', level: 2, evidence: 'claimed' }) as const;

  it('is one object for all of them', () => {
    const alike = new Alike<CandidateFacts>(['id']);
    const danish = () => ({ da: { speaking: 'A2' } as const });
    const one = alike.share(somebody({ competencies: [mopping()], travelModes: ['walk'], languages: danish() }));
    const other = alike.share(somebody({ competencies: [mopping()], travelModes: ['walk'], languages: danish() }));
    expect(other.competencies[0]).toBe(one.competencies[0]);
    expect(other.travelModes).toBe(one.travelModes);
    expect(other.languages.da).toBe(one.languages.da);
  });

  it('is told apart by the smallest difference', () => {
    const alike = new Alike<CandidateFacts>(['id']);
    alike.share(somebody({ competencies: [mopping()] }));
    const other = alike.share(somebody({ competencies: [{ ...mopping(), evidence: 'verified' }] }));
    expect(other.competencies).toEqual([{ ...mopping(), evidence: 'verified' }]);
  });

  it('leaves what it is given as it is', () => {
    const given = somebody({ competencies: [mopping()] });
    const before = structuredClone(given);
    const shared = new Alike<CandidateFacts>(['id']).share(given);
    expect(given).toEqual(before);
    expect(shared).not.toBe(given);
  });

  it('changes nothing about anybody, however little is remembered', () => {
    fc.assert(
      fc.property(fc.array(candidates, { maxLength: 30 }), fc.integer({ min: 0, max: 50 }), (people, most) => {
        const alike = new Alike<CandidateFacts>(['id'], most);
        expect(people.map((person) => alike.share(person))).toEqual(people);
      }),
      { numRuns: 50 },
    );
  });
});

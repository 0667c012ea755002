import fc from 'fast-check';
import { candidateInput } from '../../test/support/arbitrary-inputs';
import { candidateFacts } from '../candidates/candidate-facts';
import type { CandidateInputDto, IdentityDto } from '../candidates/candidate-input.dto';
import { rankCandidates } from '../matching/core/reference-ranking';
import { openings } from '../matching/core/testing/arbitraries';
import { smallContext } from '../matching/core/testing/small-world';

const AS_OF = '2026-11-20';

/** Who somebody is, all of it protected; of age, because the law itself asks for age below that. */
const identities: fc.Arbitrary<IdentityDto> = fc.record({
  givenName: fc.constantFrom('Amina', 'Peter', 'نور', 'Олена'),
  familyName: fc.constantFrom('Demo', 'Jensen', 'Tesfay'),
  birthDate: fc.constantFrom('1961-01-01', '1975-07-09', '1999-12-31', '2006-03-04'),
  sex: fc.constantFrom('female' as const, 'male' as const, 'other' as const),
  nationality: fc.constantFrom('SY', 'ER', 'UA', 'AF', 'DK'),
  cpr: fc.constantFrom('6101610001', '6912990004'),
  email: fc.constantFrom('a@example.org', 'b@example.org'),
  phone: fc.constantFrom('1', '2'),
});

/** Other circumstances that must not count (domain.md §9.2, §9.4): where somebody learned and worked, and free text. */
const circumstances = fc.record({
  country: fc.constantFrom('SY', 'ER', 'DK'),
  text: fc.constantFrom('barsel', 'moské', 'sygdom', ''),
});

function withIdentity(input: CandidateInputDto, identity: IdentityDto, around: { country: string; text: string }) {
  return {
    ...input,
    identity,
    experiences: input.experiences?.map((one) => ({ ...one, country: around.country, description: around.text })),
    educations: input.educations?.map((one) => ({ ...one, country: around.country })),
    unmapped: [{ path: 'note', text: around.text }],
  };
}

const credentials = { coveredCredentials: () => [] };
const facts = (input: CandidateInputDto, id: number) =>
  candidateFacts(input, { id: `p${id}`, draw: id, rejections: [], asOf: AS_OF, credentials });

describe('protected traits', () => {
  it('swapped in 1,000 generated populations change no fact, no score and no place', () => {
    const person = fc.tuple(candidateInput, identities, identities, circumstances, circumstances);
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), openings, (people, opening) => {
        const before = people.map(([input, one, , around], id) => facts(withIdentity(input, one, around), id));
        const after = people.map(([input, , other, , around], id) => facts(withIdentity(input, other, around), id));
        expect(after).toEqual(before);
        const context = smallContext({ asOf: AS_OF });
        expect(rankCandidates(opening, after, context)).toEqual(rankCandidates(opening, before, context));
      }),
      { numRuns: 1000 },
    );
  });

  it('would be seen if one did count: a competency in their place changes the facts', () => {
    const one = facts({ municipality: '0851', competencies: [] }, 1);
    const held = [{ code: 'reng.moppe_gulv', level: 3, evidence: 'claimed' }] as const;
    expect(facts({ municipality: '0851', competencies: [...held] }, 1)).not.toEqual(one);
  });
});

import fc from 'fast-check';
import { candidateInput } from '../../test/support/arbitrary-inputs';
import type { CandidateInputDto } from './candidate-input.dto';
import { storedForm, toInput, toRows } from './candidate-mapper';

describe('a candidate as rows', () => {
  it('comes back as it was given, whatever is given and left out', () => {
    fc.assert(
      fc.property(candidateInput, (input) => {
        expect(toInput(toRows(input, 'id'))).toStrictEqual(input);
      }),
    );
  });

  it.each(['branchepakker', 'skaanehensyn', 'jobGoals', 'competencies', 'placements'] as const)(
    'tells %s that are none from those never asked for',
    (list) => {
      const asked: CandidateInputDto = { municipality: '0851', status: { code: 'aktiv' }, [list]: [] };
      expect(storedForm(asked)[list]).toEqual([]);
      expect(storedForm({ municipality: '0851' })).not.toHaveProperty(list);
    },
  );

  it('reads a status that was left out as active', () => {
    expect(storedForm({ municipality: '0851' })).toEqual({ municipality: '0851', status: { code: 'aktiv' } });
  });

  it('leaves out what says nothing: null and objects without fields', () => {
    const input = { municipality: '0851', postalCode: null, travel: {}, residence: { basis: null } };
    expect(storedForm(input as unknown as CandidateInputDto)).toEqual(storedForm({ municipality: '0851' }));
  });

  it('puts municipality, key and place in the list on every child row', () => {
    const input: CandidateInputDto = {
      municipality: '0851',
      jobGoals: [
        { level: 'A', isco08: '9112' },
        { level: 'B', isco08: '94' },
      ],
    };
    expect(toRows(input, 'key').lists.jobGoals).toEqual([
      { candidateId: 'key', municipality: '0851', position: 0, level: 'A', isco08: '9112' },
      { candidateId: 'key', municipality: '0851', position: 1, level: 'B', isco08: '94' },
    ]);
  });
});

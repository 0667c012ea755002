import fc from 'fast-check';
import { openingInput } from '../../test/support/arbitrary-inputs';
import type { OpeningInputDto } from './opening-input.dto';
import { storedForm, toInput, toRows } from './opening-mapper';

const minimal: OpeningInputDto = { municipality: '0851', title: 'Morgenhold', schemes: ['igu'] };

describe('an opening as rows', () => {
  it('comes back as it was given, whatever is given and left out', () => {
    fc.assert(
      fc.property(openingInput, (input) => {
        expect(toInput(toRows(input, 'id'))).toStrictEqual(input);
      }),
    );
  });

  it.each(['tasks', 'languages', 'credentials', 'demands', 'handles', 'shifts'] as const)(
    'tells %s that are none from those not stated',
    (list) => {
      expect(storedForm({ ...minimal, [list]: [] })[list]).toEqual([]);
      expect(storedForm(minimal)).not.toHaveProperty(list);
    },
  );

  it('keeps the order of the schemes, the preferred one first', () => {
    expect(storedForm({ ...minimal, schemes: ['smaajob', 'igu'] }).schemes).toEqual(['smaajob', 'igu']);
  });
});

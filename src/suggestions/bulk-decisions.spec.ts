import { bulkRefusal } from './bulk-decisions';

describe('a decision about several people', () => {
  it('reaches who waits as they were seen', () => {
    expect(bulkRefusal({ state: 'suggested', version: 1 }, 1)).toBeNull();
    expect(bulkRefusal({ state: 'under_review', version: 4 }, 4)).toBeNull();
  });

  it('reaches who came onto the stored list after the page was read, but not who was taken up since', () => {
    expect(bulkRefusal({ state: 'suggested', version: 1 }, null)).toBeNull();
    expect(bulkRefusal({ state: 'suggested', version: 2 }, null)).toBe('CHANGED');
  });

  it.each(['accepted', 'proposed', 'interview', 'offer', 'hired', 'closed', 'rejected'] as const)(
    'leaves alone who is %s, whatever was seen',
    (state) => {
      expect(bulkRefusal({ state, version: 2 }, 2)).toBe('DECIDED');
      expect(bulkRefusal({ state, version: 3 }, 2)).toBe('DECIDED');
    },
  );

  it('leaves alone who waits again after a decision that was taken back', () => {
    expect(bulkRefusal({ state: 'suggested', version: 3 }, 1)).toBe('CHANGED');
  });

  it('says that nobody is suggested where there is no suggestion', () => {
    expect(bulkRefusal(undefined, null)).toBe('NOT_LISTED');
    expect(bulkRefusal(undefined, 1)).toBe('NOT_LISTED');
  });
});

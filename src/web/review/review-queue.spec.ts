import { address } from '../view/address';
import { reviewParameters, reviewQuery } from './review-queue';

const OPENING = '01a20031-7b02-701e-8926-92aa69fbdb3e';
const read = (query: string) => reviewQuery(new URLSearchParams(query));

describe('the address of the review queue', () => {
  it('means the top of the lists for one’s own people when it says nothing', () => {
    expect(read('')).toEqual({ owner: 'mine', openingId: '', top: 5 });
  });

  it('means everybody’s people when it is about one opening', () => {
    expect(read(`aabning=${OPENING}`).owner).toBe('alle');
    expect(read(`aabning=${OPENING}&ejer=mine`).owner).toBe('mine');
  });

  it('ignores what is no opening and no choice', () => {
    expect(read('aabning=1%27--&top=1000&ejer=%27--')).toEqual(read(''));
  });

  it.each(['', 'ejer=ABCD', `aabning=${OPENING}`, `aabning=${OPENING}&ejer=mine&top=50`, 'ejer=alle&top=10'])(
    'can be written again: %s',
    (query) => {
      const written = address('/forslag', reviewParameters(read(query)));
      expect(reviewQuery(new URL(written, 'http://localhost').searchParams)).toEqual(read(query));
    },
  );
});

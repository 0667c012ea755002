import { address } from '../view/address';
import { employersParameters, employersQuery } from './employers-query';

const read = (text: string) => employersQuery(new URLSearchParams(text));

describe('the address of the list of employers', () => {
  it('says what is shown, and can be written again from it', () => {
    const query = read('q=demo&vis=kontakt&postnr=90&orden=borgere&side=3');
    expect(query).toEqual({ search: 'demo', filter: 'kontakt', postalCode: '90', sort: 'borgere', page: 3 });
    expect(address('/virksomheder', employersParameters(query))).toBe(
      '/virksomheder?q=demo&vis=kontakt&postnr=90&orden=borgere',
    );
  });

  it('ignores what it does not know', () => {
    expect(read('vis=alt&postnr=abc&orden=x&side=-1')).toEqual(read(''));
    expect(address('/virksomheder', employersParameters(read('')))).toBe('/virksomheder');
  });
});

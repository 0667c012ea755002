import { pseudonymNumber, searchQuery } from './search-query';

describe('the address of the search', () => {
  it('means everything when it names no kind, or one nobody knows', () => {
    expect(searchQuery(new URLSearchParams('q=reng'))).toEqual({ text: 'reng', kind: 'alt' });
    expect(searchQuery(new URLSearchParams('q=reng&type=hemmeligt')).kind).toBe('alt');
    expect(searchQuery(new URLSearchParams('type=jobs')).kind).toBe('jobs');
  });

  it('is cut to a hundred characters', () => {
    expect(searchQuery(new URLSearchParams({ q: ` ${'x'.repeat(500)}` })).text).toHaveLength(100);
  });

  it.each(['K-1042', 'k-1042', 'k1042', 'K 1042', '1042'])('takes %s for a pseudonym', (text) => {
    expect(pseudonymNumber(text)).toBe('1042');
  });

  it.each(['K-', 'kok', '10 42', 'K-1042x', ''])('takes %s for none', (text) => {
    expect(pseudonymNumber(text)).toBeNull();
  });
});

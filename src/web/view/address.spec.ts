import { address, localPath, withParameters } from './address';

describe('addresses', () => {
  it('leave out what is empty and repeat lists', () => {
    expect(address('/a', { q: 'æ b', none: '', no: null, k: ['1', '2'], n: 0 })).toBe('/a?q=%C3%A6+b&k=1&k=2&n=0');
    expect(address('/a', {})).toBe('/a');
  });

  it('take parameters in and out', () => {
    expect(withParameters('/a?q=b&gang=1', { gang: 'ny', blev: 2, q: null })).toBe('/a?gang=ny&blev=2');
    expect(withParameters('/a?q=b', { q: null })).toBe('/a');
  });

  it('never lead to another site by dots', () => {
    expect(withParameters('/..//example.org/x', { gang: '1' })).toBe('/?gang=1');
  });

  it.each(['/aabninger', '/aabninger/1?q=a%20b#k', '/'])('lead back to %s of this site', (path) => {
    expect(localPath(path, '/x')).toBe(path);
  });

  it.each(['//example.org', '/\\example.org', 'https://example.org', 'javascript:alert(1)', '/a b', '/a\n', '', null])(
    'do not lead to %j',
    (path) => {
      expect(localPath(path, '/x')).toBe('/x');
    },
  );
});

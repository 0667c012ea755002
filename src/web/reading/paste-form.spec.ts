import { LONGEST_PASTE, pasteForm, pasteProblems } from './paste-form';

const ID = '01900000-0000-7000-8000-000000000001';
const TEXT = 'Jeg har gjort rent';
const problems = (fields: Record<string, string>) =>
  pasteProblems(pasteForm(new URLSearchParams({ tekst: TEXT, ...fields }))).map(({ text }) => text);

describe('a pasted text', () => {
  it('is about one person, by id or K-number, or about one opening', () => {
    expect(problems({ kandidat: ID })).toEqual([]);
    expect(problems({ knr: 'K-1042' })).toEqual([]);
    expect(problems({ aabning: ID })).toEqual([]);
  });

  it('is refused when it is about nobody, or about two', () => {
    expect(problems({})).toEqual(['nobody']);
    expect(problems({ aabning: 'x' })).toEqual(['nobody']);
    expect(problems({ knr: 'K-1042', aabning: ID })).toEqual(['both']);
    expect(problems({ kandidat: ID, aabning: ID })).toEqual(['both']);
  });

  it('has at least twelve letters', () => {
    expect(problems({ kandidat: ID, tekst: 'a'.repeat(12) })).toEqual([]);
    expect(problems({ kandidat: ID, tekst: `${'a'.repeat(11)}12 .` })).toEqual(['short']);
  });

  it('is as long as a form can carry, and no longer', () => {
    expect(problems({ kandidat: ID, tekst: 'å'.repeat(LONGEST_PASTE) })).toEqual([]);
    expect(problems({ kandidat: ID, tekst: 'å'.repeat(LONGEST_PASTE + 1) })).toEqual(['long']);
  });
});

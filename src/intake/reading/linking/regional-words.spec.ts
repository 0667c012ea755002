import { britishSpelling, britishWords } from './regional-words';
import { wordRoot } from '../words/stems';

describe('britishSpelling', () => {
  it.each([
    ['laborers', 'labourers'],
    ['theater', 'theatre'],
    ['counselor', 'counsellor'],
    ['jeweler', 'jeweller'],
    ['organizer', 'organiser'],
    ['tire', 'tyre'],
  ])('spells %s as %s', (american, british) => {
    expect(britishSpelling(american)).toBe(british);
  });

  it.each([
    'worker',
    'manager',
    'labourer',
    'operator',
    'tailor',
    'size',
    'entire',
    'elaborate',
    'controller',
    'welder',
    'peeler',
  ])('leaves %s', (word) => {
    expect(britishSpelling(word)).toBe(word);
  });
});

describe('britishWords', () => {
  it('has British words for an American one, and none for others', () => {
    expect(britishWords(wordRoot('janitor', 'en'))).toContain(wordRoot('caretaker', 'en'));
    expect(britishWords(wordRoot('welder', 'en'))).toEqual([]);
  });
});

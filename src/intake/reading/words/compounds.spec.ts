import { CompoundSplitter } from './compounds';
import { wordRoot } from './stems';

const WORDS = (
  'rengøring assistent gaffel truck certifikat køkken medhjælper toilet lager medarbejder bil vask opvask maskine ' +
  'børnehave barn have sygehus syge hus hund mad social arbejder arbejde projekt leder proces ingeniør bus chauffør ' +
  'morgenmad buffet hygiejne sluse'
).split(' ');
const roots = new Set(WORDS.map((word) => wordRoot(word, 'da')));
const splitter = new CompoundSplitter(WORDS, (word) => roots.has(wordRoot(word, 'da')));

describe('CompoundSplitter', () => {
  it.each([
    ['rengøringsassistent', 'rengøring assistent'],
    ['gaffeltruckcertifikat', 'gaffel truck certifikat'],
    ['køkkenmedhjælper', 'køkken medhjælper'],
    ['toiletrengøring', 'toilet rengøring'],
    ['hundemad', 'hund mad'],
    ['opvaskemaskine', 'opvask maskine'],
    ['buschauffør', 'bus chauffør'],
    ['procesingeniør', 'proces ingeniør'],
    ['hygiejneslusen', 'hygiejne slusen'],
    ['morgenmadsbuffeten', 'morgenmad buffeten'],
  ])('splits %s into %s', (word, parts) => {
    expect(splitter.split(word).join(' ')).toBe(parts);
  });

  it('takes an unknown first part before a known head', () => {
    expect(splitter.split('lufthavnschef').join(' ')).toBe('lufthavnschef');
    expect(splitter.split('lufthavnsleder').join(' ')).toBe('lufthavns leder');
    expect(splitter.split('afdelingsleder').join(' ')).toBe('afdeling leder');
  });

  it.each(['lager', 'truck', 'bil', 'arbejdet', 'mandag', 'ISO9606'])('leaves %s whole', (word) => {
    expect(splitter.split(word)).toEqual([word]);
  });

  it('prefers the longest parts the lexicon has', () => {
    expect(splitter.split('sygehusmedarbejder')).toEqual(['sygehus', 'medarbejder']);
  });
});

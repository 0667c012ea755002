import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { englishKinds } from './words/english-kinds';
import { buildLexicon } from './words/lexicon';
import { readText } from './read-text';
import { wordRoot } from './words/stems';

const lexicon = buildLexicon({ taxonomy: loadTaxonomy() });
const FRAME = 'This is my work and it was with the same people for years. ';
const codes = (text: string, lexiconOf = lexicon) =>
  readText(FRAME + text, lexiconOf, { kind: 'cv' }).findings.flatMap((one) =>
    one.kind === 'competency' && one.polarity === 'has' ? [one.code] : [],
  );

describe('English CVs', () => {
  it.each([
    ['drove', 'drive'],
    ['sewn', 'sew'],
    ['taught', 'teaching'],
  ])('know that %s is a form of %s', (form, other) => {
    expect(wordRoot(form, 'en')).toBe(wordRoot(other, 'en'));
  });

  it('take a word for a more general one within a phrase, and not alone', () => {
    expect(englishKinds(wordRoot('tomatoes', 'en'))).toEqual([wordRoot('vegetables', 'en')]);
    expect(codes('I sliced tomatoes.')).toContain('kok.skraelle_snitte');
    expect(
      codes('I sliced tomatoes.', buildLexicon({ taxonomy: loadTaxonomy(), ingredients: { kinds: false } })),
    ).toEqual([]);
    expect(codes('I like tomatoes.')).toEqual([]);
  });

  it('take the verb for the task, not the noun that looks like it', () => {
    expect(codes('I weld and I drill.')).toContain('metal.bore');
    expect(codes('I have two drills in the log house.')).not.toContain('metal.bore');
    expect(codes('I have two drills in the log house.')).not.toContain('gron.skovarbejde');
  });

  it('take a word alone for itself, not for its family', () => {
    expect(codes('I was at the hospital.')).toEqual([]);
    expect(codes('I was at the hospitality desk.')).toContain('hotel.serveringsarbejde');
  });

  it('take a clean licence for no cleaning', () => {
    expect(codes('I have a clean driving licence.')).toEqual([]);
    expect(codes('I clean in the evening.')).toContain('reng.rengoeringsarbejde');
  });

  it('leave names as they are written', () => {
    expect(codes('I cleaned in Herning.')).not.toContain('fode.fiskebehandling');
    expect(codes('I cleaned herring.')).toContain('fode.fiskebehandling');
  });

  it('want the small words of a phrase that has but one telling word', () => {
    expect(codes('There were goods everywhere.')).toEqual([]);
    expect(codes('I was at goods in for a year.')).toContain('faelles.varemodtagelse');
  });
});

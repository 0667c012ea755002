import { competenceSpans } from './competence-spans';
import { escoGroupOf } from '../linking/esco-groups';

const spans = (sentence: string) =>
  competenceSpans(sentence).map(({ start, end, kind }) => `${kind}: ${sentence.slice(start, end)}`);

describe('competenceSpans', () => {
  it.each([
    ['Du er fleksibel og omhyggelig.', ['skill: fleksibel', 'skill: omhyggelig']],
    ['Du har lyst til at arbejde med ældre mennesker.', ['skill: arbejde med ældre mennesker']],
    ['Du har erfaring med Excel og kendskab til regnskab.', ['knowledge: Excel', 'knowledge: regnskab']],
    ['Vi tilbyder gode kolleger og frokostordning.', []],
    ['Ansøgningsfristen er fredag.', []],
  ])('%s', (sentence, expected) => {
    expect(spans(sentence)).toEqual(expected);
  });

  it('never lets two spans overlap', () => {
    const found = competenceSpans(
      'Du kan planlægge, er struktureret og har kendskab til økonomi, Excel og rådgivning.',
    );
    found.slice(1).forEach((span, at) => expect(span.start).toBeGreaterThanOrEqual(found[at]!.end));
    expect(found.length).toBeGreaterThan(2);
  });
});

describe('escoGroupOf', () => {
  it.each([
    ['fleksibel', 'A1'],
    ['samarbejde med kolleger', 'S1'],
    ['lede medarbejdere', 'S4'],
    ['pleje patienter', 'S3'],
    ['engelsk', 'L1'],
    ['betjene kran', 'S8'],
    ['matematik', 'K05'],
  ])('%s → %s', (text, group) => {
    expect(escoGroupOf(text)).toBe(group);
  });
});

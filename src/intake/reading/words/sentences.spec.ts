import { splitSentences } from './sentences';

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('ends a sentence at a full stop, not at an abbreviation', () => {
    expect(texts('Mødetid kl. 7, ca. 20 timer, f.eks. om morgenen. Ring til os.')).toEqual([
      'Mødetid kl. 7, ca. 20 timer, f.eks. om morgenen.',
      'Ring til os.',
    ]);
  });

  it('keeps a date together', () => {
    expect(texts('Opstart 1. februar. Løn efter aftale.')).toEqual(['Opstart 1. februar.', 'Løn efter aftale.']);
  });

  it('takes every line by itself', () => {
    expect(texts('støvsuge\nmoppe')).toEqual(['støvsuge', 'moppe']);
  });

  it('tells under which heading a line stands', () => {
    const [, first, , second] = splitSentences('Krav:\nKørekort B\nVI TILBYDER\nOplæring i truck');

    expect([first?.heading, second?.heading]).toEqual(['krav', 'vi tilbyder']);
  });

  it('gives places in the text', () => {
    const text = 'En sætning. En til.';
    for (const { start, end, text: own } of splitSentences(text)) expect(text.slice(start, end)).toBe(own);
  });
});

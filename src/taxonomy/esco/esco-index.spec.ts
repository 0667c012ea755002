import { EscoIndex } from './esco-index';

const index = new EscoIndex([
  { uri: 'mop', label: 'moppe gulve', altLabels: ['vaske gulve', 'gulvvask'] },
  { uri: 'truck', label: 'betjene gaffeltruck', altLabels: ['køre gaffeltruck', 'truckkørsel'] },
  { uri: 'clean', label: 'gøre rent', altLabels: ['rengøring', 'rengøring af gulve'] },
  { uri: 'cpp', label: 'C++', altLabels: [] },
]);
const found = (text: string, limit = 10) => index.suggest(text, limit).map(({ uri }) => uri);

describe('EscoIndex', () => {
  it('finds by the beginning of a word, and an exact name first', () => {
    expect(found('gulv')).toEqual(expect.arrayContaining(['mop', 'clean']));
    expect(found('rengøring')[0]).toBe('clean');
    expect(found('c++')).toEqual(['cpp']);
  });

  it('wants every word of the query', () => {
    expect(found('vaske gulve')).toEqual(['mop']);
    expect(found('vaske truck')).toEqual([]);
  });

  it('forgives a typing error in a longer word, and none in a short one', () => {
    expect(found('gaffeltrukc')).toEqual(['truck']);
    expect(found('xyz')).toEqual([]);
  });

  it('does without Danish letters', () => {
    expect(found('rengoering')[0]).toBe('clean');
    expect(found('koere gaffeltruck')).toEqual(['truck']);
  });

  it('gives each concept once, with the name that fitted, at most as many as asked', () => {
    expect(index.suggest('truckkørsel', 5)).toEqual([
      { uri: 'truck', label: 'betjene gaffeltruck', matched: 'truckkørsel' },
    ]);
    expect(found('gulve', 1)).toHaveLength(1);
    expect(found('', 5)).toEqual([]);
    expect(found('gulve', 0)).toEqual([]);
  });

  it('keeps the best of many, however few are asked for', () => {
    const many = new EscoIndex(
      Array.from({ length: 60 }, (_, at) => ({
        uri: `u${at}`,
        label: `vaske ${'ting '.repeat(at % 7)}${at}`,
        altLabels: [`vask ${at}`],
      })),
    );
    const all = many.suggest('v', 60).map(({ uri }) => uri);

    expect(new Set(all).size).toBe(60);
    for (const limit of [1, 7, 59]) expect(many.suggest('v', limit).map(({ uri }) => uri)).toEqual(all.slice(0, limit));
  });

  it('forgives two errors in a long word, and not three', () => {
    expect(found('gafxeltrxck')).toEqual(['truck']);
    expect(found('gafxxltrxck')).toEqual([]);
  });
});

import { conceptDocuments } from './concept-documents';
import { CrossLanguageLinker } from './cross-linker';
import { LabelLinker, type LinkIngredients, type LinkLabel } from './label-linker';
import { TitleReader } from './title-reader';

/** concept, then its labels with the preferred one first */
const DANISH: readonly [string, ...string[]][] = [
  ['cleaner', 'rengøringsassistent', 'rengøringshjælp', 'rengøringsmedarbejder'],
  ['kitchen', 'køkkenmedhjælper', 'medhjælper i køkken'],
  ['shopmanager', 'butikschef', 'leder af butik', 'butiksleder'],
  ['salesmanager', 'salgschef', 'leder af salg', 'salgsleder'],
  ['forklift', 'gaffeltruckfører', 'truckfører'],
  ['other', 'rengøringsrådgiver', 'rengøringsassistent'],
  ['C9112', 'Rengøringsarbejde i kontorer og hoteller'],
];
const ENGLISH: readonly [string, ...string[]][] = [
  ['cleaner', 'building cleaner', 'office cleaner'],
  ['kitchen', 'kitchen assistant'],
  ['shopmanager', 'shop manager', 'store manager'],
  ['salesmanager', 'sales manager'],
  ['forklift', 'forklift operator', 'forklift driver'],
];
const labels = (list: readonly (readonly [string, ...string[]])[]): LinkLabel[] =>
  list.flatMap(([concept, ...texts]) =>
    texts.map((text, at) => ({ id: `${concept}.${at}`, concept, text, preferred: at === 0 })),
  );
const groupCode = (concept: string) => /^C(\d+)$/.exec(concept)?.[1];
const groupOf = (concept: string) => (concept === 'cleaner' ? '9112' : undefined);
const linker = (ingredients: Partial<LinkIngredients> = {}) =>
  new LabelLinker({ labels: labels(DANISH), language: 'da', groupOf, groupCode, ingredients });
const best = (title: string, ingredients?: Partial<LinkIngredients>) =>
  linker(ingredients).rank(title)[0]?.label.concept;

describe('LabelLinker', () => {
  it('puts the preferred label before an equal one that is only another name', () => {
    const ranked = linker().rank('Rengøringsassistent');

    expect(ranked.slice(0, 2).map(({ label }) => label.id)).toEqual([
      'cleaner.0',
      expect.stringMatching(/other.1|C9112.0/),
    ]);
  });

  it('finds a word in another form, misspelt, or as its parts', () => {
    expect(best('rengøringsassistenten')).toBe('cleaner');
    expect(best('gaffeltrukfører')).toBe('forklift');
    expect(best('medhjælper, køkken')).toBe('kitchen');
  });

  it('learns from the labels which words stand for each other', () => {
    expect(best('leder, butik', { meaning: false })).toBe('shopmanager');
    expect(best('salgsbestyrer', { replacements: false })).toBe('salesmanager');
  });

  it('takes a trainee for the trade', () => {
    expect(best('truckførerelev')).toBe('forklift');
  });

  it('gives an ISCO group nearly the place of its best member, and not without the hierarchy', () => {
    const place = (ingredients: Partial<LinkIngredients>) =>
      linker(ingredients)
        .rank('rengøringshjælp')
        .findIndex(({ label }) => label.concept === 'C9112');

    expect(place({})).toBe(1);
    expect(place({ hierarchy: false })).toBeGreaterThan(1);
  });

  it('gives one label of each concept before the second of any', () => {
    const concepts = linker()
      .rank('rengøringsassistent')
      .map(({ label }) => label.concept);

    expect(new Set(concepts.slice(0, DANISH.length)).size).toBe(DANISH.length);
    expect(
      linker({ oneEach: false })
        .rank('salgschef')
        .slice(0, 3)
        .map(({ label }) => label.concept),
    ).not.toEqual(expect.arrayContaining(['cleaner', 'kitchen', 'forklift']));
  });

  it('ranks every label once, in the same order each time', () => {
    const ids = linker()
      .rank('leder')
      .map(({ label }) => label.id);

    expect([...ids].sort()).toEqual(
      labels(DANISH)
        .map(({ id }) => id)
        .sort(),
    );
    expect(
      linker()
        .rank('leder')
        .map(({ label }) => label.id),
    ).toEqual(ids);
  });

  it('hears an English name in a Danish title', () => {
    const first = (ingredients: Partial<LinkIngredients>) =>
      new LabelLinker({
        labels: labels(DANISH),
        language: 'da',
        foreign: { names: labels(ENGLISH), reader: new TitleReader('en', undefined, true) },
        ingredients,
      }).rank('Store manager')[0]?.label.concept;

    expect(first({})).toBe('shopmanager');
    expect(first({ foreign: false })).not.toBe('shopmanager');
  });

  it('answers an empty title with the list itself', () => {
    expect(linker().rank('')).toHaveLength(labels(DANISH).length);
  });
});

describe('CrossLanguageLinker', () => {
  it('finds English labels for a Danish title over the concepts', () => {
    const own = new LabelLinker({ labels: labels(DANISH), language: 'da' });
    const cross = new CrossLanguageLinker(own, labels(ENGLISH));

    expect(cross.rank('Butikschef')[0]?.label.text).toBe('shop manager');
    expect(cross.rank('Truckfører')[0]?.label.text).toBe('forklift operator');
  });
});

describe('what is said about concepts', () => {
  const list = labels(ENGLISH);
  const reader = new TitleReader('en', undefined, true);
  const documents = conceptDocuments([
    {
      labels: list,
      reader,
      descriptions: new Map([
        ['forklift', 'Moves pallets in a warehouse.'],
        ['cleaner', 'Mops floors.'],
      ]),
      needs: new Map([['kitchen', [{ name: 'peel vegetables', essential: true }]]]),
    },
  ]);
  const best = (title: string, ingredients: Partial<LinkIngredients> = {}) =>
    new LabelLinker({ labels: list, language: 'en', documents, ingredients }).rank(title)[0]?.label.concept;

  it('leads to a concept by its description and by the skills it needs', () => {
    expect(best('pallet mover')).toBe('forklift');
    expect(best('vegetables')).toBe('kitchen');
  });

  it('is asked for the texts or for the meaning, each by itself', () => {
    expect(best('pallet mover', { meaning: false })).toBe('forklift');
    expect(best('pallet mover', { texts: false })).toBe('forklift');
    expect(best('pallets', { meaning: false, texts: false })).not.toBe('forklift');
  });
});

describe('example titles of ISCO groups', () => {
  const list = labels([...ENGLISH, ['C5153', 'Building caretakers'], ['warden', 'estate warden']]);
  const ranked = (ingredients: Partial<LinkIngredients> = {}, examples = [{ concept: 'C5153', text: 'Sexton' }]) =>
    new LabelLinker({
      labels: list,
      language: 'en',
      groupCode,
      groupOf: (concept) => (concept === 'warden' ? '5153' : undefined),
      examples,
      ingredients,
    })
      .rank('sexton')
      .map(({ label }) => label);

  it('lead to the group and to what is in it', () => {
    expect(
      ranked()
        .slice(0, 2)
        .map(({ concept }) => concept),
    ).toEqual(['C5153', 'warden']);
    expect(ranked({ examples: false })[0]?.concept).not.toBe('C5153');
    expect(ranked({ hierarchy: false })[0]?.concept).not.toBe('C5153');
  });

  it('are not ranked themselves, and those of unknown groups say nothing', () => {
    expect(ranked()).toHaveLength(list.length);
    expect(ranked({}, [{ concept: 'C9999', text: 'Sexton' }])[0]?.concept).not.toBe('C5153');
  });
});

describe('English titles', () => {
  const titles = (ingredients: Partial<LinkIngredients> = {}) =>
    new LabelLinker({ labels: labels(ENGLISH), language: 'en', ingredients });

  it('reads an enumeration part by part', () => {
    const first = (ingredients: Partial<LinkIngredients>) =>
      titles(ingredients)
        .rank('Shop and Sales Managers')
        .slice(0, 2)
        .map(({ label }) => label.concept)
        .sort();

    expect(first({})).toEqual(['salesmanager', 'shopmanager']);
  });

  it('knows American words', () => {
    const place = (ingredients: Partial<LinkIngredients>) =>
      titles(ingredients)
        .rank('store janitor')
        .findIndex(({ label }) => label.concept === 'cleaner');

    expect(place({})).toBeLessThan(place({ regional: false }));
  });
});

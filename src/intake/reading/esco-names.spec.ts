import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { buildLexicon, buildLexiconInPieces, type EscoNames } from './words/lexicon';
import { readText } from './read-text';

const taxonomy = loadTaxonomy();
const linked = taxonomy.competency('hotel.rede_seng')!;
const name = (one: Partial<EscoNames> & Pick<EscoNames, 'uri' | 'label'>): EscoNames => ({
  kind: 'skill',
  language: 'da',
  altLabels: [],
  ...one,
});
const lexicon = buildLexicon({
  taxonomy,
  esco: [
    name({ uri: linked.esco!, label: 'klargøre overnattende', altLabels: ['gøre kamre i stand'] }),
    name({ uri: 'o:smed', kind: 'occupation', label: 'grovsmed', iscoGroup: '7221', altLabels: ['mentor'] }),
    name({ uri: 's:glas', label: 'puste glas', altLabels: ['glas'] }),
    name({ uri: 's:lang', label: 'puste glas efter tegninger fra mange kunder' }),
    name({ uri: 's:de', language: 'de', label: 'Betten machen' }),
  ],
});
const read = (text: string) => readText(text, lexicon, { kind: 'cv' }).findings;
/** concepts that only ESCO has */
const esco = (text: string) =>
  read(text).flatMap((one) => ('esco' in one && one.esco && !('code' in one && one.code) ? [one.esco] : []));

describe('names of an imported ESCO', () => {
  it('find the competency of the taxonomy that is linked to the concept, with both its keys', () => {
    expect(read('Jeg har gjort kamre i stand.')).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: linked.code, esco: linked.esco, polarity: 'has' })]),
    );
  });

  it('find an occupation that only ESCO has, with its ISCO-08 group', () => {
    expect(read('Jeg arbejdede som grovsmed i Kabul.')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'occupation', esco: 'o:smed', isco08: '7221' })]),
    );
  });

  it('are taken as they stand or in another form, not out of a compound or scattered', () => {
    expect(esco('Jeg har pustet glas i mange år.')).toEqual(['s:glas']);
    expect(esco('Jeg har glaspustning som fritidsjob.')).toEqual([]);
    expect(esco('Jeg har solgt glas og kan puste balloner.')).toEqual([]);
  });

  it('are left out when they are everyday words, one word for a skill, or too long to be written', () => {
    expect(esco('Jeg har talt med min mentor om glas.')).toEqual([]);
    expect(lexicon.size).toBe(buildLexicon({ taxonomy }).size + 4);
  });

  it('make the same lexicon in pieces, with pauses while it is built', async () => {
    let pauses = 0;
    const inPieces = await buildLexiconInPieces({ taxonomy }, async () => {
      pauses += 1;
    });
    const whole = buildLexicon({ taxonomy });
    const text = 'Rengøringsassistent, 3 år. Støvsuge og moppe gulv. Truckcertifikat B. I cleaned hotel rooms.';
    expect(readText(text, inPieces, { kind: 'cv' })).toEqual(readText(text, whole, { kind: 'cv' }));
    expect(inPieces.size).toBe(whole.size);
    expect(pauses).toBeGreaterThan(3);
  });
});

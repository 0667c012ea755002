import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TextReader } from '../../src/intake/readings/text-reader.service';
import { markImported } from '../../src/reference-data';
import { EscoService } from '../../src/taxonomy/esco/esco.service';
import { storeEsco } from '../../src/taxonomy/esco/esco.store';
import { readEscoBundle } from '../../src/taxonomy/esco/read-esco-bundle';
import { loadStoredTaxonomy } from '../../src/taxonomy/taxonomy.store';
import { startTestApp, type TestApp } from '../support/test-app';

/** Two competencies that the bundled taxonomy links to ESCO, and not to each other. */
const BEDS = 'hotel.rede_seng';
const DRILLS = 'byg.elvaerktoej';

describe('an imported ESCO classification', () => {
  let t: TestApp;
  let folder: string;
  let uris: Record<string, string>;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    folder = mkdtempSync(path.join(tmpdir(), 'esco-'));
    const taxonomy = await loadStoredTaxonomy(t.dataSource.manager);
    uris = { [BEDS]: taxonomy.competency(BEDS)!.esco!, [DRILLS]: taxonomy.competency(DRILLS)!.esco! };
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await t?.close();
  });

  const bundle = (files: Record<string, string>) => {
    const dir = mkdtempSync(path.join(folder, 'b'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
    return t.dataSource.transaction(async (manager) => {
      const counts = await storeEsco(manager, readEscoBundle(dir));
      await markImported(manager, 'esco');
      return counts;
    });
  };
  const skills = (language: string, ...rows: [uri: string, label: string, others?: string][]) => ({
    [`skills_${language}.csv`]:
      'conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n' +
      rows.map(([uri, label, others = '']) => `${uri},skill,x,${label},"${others}"`).join('\n'),
  });
  const found = async (q: string) =>
    (await t.api.get(`/taxonomy/esco?q=${encodeURIComponent(q)}`).expect(200)).body.items as {
      uri: string;
      label: string;
    }[];
  const link = async (needed: string, held: string) =>
    (await loadStoredTaxonomy(t.dataSource.manager)).substitutes(needed).find(({ code }) => code === held);

  it('is empty before an import, and no link comes of it', async () => {
    expect(await found('vask')).toEqual([]);
    expect(await link(BEDS, DRILLS)).toBeUndefined();
  });

  it('is stored whole with its relations, keeps the links of the taxonomy, and is found at once', async () => {
    const counts = await bundle({
      ...skills(
        'da',
        [uris[BEDS]!, 'støvsuge overflader', 'støvsugning'],
        [uris[DRILLS]!, 'vaske vinduer'],
        ['s:1', 'bage'],
      ),
      'skillGroups_da.csv': 'conceptUri,preferredLabel,code\ng:1,rengøring,S1\n',
      'broaderRelationsSkillPillar.csv': `conceptUri,broaderUri\n${uris[BEDS]},g:1\n${uris[DRILLS]},g:1\n`,
    });
    expect(counts).toMatchObject({ skills: 3, groups: 1, relations: 2, languages: ['da'] });
    expect(counts.linked).toBeGreaterThanOrEqual(2);
    expect(counts.dangling).not.toContain(BEDS);
    expect((await found('stovsugning'))[0]).toMatchObject({ uri: uris[BEDS], label: 'støvsuge overflader' });
    const concept = await t.api.get(`/taxonomy/esco/concept?uri=${encodeURIComponent(uris[BEDS]!)}`).expect(200);
    expect(concept.body.broader).toEqual([{ uri: 'g:1', label: 'rengøring' }]);
  });

  it('lends credit to competencies with the same parent that the taxonomy does not link itself', async () => {
    expect(await link(BEDS, DRILLS)).toEqual({ code: DRILLS, permille: 1000, esco: 'sibling' });
  });

  it('is replaced by another version of a language, and keeps the other languages', async () => {
    await bundle(skills('en', [uris[BEDS]!, 'vacuum surfaces'], ['s:1', 'bake']));
    await bundle(skills('da', [uris[BEDS]!, 'suge støv'], [uris[DRILLS]!, 'pudse vinduer']));
    expect((await found('suge'))[0]?.label).toBe('suge støv');
    expect((await found('vacuum'))[0]?.uri).toBe(uris[BEDS]);
    expect(await found('støvsugning')).toEqual([]);
    const again = await t.app.get(EscoService).suggest('skill', 'bake', 5, 'da');
    expect(again.map(({ uri }) => uri)).toEqual(['s:1']);
  });

  it('gives the reader its names at once, and takes them away with the next version', async () => {
    const uriOf = async (text: string) =>
      (await t.app.get(TextReader).read(text, 'cv')).findings.flatMap((one) =>
        'esco' in one && one.esco !== undefined ? [one.esco] : [],
      );
    expect(await uriOf('Jeg kan godt lide at suge støv.')).toContain(uris[BEDS]);
    await bundle(skills('da', [uris[BEDS]!, 'stille borde op'], ['s:9', 'puste glas']));
    expect(await uriOf('Jeg har pustet glas.')).toEqual(['s:9']);
    expect(await uriOf('Jeg kan stille borde op.')).toContain(uris[BEDS]);
  });

  it('says what is wrong with a question', async () => {
    await t.api.get('/taxonomy/esco').expect(422);
    await t.api.get('/taxonomy/esco?q=a&limit=1000').expect(422);
    await t.api.get('/taxonomy/esco/concept?uri=none').expect(404);
  });
});

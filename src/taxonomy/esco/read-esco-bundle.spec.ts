import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { EscoImportError, type EscoProgress, type EscoRow } from './esco.types';
import { readEscoBundle } from './read-esco-bundle';

const FILES = {
  'ISCOGroups_da.csv': 'conceptType,conceptUri,code,preferredLabel,altLabels\nISCOGroup,g:C9112,9112,Rengøring,\n',
  'occupations_da.csv':
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code\n' +
    'Occupation,o:1,9112,rengøringsassistent,"rengøringshjælp\nrengøringshjælp\nrengøringsassistent",Gør rent.,9112.1\n' +
    'Occupation,o:2,110,officer,,,0110.1\n',
  'skills_da.csv':
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n' +
    'KnowledgeSkillCompetence,s:1,skill/competence,cross-sector,moppe gulve,vaske gulve | gulvvask\n' +
    'KnowledgeSkillCompetence,s:2,knowledge,sector-specific,,\n',
  'occupationSkillRelations.csv':
    'occupationUri,relationType,skillType,skillUri\no:1,essential,skill,s:1\no:2,optional,skill,s:1\n',
  'skillSkillRelations_da.csv':
    'originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\ns:1,k,optional,k,s:2\n',
  'broaderRelationsOccPillar.csv': 'conceptType,conceptUri,broaderType,broaderUri\nOccupation,o:1,ISCOGroup,g:C9112\n',
  'greenSkillsCollection_da.csv': 'conceptType,conceptUri\nX,ignored\n',
} as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'esco-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const writeAll = () => Object.entries(FILES).forEach(([name, content]) => write(name, content));
const rowsOf = async (source: string | string[], onProgress?: (progress: EscoProgress) => void) => {
  const rows: EscoRow[] = [];
  for await (const row of readEscoBundle(source, onProgress ? { onProgress } : {})) rows.push(row);
  return rows;
};

/** A ZIP file whose parts are stored as they are. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, title, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, tail, title]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

describe('readEscoBundle', () => {
  it('reads a folder: groups, occupations, skills, then relations', async () => {
    writeAll();

    const rows = await rowsOf(folder);

    expect(rows.map(({ kind }) => kind)).toEqual([
      'isco-group', 'occupation', 'occupation', 'skill', 'broader', 'occupation-skill', 'occupation-skill', 'skill-skill',
    ]); // prettier-ignore
    expect(rows[1]).toEqual({
      kind: 'occupation',
      uri: 'o:1',
      language: 'da',
      label: 'rengøringsassistent',
      altLabels: ['rengøringshjælp'],
      description: 'Gør rent.',
      code: '9112.1',
      iscoGroup: '9112',
    });
    expect(rows[3]).toMatchObject({
      uri: 's:1',
      altLabels: ['vaske gulve', 'gulvvask'],
      skillType: 'skill/competence',
    });
    expect(rows.slice(5, 7)).toMatchObject([{ essential: true }, { essential: false }]);
  });

  it('gives back the zero that spreadsheet programs take from the armed forces', async () => {
    writeAll();

    expect((await rowsOf(folder))[2]).toMatchObject({ iscoGroup: '0110' });
  });

  it('reads ZIP files, also several at once and in folders within them', async () => {
    const first = write('a.zip', zipOf({ 'v1/skills_da.csv': FILES['skills_da.csv'] }));
    const second = write('b.zip', zipOf({ 'occupations_da.csv': FILES['occupations_da.csv'], 'readme.txt': 'x' }));

    expect((await rowsOf([first, second])).map(({ kind }) => kind)).toEqual(['occupation', 'occupation', 'skill']);
    expect(await rowsOf(folder)).toEqual(await rowsOf([first, second]));
  });

  it('takes each file of a language once, and languages side by side', async () => {
    writeAll();
    write('copy.zip', zipOf({ 'skills_da.csv': FILES['skills_da.csv'], 'skills_en.csv': FILES['skills_da.csv'] }));

    const skills = (await rowsOf(folder)).filter(({ kind }) => kind === 'skill');

    expect(skills.map((row) => ('language' in row ? row.language : ''))).toEqual(['da', 'en']);
  });

  it('tells how far it is, and gives the same rows when it is run again', async () => {
    writeAll();
    const told: EscoProgress[] = [];

    const rows = await rowsOf(folder, (progress) => told.push(progress));

    expect(told.filter(({ done }) => done)).toHaveLength(6);
    expect(told.at(-1)).toMatchObject({ fileNumber: 6, files: 6, done: true });
    expect(await rowsOf(folder)).toEqual(rows);
  });

  it.each([
    ['ESCO.NOTHING_TO_READ', 'a folder without files of ESCO', () => folder],
    ['ESCO.NOTHING_TO_READ', 'a path that does not exist', () => path.join(folder, 'none')],
    ['ESCO.BROKEN_FILE', 'a file that is no ZIP', () => write('x.zip', 'not a zip')],
    ['ESCO.MISSING_COLUMN', 'a table without its columns', () => write('skills_da.csv', 'conceptUri,label\ns:1,x\n')],
    ['ESCO.BROKEN_FILE', 'a table that is cut off', () => write('skills_da.csv', 'conceptUri,preferredLabel\ns:1,"x')],
  ])('refuses with %s: %s', async (code, _, source) => {
    const failure = await rowsOf(source()).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(EscoImportError);
    expect(failure).toMatchObject({ code });
  });
});

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { EscoImportError } from './esco.types';

/** What a file of the download holds, told by its name. */
export type EscoFileKind =
  | 'occupations'
  | 'skills'
  | 'isco-groups'
  | 'skill-groups'
  | 'occupation-skill'
  | 'skill-skill'
  | 'broader-occupation'
  | 'broader-skill';

/** One CSV file of a bundle. */
export interface EscoFile {
  name: string;
  kind: EscoFileKind;
  /** empty for relations, which have no language */
  language: string;
  open(): Promise<Readable>;
}

/** Names of the official files; relations carry a language only in later versions. Order: what others point to first. */
const KINDS: readonly [EscoFileKind, RegExp][] = [
  ['isco-groups', /^ISCOGroups_([a-z]{2})\.csv$/i],
  ['skill-groups', /^skillGroups_([a-z]{2})\.csv$/i],
  ['occupations', /^occupations_([a-z]{2})\.csv$/i],
  ['skills', /^skills_([a-z]{2})\.csv$/i],
  ['broader-occupation', /^broaderRelationsOccPillar(?:_([a-z]{2}))?\.csv$/i],
  ['broader-skill', /^broaderRelationsSkillPillar(?:_([a-z]{2}))?\.csv$/i],
  ['occupation-skill', /^occupationSkillRelations(?:_([a-z]{2}))?\.csv$/i],
  ['skill-skill', /^skillSkillRelations(?:_([a-z]{2}))?\.csv$/i],
];

/** Largest file that is unpacked, in bytes; the biggest of v1.2 is under 30 MB. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Opened containers and the CSV files in them. */
export interface EscoBundle {
  files: readonly EscoFile[];
  close(): void;
}

/**
 * Finds the CSV files of a download in folders (and ZIP files in them), ZIP files, or several of both; files of other
 * names are left alone. Each name and language is taken once, from the first source that has it.
 * @throws EscoImportError when a source is missing, damaged or has none of the files
 */
export async function openEscoBundle(sources: readonly string[]): Promise<EscoBundle> {
  const zips: ZipFile[] = [];
  const found: EscoFile[] = [];
  try {
    const open = async (source: string) => {
      const { zip, files } = await filesOfZip(source);
      zips.push(zip);
      found.push(...files);
    };
    for (const source of sources) {
      const info = await stat(source).catch(() => undefined);
      if (!info) throw nothing(path.basename(source), 'the file or folder does not exist.');
      if (info.isDirectory()) {
        const names = (await readdir(source)).sort();
        for (const name of names) found.push(...toFile(name, async () => createReadStream(path.join(source, name))));
        for (const name of names) if (/\.zip$/i.test(name)) await open(path.join(source, name));
      } else if (/\.csv$/i.test(source))
        found.push(...toFile(path.basename(source), async () => createReadStream(source)));
      else await open(source);
    }
    const names = new Set<string>();
    const files = found.filter(
      ({ kind, language }) => !names.has(`${kind} ${language}`) && names.add(`${kind} ${language}`),
    );
    if (files.length === 0)
      throw nothing(sources.map((one) => path.basename(one)).join(', '), 'no file of ESCO was found.');
    files.sort((a, b) => orderOf(a) - orderOf(b));
    return { files, close: () => zips.forEach((zip) => zip.close()) };
  } catch (error) {
    zips.forEach((zip) => zip.close());
    throw error;
  }
}

function orderOf({ kind }: EscoFile): number {
  return KINDS.findIndex(([name]) => name === kind);
}

function toFile(name: string, open: EscoFile['open']): EscoFile[] {
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(name);
    if (match) return [{ name, kind, language: match[1]?.toLowerCase() ?? '', open }];
  }
  return [];
}

function filesOfZip(source: string): Promise<{ zip: ZipFile; files: EscoFile[] }> {
  const name = path.basename(source);
  return new Promise((resolve, reject) => {
    openZip(source, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(broken(name));
      const files: EscoFile[] = [];
      zip.on('error', () => reject(broken(name)));
      zip.on('entry', (entry: Entry) => {
        files.push(...toFile(path.basename(entry.fileName), () => openEntry(zip, entry)));
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, files }));
      zip.readEntry();
    });
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const name = path.basename(entry.fileName);
  if (entry.uncompressedSize > LARGEST_FILE) {
    throw new EscoImportError('ESCO.TOO_LARGE', name, 'The file is too large.', `At most ${LARGEST_FILE} bytes.`);
  }
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(broken(name)) : resolve(stream)));
  });
}

function nothing(field: string, detail: string): EscoImportError {
  return new EscoImportError(
    'ESCO.NOTHING_TO_READ',
    field,
    detail,
    'The ZIP files or the folder of the official CSV download, e.g. with occupations_da.csv and skills_da.csv.',
  );
}

function broken(field: string): EscoImportError {
  return new EscoImportError('ESCO.BROKEN_FILE', field, 'The file is damaged.', 'The ZIP file as it was downloaded.');
}

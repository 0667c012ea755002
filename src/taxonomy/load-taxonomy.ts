import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { projectRoot } from '../common/project-root';
import { packageData, templatesOf, toCompetency } from './taxonomy-files';
import { Taxonomy } from './taxonomy';
import { TaxonomyError, type TaxonomyProblem } from './taxonomy.error';
import * as schema from './taxonomy.schema';
import type { TaxonomyData } from './taxonomy.types';

const PACKAGES = 'branchepakker';

/**
 * Reads the taxonomy from a folder laid out like the project's `seeds/taxonomy` (the default).
 * Reads the files anew at each call: keep the answer.
 * @throws TaxonomyError with every fault: a missing file, broken YAML, a wrong shape, a code that does not exist, …
 */
export function loadTaxonomy(dir: string = path.join(projectRoot(), 'seeds', 'taxonomy')): Taxonomy {
  const reader = new FileReader(dir);
  const transferable = reader.read('transferable.yaml', schema.transferableFile);
  const credentials = reader.read('credentials.yaml', schema.credentialsFile);
  const occupations = reader.read('occupations.yaml', schema.occupationsFile);
  const isco = reader.read('isco.yaml', schema.iscoFile);
  const steps = reader.read('steps.yaml', schema.stepsFile);
  const packages = reader.packageFiles().map((file) => ({ file, entry: reader.read(file, schema.branchepakkeFile) }));
  if (reader.problems.length > 0) throw new TaxonomyError(reader.problems);

  // Without problems every file was read; the checks only tell the compiler so.
  if (!transferable || !credentials || !occupations || !isco || !steps) throw new TaxonomyError([]);
  const read = packages.flatMap(({ file, entry }) => (entry ? [{ file, entry }] : []));
  const data: TaxonomyData = {
    competencies: [
      ...[...transferable.basic, ...transferable.shared].map(toCompetency),
      ...read.flatMap(({ entry }) => entry.competencies.map(toCompetency)),
    ],
    credentials: credentials.credentials,
    occupations: occupations.occupations,
    iscoGroups: isco.groups,
    branchepakker: read.map(({ entry }) => packageData(entry, steps.steps)),
    templates: read.flatMap(({ entry }) => templatesOf(entry)),
  };
  const fileOfPackage = new Map(read.map(({ file, entry }) => [entry.code, file]));
  return Taxonomy.fromData(data, (list, code) => fileOf(list, code, fileOfPackage));
}

/** The file in which an entry stands, so that a fault can be found. */
function fileOf(list: string, code: string, fileOfPackage: ReadonlyMap<string, string>): string {
  if (list === 'credentials' || list === 'occupations') return `${list}.yaml`;
  if (list === 'iscoGroups') return 'isco.yaml';
  return fileOfPackage.get(code.split('.')[0]!.toUpperCase()) ?? 'transferable.yaml';
}

/** Reads and checks files one by one and collects what is wrong with each. */
class FileReader {
  readonly problems: TaxonomyProblem[] = [];

  constructor(private readonly dir: string) {}

  /** Package files in the order of their names. */
  packageFiles(): string[] {
    const folder = path.join(this.dir, PACKAGES);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
    if (names.length === 0) this.fault(PACKAGES, '', 'no files', 'one YAML file for each branchepakke');
    return names.sort().map((name) => `${PACKAGES}/${name}`);
  }

  read<S extends z.ZodType>(file: string, shape: S): z.output<S> | undefined {
    const full = path.join(this.dir, file);
    if (!existsSync(full)) return this.fault(file, '', 'the file is missing', 'a YAML file');
    const document = parseDocument(readFileSync(full, 'utf8'));
    if (document.errors.length > 0) {
      for (const error of document.errors) {
        const [{ line, col } = { line: 0, col: 0 }] = error.linePos ?? [];
        this.fault(file, `line ${line}:${col}`, error.message.split('\n')[0]!, 'YAML that can be read');
      }
      return undefined;
    }
    const raw: unknown = document.toJS();
    const parsed = shape.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.fault(file, placeOf(raw, issue.path), valueText(valueAt(raw, issue.path)), issue.message);
    }
    return undefined;
  }

  private fault(file: string, place: string, detail: string, expected: string): undefined {
    this.problems.push({ file, path: place, detail, expected });
  }
}

function valueAt(raw: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}

/** A path in which list entries are named by their code: `competencies[reng.moppe_gulv].labels.en`. */
function placeOf(raw: unknown, keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => {
      if (typeof key !== 'number') return index === 0 ? String(key) : `.${String(key)}`;
      const code = valueAt(raw, [...keys.slice(0, index + 1), 'code']);
      return `[${typeof code === 'string' ? code : key}]`;
    })
    .join('');
}

function valueText(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 80);
}

/**
 * Reads every file of the given files and folders and prints what came of it. Ends with 1 only when a reader crashed
 * or gave a record the API would refuse; a file that is refused with a reason is a good answer.
 *
 *   node -r @swc-node/register scripts/try-imports.ts <file or folder> [--naughty <list.json>]
 *
 * `--naughty` takes a JSON list of strings and puts each one into cells of CSV tables of both kinds.
 */
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CandidateInputDto } from '../src/candidates/candidate-input.dto';
import { errorFile, type ParsedFile, parseFile } from '../src/intake';
import { OpeningInputDto } from '../src/openings/opening-input.dto';

const MUNICIPALITY = '0851';

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Records the API would refuse, as `path: field constraint`. */
function invalidRecords(parsed: ParsedFile): string[] {
  return parsed.records.flatMap((record) => {
    const type = record.kind === 'candidates' ? CandidateInputDto : OpeningInputDto;
    const instance = plainToInstance<object, unknown>(type, record.input);
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    return errors.map(
      (error) => `${record.path || record.line}: ${error.property} ${JSON.stringify(error.constraints)}`,
    );
  });
}

interface Line {
  file: string;
  format: string;
  records: number;
  refusals: number;
  notes: number;
  unmapped: number;
  invalid: number;
  reason: string;
}

async function tryFile(name: string, bytes: Buffer): Promise<Line> {
  const parsed = await parseFile({ name, bytes }, { municipality: MUNICIPALITY });
  errorFile(parsed);
  const invalid = invalidRecords(parsed);
  for (const one of invalid) console.error(`INVALID ${name} ${one}`);
  return {
    file: name,
    format: parsed.format,
    records: parsed.records.length,
    refusals: parsed.refusals.length,
    notes: parsed.records.reduce((sum, record) => sum + record.notes.length, 0),
    unmapped: parsed.records.reduce((sum, record) => sum + (record.input.unmapped?.length ?? 0), 0),
    invalid: invalid.length,
    reason: [...new Set(parsed.refusals.flatMap((one) => one.problems.map((problem) => problem.code)))].join(' '),
  };
}

function naughtyTables(path: string): { name: string; bytes: Buffer }[] {
  const strings = JSON.parse(readFileSync(path, 'utf8')) as string[];
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const table = (headers: string[]): Buffer =>
    Buffer.from([headers.join(';'), ...strings.map((text) => headers.map(() => cell(text)).join(';'))].join('\n'));
  return [
    {
      name: 'naughty candidates.csv',
      bytes: table(['Fornavn', 'Efternavn', 'Postnr', 'Sprog', 'Kompetencer', 'Andet']),
    },
    { name: 'naughty openings.csv', bytes: table(['Titel', 'Beskrivelse', 'Ordninger', 'Opgaver', 'Frist', 'Andet']) },
    {
      name: 'naughty resume.json',
      bytes: Buffer.from(
        JSON.stringify(strings.map((text) => ({ basics: { name: text, summary: text }, work: [{ position: text }] }))),
      ),
    },
    {
      name: 'naughty posting.json',
      bytes: Buffer.from(
        JSON.stringify(
          strings.map((text) => ({ '@type': 'JobPosting', title: text || 'x', description: text, other: text })),
        ),
      ),
    },
  ];
}

async function main(args: string[]): Promise<number> {
  const at = args.indexOf('--naughty');
  const list = at < 0 ? undefined : args[at + 1];
  const paths = at < 0 ? args : args.slice(0, at);
  const inputs = [
    ...paths.flatMap(filesUnder).map((name) => ({ name, bytes: readFileSync(name) })),
    ...(list === undefined ? [] : naughtyTables(list)),
  ];
  const lines: Line[] = [];
  let crashes = 0;
  for (const { name, bytes } of inputs) {
    try {
      lines.push(await tryFile(name, bytes));
    } catch (error) {
      crashes += 1;
      console.error(`CRASH ${name}`, error);
    }
  }
  console.table(lines);
  const invalid = lines.reduce((sum, line) => sum + line.invalid, 0);
  console.log(`${inputs.length} files, ${crashes} crashes, ${invalid} invalid fields`);
  return crashes + invalid > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/**
 * Openings and candidates from files, for commands that need no database. A JSON file of the API's shape (one object or
 * a list) is held against the API's own rules; every other format goes through the readers of imports first.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { candidateFacts } from '../../candidates/candidate-facts';
import { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { checkCandidate } from '../../candidates/candidate-rules';
import { type DtoClass, fieldProblems, isPlainObject, validated } from '../../common/api/validate';
import type { References } from '../../common/code-book';
import type { FieldProblem } from '../../common/errors';
import { parseFile, type RecordKind } from '../../intake';
import { NO_CASEWORK } from '../../casework/casework-facts';
import { schemeOpening, schemePerson, UNKNOWN_WORKPLACE } from '../../casework/scheme-facts';
import type { CandidateFacts, IsoDate, OpeningFacts } from '../../matching/core/facts';
import { type DatedRecords, withDatedRecords } from '../../matching/facts/person-progress';
import { schemeRoom, schemeWindowsOn } from '../../matching/facts/scheme-windows';
import type { RuleBook, SchemePerson } from '../../schemes';
import { openingFacts } from '../../openings/opening-facts';
import { OpeningInputDto } from '../../openings/opening-input.dto';
import { checkOpening } from '../../openings/opening-rules';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import { problemLine, ToldError } from '../terminal/told-error';

/** What records of a file are checked against. */
export interface FileReferences extends References {
  taxonomy: Taxonomy;
  rules: RuleBook;
  /** for formats that do not name one */
  municipality: string | undefined;
  /** the day on which the facts are judged */
  asOf: string;
}

/** An opening of a file. */
export interface FileOpening {
  title: string;
  input: OpeningInputDto;
  facts: OpeningFacts;
}

/** A person of a file. */
export interface FilePerson {
  facts: CandidateFacts;
  /** what the scheme rules may know of the person */
  person: SchemePerson;
}

/** Reads the one opening of a file. Nothing is known of its workplace. @throws ToldError with everything that is wrong with it */
export async function readOpening(file: string, references: FileReferences): Promise<FileOpening> {
  const inputs = await read(file, 'openings', OpeningInputDto, references, checkOpening);
  const input = inputs[0]!;
  if (inputs.length > 1) throw new ToldError(`${file} holds ${inputs.length} openings; give a file with one.`);
  const { rules, asOf } = references;
  const facts = openingFacts(input, { id: keyOf(input, 0), draw: drawOf(input) });
  const room = schemeRoom(schemeOpening(input), UNKNOWN_WORKPLACE, rules, asOf);
  return { title: input.title, input, facts: { ...facts, schemeRoom: room } };
}

/**
 * Reads the people of a file. Each is known by its `externalId`, else by its place in the file (`#1`).
 * @throws ToldError with everything that is wrong with them
 */
export async function readCandidates(file: string, references: FileReferences): Promise<FilePerson[]> {
  const inputs = await read(file, 'candidates', CandidateInputDto, references, checkCandidate);
  const { asOf, rules, taxonomy } = references;
  const windowsOf = schemeWindowsOn(rules, asOf);
  const people = inputs.map((input, index): FilePerson => {
    const person = schemePerson(input, NO_CASEWORK, asOf);
    const plain = candidateFacts(input, {
      id: keyOf(input, index),
      draw: drawOf(input),
      rejections: [],
      asOf,
      credentials: taxonomy,
    });
    const facts = withDatedRecords(plain, datedRecords(input), taxonomy.on(asOf).branchepakker());
    return { person, facts: { ...facts, schemeWindows: windowsOf(person) } };
  });
  const seen = new Set<string>();
  for (const {
    facts: { id },
  } of people) {
    if (seen.has(id)) throw new ToldError(`${file} names the key ${id} twice; each person needs one of their own.`);
    seen.add(id);
  }
  return people;
}

/** What a file says with a date; a file carries no history, so a pace is known of Danish at most. */
function datedRecords({ residence, languages, branchepakker }: CandidateInputDto): DatedRecords {
  const assessed = (languages ?? []).flatMap(({ language, assessedOn }): [string, IsoDate][] =>
    assessedOn ? [[language, assessedOn]] : [],
  );
  return {
    programmeFrom: residence?.programmeFrom,
    assessedOn: Object.fromEntries(assessed),
    steps: (branchepakker ?? []).flatMap(({ code, step, reachedOn }) =>
      reachedOn ? [{ branchepakke: code, step, on: reachedOn }] : [],
    ),
    waivers: [],
  };
}

async function read<T extends object>(
  file: string,
  kind: RecordKind,
  dto: DtoClass<T>,
  references: FileReferences,
  check: (input: T, references: References) => FieldProblem[],
): Promise<T[]> {
  const bytes = bytesOf(file);
  const raw = apiShape(bytes) ?? (await imported(file, bytes, kind, references));
  const faults: string[] = [];
  const inputs = raw.flatMap(({ where, value }) => {
    const problems = fieldProblems(dto, value);
    const input = problems.length === 0 ? validated(dto, value) : undefined;
    if (input) problems.push(...check(input, references));
    faults.push(...problems.map((problem) => `${where}${problemLine(problem)}`));
    return input && problems.length === 0 ? [input] : [];
  });
  if (faults.length > 0) throw new ToldError(`${file} cannot be used:`, faults);
  if (inputs.length === 0) throw new ToldError(`${file} holds no ${kind}.`);
  return inputs;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new ToldError(`${file} cannot be read: ${why}`);
  }
}

interface RawRecord {
  where: string;
  value: unknown;
}

/** The records of a JSON file of the API's shape, told by its `municipality`; undefined for any other file. */
function apiShape(bytes: Buffer): RawRecord[] | undefined {
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const list = Array.isArray(content) ? (content as unknown[]) : [content];
  if (!list.some((entry) => isPlainObject(entry) && 'municipality' in entry)) return undefined;
  return list.map((value, index) => ({ where: Array.isArray(content) ? `[${index}] ` : '', value }));
}

async function imported(
  file: string,
  bytes: Buffer,
  kind: RecordKind,
  { municipality, taxonomy }: FileReferences,
): Promise<RawRecord[]> {
  const options = { municipality: municipality ?? '0000', kind, taxonomy };
  const parsed = await parseFile({ name: path.basename(file), bytes }, options);
  const faults = parsed.refusals.flatMap(({ line, path: place, problems }) =>
    problems.map((problem) => `${line === null ? place : `line ${line} `}${problemLine(problem)}`),
  );
  if (faults.length > 0) throw new ToldError(`${file} cannot be used:`, faults);
  if (municipality === undefined) {
    throw new ToldError(`${file} names no municipality; give it with --municipality, e.g. --municipality 0851.`);
  }
  if (parsed.kind !== kind) throw new ToldError(`${file} holds ${parsed.kind}, not ${kind}.`);
  return parsed.records.map(({ line, path: place, input }) => ({
    where: line === null ? (place === '' ? '' : `${place} `) : `line ${line} `,
    value: JSON.parse(JSON.stringify(input)) as unknown,
  }));
}

function keyOf(input: { externalId?: string | null }, index: number): string {
  return input.externalId ?? `#${index + 1}`;
}

/** Stands in for the number recorded at registration: the same record always draws the same. */
function drawOf(input: { externalId?: string | null }): number {
  return createHash('sha256')
    .update(input.externalId ?? JSON.stringify(input))
    .digest()
    .readUInt32BE(0);
}

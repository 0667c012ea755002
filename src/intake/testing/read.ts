/** Short hands for the specs of the readers: read a text, and check what came of it as the API would. */
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { OpeningInputDto } from '../../openings/opening-input.dto';
import { parseFile } from '../parse-file';
import type { ParsedFile, ParseOptions } from '../records/parsed-file';

/** Municipality of all fixtures. */
export const MUNICIPALITY = '0851';

/** Reads a file and fails when a record of it would be refused by the API. */
export async function read(
  content: string | Buffer,
  options: Partial<ParseOptions> = {},
  name = 'file',
): Promise<ParsedFile> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  const parsed = await parseFile({ name, bytes }, { municipality: MUNICIPALITY, ...options });
  for (const { kind, input } of parsed.records) {
    const type = kind === 'candidates' ? CandidateInputDto : OpeningInputDto;
    const instance = plainToInstance<object, unknown>(type, input);
    expect(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  }
  return parsed;
}

/** The first person of a file. */
export async function readCandidate(
  content: string | Buffer,
  options: Partial<ParseOptions> = {},
): Promise<CandidateInputDto> {
  const record = (await read(content, options)).records[0];
  if (record?.kind !== 'candidates') throw new Error('no candidate was read');
  return record.input;
}

/** The first opening of a file. */
export async function readOpening(
  content: string | Buffer,
  options: Partial<ParseOptions> = {},
): Promise<OpeningInputDto> {
  const record = (await read(content, options)).records[0];
  if (record?.kind !== 'openings') throw new Error('no opening was read');
  return record.input;
}

/** Codes of all refusals, in order. */
export function refusalCodes(parsed: ParsedFile): string[] {
  return parsed.refusals.flatMap((refusal) => refusal.problems.map((problem) => problem.code));
}

/** Codes of the notes of the first record, in order. */
export function noteCodes(parsed: ParsedFile): string[] {
  return parsed.records[0]?.notes.map((note) => note.code) ?? [];
}

/** The unmapped text at a path. */
export function unmappedAt(input: { unmapped?: { path: string; text: string }[] }, path: string): string | undefined {
  return input.unmapped?.find((entry) => entry.path === path)?.text;
}

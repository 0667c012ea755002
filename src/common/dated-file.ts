/** Files of the rules folder: YAML with a version, a note, and entries that begin on a day. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from './project-root';

/** A file of the rules folder cannot be used. Code `RULES.INVALID`; `problems` lists everything that is wrong. */
export class InvalidRules extends Error {
  readonly code = 'RULES.INVALID';
  constructor(readonly problems: readonly string[]) {
    super(`RULES.INVALID: ${problems.length} problem(s) in the rule data\n- ${problems.join('\n- ')}`);
    this.name = 'InvalidRules';
  }
}

/** An existing calendar date `YYYY-MM-DD`. */
export const isoDate = z.iso.date('must be an existing date written YYYY-MM-DD');

/** Text of a file in the rules folder; a folder without the file uses the one the product ships with. */
export function rulesFile(name: string, dir?: string): string {
  const own = dir === undefined ? undefined : path.join(dir, name);
  const shipped = path.join(projectRoot(), 'rules', name);
  return readFileSync(own !== undefined && existsSync(own) ? own : shipped, 'utf8');
}

/** Reads YAML of a shape. @throws InvalidRules with every fault, each with the file and the place in it */
export function parseYaml<T>(name: string, text: string, shape: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new InvalidRules([`${name}: not readable as YAML: ${(error as Error).message}`]);
  }
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new InvalidRules(
    parsed.error.issues.map(
      ({ path: at, message }) => `${name}${at.length > 0 ? ` at ${at.join('.')}` : ''}: ${message}`,
    ),
  );
}

/** Faults of days that must be different: two entries cannot begin together. */
export function sameDays(name: string, days: readonly string[]): string[] {
  return days
    .filter((day, index) => days.indexOf(day) !== index)
    .map((day) => `${name}: two entries begin on ${day}; one of them must begin on another day`);
}

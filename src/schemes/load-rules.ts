import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../common/project-root';
import { InvalidRules, RuleBook, type RuleEntry, ruleFileSchema } from './rule-book';
import { ruleParameterShapes } from './rule-shapes';

/** Files of the rules folder that hold something else than rules of schemes and deadlines. */
const OTHER_FILES: readonly string[] = ['policy.yaml', 'reason-codes.yaml', 'branchepakker.yaml'];

interface Problem {
  path: readonly PropertyKey[];
  message: string;
}

function describe(where: string, issues: readonly Problem[]): string[] {
  return issues.map(({ path: at, message }) => `${where}${at.length > 0 ? ` at ${at.join('.')}` : ''}: ${message}`);
}

/**
 * Checks rule files (name → YAML text) against the rules the program knows, and returns them as one book with parsed
 * parameters; files of other things in the folder are passed over. Throws `InvalidRules` (`RULES.INVALID`) with every fault: bad YAML or shape, a rule without data, data
 * without a rule, parameters of the wrong shape, overlapping periods.
 */
export function parseRules(files: Readonly<Record<string, string>>): RuleBook {
  const problems: string[] = [];
  const entries: RuleEntry[] = [];
  for (const [name, text] of Object.entries(files)) {
    if (OTHER_FILES.includes(name)) continue;
    let data: unknown;
    try {
      data = parse(text);
    } catch (error) {
      problems.push(`${name}: not readable as YAML: ${(error as Error).message}`);
      continue;
    }
    const file = ruleFileSchema.safeParse(data);
    if (!file.success) {
      problems.push(...describe(name, file.error.issues));
      continue;
    }
    for (const entry of file.data.rules) {
      const shape = ruleParameterShapes.get(entry.code);
      if (shape === undefined) {
        problems.push(`${name}: ${entry.code}: no such rule in the program`);
        continue;
      }
      const periods = entry.periods.map((period) => {
        const params = shape.safeParse(period.params);
        const where = `${name}: ${entry.code} from ${period.validFrom}`;
        if (!params.success) problems.push(...describe(where, params.error.issues));
        return { ...period, params: params.success ? (params.data as Record<string, unknown>) : period.params };
      });
      entries.push({ ...entry, periods });
    }
  }
  const given = new Set(entries.map(({ code }) => code));
  for (const code of ruleParameterShapes.keys()) {
    if (!given.has(code)) problems.push(`${code}: no data for this rule`);
  }
  if (problems.length > 0) throw new InvalidRules(problems);
  return new RuleBook(entries);
}

/** Reads the rule files of a folder, by default the project's `rules/`. Throws as `parseRules` does. */
export function loadRules(dir: string = path.join(projectRoot(), 'rules')): RuleBook {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (names.length === 0) throw new InvalidRules([`no .yaml file in the folder ${path.basename(dir)}`]);
  return parseRules(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(dir, name), 'utf8')])));
}

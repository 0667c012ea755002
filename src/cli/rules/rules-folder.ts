/** A whole rules folder – scheme rules, policies, reasons, package changes – and what differs between two of them. */
import { isDeepStrictEqual } from 'node:util';
import { InvalidRules } from '../../common/dated-file';
import type { IsoDate } from '../../matching/core/facts';
import { loadPolicies, type PolicyBook } from '../../matching/policy-book';
import { loadRules, type RuleBook } from '../../schemes';
import { loadReasons, type ReasonBook } from '../../suggestions/reason-book';
import { loadPackageChanges, withPackageChanges } from '../../taxonomy/package-changes';
import type { Taxonomy } from '../../taxonomy/taxonomy';

/** Everything a rules folder decides. */
export interface RulesFolder {
  rules: RuleBook;
  policies: PolicyBook;
  reasons: ReasonBook;
  /** with the package changes of the folder */
  taxonomy: Taxonomy;
}

/** A number of the policy that differs. */
export interface ChangedNumber {
  /** e.g. `weights.commute` */
  field: string;
  before: unknown;
  after: unknown;
}

/** What differs on a day, beside the rules of the schemes. */
export interface FolderDiff {
  policy: { before: string; after: string; numbers: ChangedNumber[] };
  /** codes of reasons */
  reasons: { added: string[]; retired: string[]; changed: string[] };
  /** steps and job templates that ask for something else, e.g. `RENG T1`, `reng.kontor-morgen` */
  packages: string[];
}

/**
 * Reads a folder; files it does not have are those the product ships with.
 * @param dir left out = the product's own
 * @throws InvalidRules with the faults of all files together
 */
export function readRulesFolder(dir: string | undefined, taxonomy: Taxonomy): RulesFolder {
  const problems: string[] = [];
  const read = <T>(load: () => T): T | undefined => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof InvalidRules)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const rules = read(() => loadRules(dir));
  const policies = read(() => loadPolicies(dir));
  const reasons = read(() => loadReasons(dir));
  const changed = read(() => withPackageChanges(taxonomy, loadPackageChanges(dir)));
  if (!rules || !policies || !reasons || !changed) throw new InvalidRules(problems);
  return { rules, policies, reasons, taxonomy: changed };
}

/** Compares two folders on a day; the rules of the schemes have a comparison of their own (`rule-diff.ts`). */
export function diffFolders(before: RulesFolder, after: RulesFolder, asOf: IsoDate): FolderDiff {
  const policies = { before: before.policies.on(asOf), after: after.policies.on(asOf) };
  return {
    policy: {
      before: policies.before.version,
      after: policies.after.version,
      numbers: numbersThatDiffer(policies.before, policies.after).filter(({ field }) => field !== 'version'),
    },
    reasons: reasonsThatDiffer(before.reasons, after.reasons, asOf),
    packages: packagesThatDiffer(before.taxonomy.on(asOf), after.taxonomy.on(asOf)),
  };
}

function numbersThatDiffer(before: unknown, after: unknown, at = ''): ChangedNumber[] {
  if (isDeepStrictEqual(before, after)) return [];
  const inner = typeof before === 'object' && before !== null && !Array.isArray(before);
  if (!inner) return [{ field: at, before, after }];
  return Object.entries(before).flatMap(([key, value]) =>
    numbersThatDiffer(value, Reflect.get(after as object, key), at === '' ? key : `${at}.${key}`),
  );
}

function reasonsThatDiffer(before: ReasonBook, after: ReasonBook, asOf: IsoDate): FolderDiff['reasons'] {
  const old = new Map(before.on(asOf).map((reason) => [reason.code, reason]));
  const own = new Map(after.on(asOf).map((reason) => [reason.code, reason]));
  return {
    added: [...own.keys()].filter((code) => !old.has(code)),
    retired: [...old.keys()].filter((code) => !own.has(code)),
    changed: [...own].flatMap(([code, reason]) =>
      old.has(code) && !isDeepStrictEqual(old.get(code), reason) ? [code] : [],
    ),
  };
}

function packagesThatDiffer(before: Taxonomy, after: Taxonomy): string[] {
  const steps = after.branchepakker().flatMap(({ code, steps: own }) =>
    own.flatMap(({ step, goals }) => {
      const old = before.branchepakke(code)?.steps.find((one) => one.step === step);
      return isDeepStrictEqual(old?.goals, goals) ? [] : [`${code} ${step}`];
    }),
  );
  const jobs = after
    .templates()
    .flatMap(({ code, tasks }) => (isDeepStrictEqual(before.template(code)?.tasks, tasks) ? [] : [code]));
  return [...steps, ...jobs];
}

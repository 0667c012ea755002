/** The policies of a municipality, each from its first day until the next one begins. Pure but for `loadPolicies`. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InvalidRules, isoDate, parseYaml, rulesFile, sameDays } from '../common/dated-file';
import type { IsoDate } from './core/facts';
import { DEFAULT_POLICY, type Policy } from './core/policy';
import { validatePolicy } from './core/policy-validation';

/** Name of the file in the rules folder. */
export const POLICY_FILE = 'policy.yaml';

/** One policy with its first day. */
export interface DatedPolicy {
  validFrom: IsoDate;
  /** who decided the numbers and why */
  source: string;
  policy: Policy;
}

const policyFile = z.strictObject({
  version: z.number().int().positive(),
  note: z.string().min(1),
  policies: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'must be small letters, digits, dots and hyphens'),
        validFrom: isoDate,
        source: z.string().min(1),
        numbers: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1),
});

/** Which policy decides on a day. */
export class PolicyBook {
  /** earliest first */
  readonly policies: readonly DatedPolicy[];

  /** @throws InvalidRules when there is none, or two begin on one day */
  constructor(policies: readonly DatedPolicy[]) {
    const problems = sameDays(
      POLICY_FILE,
      policies.map(({ validFrom }) => validFrom),
    );
    if (policies.length === 0) problems.push(`${POLICY_FILE}: there is no policy`);
    if (problems.length > 0) throw new InvalidRules(problems);
    this.policies = [...policies].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  }

  /** The policy of a day; days before the first one are judged by the first. */
  on(day: IsoDate): Policy {
    return (this.policies.findLast(({ validFrom }) => validFrom <= day) ?? this.policies[0]!).policy;
  }
}

/**
 * Reads `policy.yaml`. Numbers that a policy leaves out are those the product ships with.
 * @throws InvalidRules with every fault: a number that does not exist, a value out of its range, an order that is broken
 */
export function parsePolicies(text: string): PolicyBook {
  const { policies } = parseYaml(POLICY_FILE, text, policyFile);
  const problems: string[] = [];
  const { version: _shipped, ...shipped } = DEFAULT_POLICY;
  const read = policies.map(({ name, validFrom, source, numbers }): DatedPolicy => {
    const where = `${POLICY_FILE}: ${name}`;
    const complete = overlaid(shipped, numbers, (field, expected) =>
      problems.push(`${where}: ${field}: ${expected}`),
    ) as Omit<Policy, 'version'>;
    return { validFrom, source, policy: { ...complete, version: versionOf(name, complete) } };
  });
  if (problems.length === 0) {
    for (const { policy } of read) {
      const digits = policy.jobGoal.sharedDigitsPermille.length;
      if (digits !== 5)
        problems.push(`${POLICY_FILE}: ${policy.version}: jobGoal.sharedDigitsPermille: must hold 5 numbers`);
      for (const { field, expected } of validatePolicy(policy)) {
        problems.push(`${POLICY_FILE}: ${policy.version}: ${field}: must be ${expected}`);
      }
    }
  }
  if (problems.length > 0) throw new InvalidRules(problems);
  return new PolicyBook(read);
}

/** The policies of a rules folder, by default the project's own. @throws InvalidRules */
export function loadPolicies(dir?: string): PolicyBook {
  return parsePolicies(rulesFile(POLICY_FILE, dir));
}

/** The name says which policy people mean; the digits behind it change with any number. The shipped one is bare. */
function versionOf(name: string, numbers: Omit<Policy, 'version'>): string {
  const { version, ...shipped } = DEFAULT_POLICY;
  const same = name === version && JSON.stringify(sorted(numbers)) === JSON.stringify(sorted(shipped));
  if (same) return name;
  return `${name}-${createHash('sha256')
    .update(JSON.stringify(sorted(numbers)))
    .digest('hex')
    .slice(0, 8)}`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** `base` with the values of `own`; tells every key that is unknown and every value of another kind. */
function overlaid(base: unknown, own: unknown, tell: (field: string, expected: string) => void, at = ''): unknown {
  if (own === undefined) return base;
  if (Array.isArray(base)) {
    const numbers = Array.isArray(own) && own.every((item) => typeof item === 'number');
    if (!numbers) tell(at, 'must be a list of numbers');
    return numbers ? own : base;
  }
  if (typeof base !== 'object' || base === null) {
    if (typeof own !== typeof base) tell(at, `must be ${typeof base === 'boolean' ? 'true or false' : 'a number'}`);
    return typeof own === typeof base ? own : base;
  }
  if (typeof own !== 'object' || own === null || Array.isArray(own)) {
    tell(at, `must hold ${Object.keys(base).join(', ')}`);
    return base;
  }
  const place = (key: string): string => (at === '' ? key : `${at}.${key}`);
  for (const key of Object.keys(own)) {
    if (!(key in base)) tell(place(key), `no such number; there are ${Object.keys(base).join(', ')}`);
  }
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => [key, overlaid(value, Reflect.get(own, key), tell, place(key))]),
  );
}

/** What `npm audit --json` said: pure. */

/** How grave an advisory is, the gravest first. */
export const SEVERITIES = ['critical', 'high', 'moderate', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The outcome: no registry answered, or what it knows of the installed packages. */
export type AuditOutcome =
  { asked: false; why: string } | { asked: true; found: { name: string; severity: Severity; title: string }[] };

interface Advisory {
  name?: unknown;
  severity?: unknown;
  via?: unknown;
}

/** Reads the answer. Whatever is no report, e.g. of a registry that takes no such questions, counts as not asked. */
export function auditOutcome(text: string): AuditOutcome {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return { asked: false, why: 'npm gave no report' };
  }
  const { vulnerabilities, message } = (said ?? {}) as {
    vulnerabilities?: Record<string, Advisory>;
    message?: unknown;
  };
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    return {
      asked: false,
      why: typeof message === 'string' ? message.replace(/https?:\S+/g, 'the registry') : 'no report',
    };
  }
  const found = Object.entries(vulnerabilities).flatMap(([name, { severity, via }]) => {
    const known = SEVERITIES.find((one) => one === severity);
    return known ? [{ name, severity: known, title: titleOf(via) }] : [];
  });
  return { asked: true, found: found.sort((a, b) => rank(a.severity) - rank(b.severity) || compare(a.name, b.name)) };
}

/** Whether an outcome must stop a release: something high or critical is known. */
export function mustBeMended(outcome: AuditOutcome): boolean {
  return outcome.asked && outcome.found.some(({ severity }) => severity === 'critical' || severity === 'high');
}

function titleOf(via: unknown): string {
  const titles = (Array.isArray(via) ? via : []).flatMap((one: unknown) =>
    typeof one === 'string' ? [`through ${one}`] : [String((one as { title?: unknown } | null)?.title ?? '')],
  );
  return titles.filter(Boolean).join('; ');
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

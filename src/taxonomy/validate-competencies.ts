import type { ProblemList } from './problem-list';
import type { CompetencyData, TaxonomyData } from './taxonomy.types';

/** Groups of competencies that belong to no single branchepakke: the basic ones, and those shared by several. */
export const COMMON_GROUPS = ['tv', 'faelles'] as const;

const LIST = 'competencies';

/** Group of a competency code, e.g. `reng` of `reng.moppe_gulv`. */
export function competencyGroup(code: string): string {
  return code.slice(0, code.indexOf('.'));
}

/** Links to unknown codes or to itself, links stated twice, weights out of range, circles, unknown credentials. */
export function validateCompetencies(data: TaxonomyData, problems: ProblemList): void {
  const known = new Set(data.competencies.map(({ code }) => code));
  const credentials = new Set(data.credentials.map(({ code }) => code));
  const groups = new Set<string>([...COMMON_GROUPS, ...data.branchepakker.map(({ code }) => code.toLowerCase())]);
  const relatedPairs = new Set<string>();
  for (const competency of data.competencies) {
    const { code } = competency;
    problems.known(competencyGroup(code), groups, LIST, code, 'code', 'group of competencies');
    for (const credential of competency.credentials) {
      problems.known(credential, credentials, LIST, code, 'credentials', 'credential');
    }
    for (const kind of ['broader', 'related'] as const) validateLinks(competency, kind, known, problems);
    for (const link of competency.related) {
      const pair = [code, link.code].sort().join(' ');
      if (relatedPairs.has(pair)) {
        problems.add(LIST, code, `related.${link.code}`, 'the pair is linked twice', 'the link on one of the two only');
      }
      relatedPairs.add(pair);
    }
  }
  validateNoCircle(data.competencies, known, problems);
}

function validateLinks(
  competency: CompetencyData,
  kind: 'broader' | 'related',
  known: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const { code } = competency;
  const seen = new Set<string>();
  for (const link of competency[kind]) {
    const field = `${kind}.${link.code}`;
    if (link.code === code) problems.add(LIST, code, field, 'links to itself', 'the code of another competency');
    else problems.known(link.code, known, LIST, code, field, 'competency');
    if (seen.has(link.code)) problems.add(LIST, code, field, 'stated twice', 'one weight for each code');
    seen.add(link.code);
    if (!Number.isInteger(link.permille) || link.permille < 100 || link.permille > 900) {
      problems.add(LIST, code, field, `weight ${link.permille}`, 'a whole number of thousandths, 100 to 900');
    }
  }
}

/** `broader` is one way: following it must end. Every circle is told once, from its first code in the alphabet. */
function validateNoCircle(
  competencies: readonly CompetencyData[],
  known: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const broader = new Map(competencies.map((entry) => [entry.code, entry.broader.map((link) => link.code)]));
  const done = new Set<string>();
  const visit = (code: string, path: readonly string[]): void => {
    const start = path.indexOf(code);
    if (start >= 0) {
      const circle = [...path.slice(start), code].join(' → ');
      problems.add(LIST, code, 'broader', `circle ${circle}`, 'links that lead upwards only; use `related` for one');
      return;
    }
    if (done.has(code)) return;
    for (const next of broader.get(code) ?? []) if (known.has(next) && next !== code) visit(next, [...path, code]);
    done.add(code);
  };
  for (const code of [...broader.keys()].sort()) visit(code, []);
}

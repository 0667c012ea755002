import { ProblemList, type FileOf } from './problem-list';
import { TaxonomyError } from './taxonomy.error';
import { fold } from './taxonomy.fold';
import type { CredentialData, Labels, OccupationData, Synonyms, TaxonomyData } from './taxonomy.types';
import { validateBranchepakker } from './validate-branchepakker';
import { validateCompetencies } from './validate-competencies';

/** An entry of one of the lists, as far as all lists agree. */
interface Named {
  code: string;
  labels: Labels;
  synonyms?: Synonyms;
}

/**
 * Checks that the taxonomy is whole: every code once, every named code there, every label in both languages, no word
 * that means two things of one kind, weights in range, no circles.
 * @throws TaxonomyError with every fault found
 */
export function validateTaxonomy(data: TaxonomyData, fileOf: FileOf = () => 'data'): void {
  const problems = new ProblemList(fileOf);
  const lists: Readonly<Record<string, readonly Named[]>> = {
    competencies: data.competencies,
    credentials: data.credentials,
    occupations: data.occupations,
    iscoGroups: data.iscoGroups,
    branchepakker: data.branchepakker,
    templates: data.templates,
  };
  for (const [list, entries] of Object.entries(lists)) {
    validateCodes(list, entries, problems);
    validateLabels(list, entries, problems);
    validateWords(list, entries, problems);
  }
  validateCompetencies(data, problems);
  validateCredentials(data.credentials, problems);
  validateOccupations(data, problems);
  validateBranchepakker(data, problems);
  if (problems.problems.length > 0) throw new TaxonomyError(problems.problems);
}

function validateCodes(list: string, entries: readonly Named[], problems: ProblemList): void {
  const seen = new Set<string>();
  for (const { code } of entries) {
    if (seen.has(code)) problems.add(list, code, 'code', 'the code is used twice', 'a code of its own');
    seen.add(code);
  }
}

function validateLabels(list: string, entries: readonly Named[], problems: ProblemList): void {
  for (const { code, labels } of entries) {
    for (const language of ['da', 'en'] as const) {
      if (!labels[language]?.trim()) problems.add(list, code, `labels.${language}`, 'no label', 'a label');
    }
  }
}

/** A label or synonym that two entries of one kind share would make reading a CV a guess. */
function validateWords(list: string, entries: readonly Named[], problems: ProblemList): void {
  const owners = new Map<string, string>();
  for (const { code, labels, synonyms } of entries) {
    if (!synonyms) continue;
    for (const word of new Set([labels.da, labels.en, ...synonyms.da, ...synonyms.en].map(fold))) {
      const owner = owners.get(word) ?? code;
      owners.set(word, owner);
      if (owner !== code) {
        problems.add(list, code, 'synonyms', `"${word}" also means ${owner}`, 'a word that means one of the two only');
      }
    }
  }
}

function validateCredentials(credentials: readonly CredentialData[], problems: ProblemList): void {
  const known = new Set(credentials.map(({ code }) => code));
  for (const { code, covers } of credentials) {
    for (const covered of covers) {
      if (covered === code) problems.add('credentials', code, 'covers', 'covers itself', 'the code of another one');
      else problems.known(covered, known, 'credentials', code, 'covers', 'credential');
    }
  }
}

function validateOccupations({ occupations, iscoGroups, branchepakker }: TaxonomyData, problems: ProblemList): void {
  const packages = new Set(branchepakker.map(({ code }) => code));
  const groups = new Set(iscoGroups.map(({ code }) => code));
  for (const occupation of occupations) {
    const { code } = occupation;
    for (const name of occupation.branchepakker) {
      problems.known(name, packages, 'occupations', code, 'branchepakker', 'branchepakke');
    }
    validateIsco(occupation, groups, problems);
  }
}

function validateIsco(
  { code, isco08, disco08 }: OccupationData,
  groups: ReadonlySet<string>,
  problems: ProblemList,
): void {
  if (!/^\d{4}$/.test(isco08)) {
    problems.add('occupations', code, 'isco08', `"${isco08}"`, 'four digits');
    return;
  }
  for (const length of [1, 2, 3, 4]) {
    const group = isco08.slice(0, length);
    if (!groups.has(group))
      problems.add('occupations', code, 'isco08', `group ${group} has no name`, 'it in isco.yaml');
  }
  if (disco08 !== undefined && !(/^\d{6}$/.test(disco08) && disco08.startsWith(isco08))) {
    problems.add('occupations', code, 'disco08', `"${disco08}"`, `six digits that open with ${isco08}`);
  }
}

import { BRANCHEPAKKE_STEPS } from '../matching/core/facts';
import type { ProblemList } from './problem-list';
import type { BranchepakkeData, JobTemplateData, Shifts, TaxonomyData } from './taxonomy.types';
import { competencyGroup } from './validate-competencies';

/** The codes that packages and templates may name. */
interface Known {
  competencies: ReadonlySet<string>;
  credentials: ReadonlySet<string>;
  occupations: ReadonlySet<string>;
  branchepakker: ReadonlySet<string>;
}

/** Goals, courses, shifts and job templates that name unknown codes or contradict themselves. */
export function validateBranchepakker(data: TaxonomyData, problems: ProblemList): void {
  const codes = (list: readonly { code: string }[]): Set<string> => new Set(list.map(({ code }) => code));
  const known: Known = {
    competencies: codes(data.competencies),
    credentials: codes(data.credentials),
    occupations: codes(data.occupations),
    branchepakker: codes(data.branchepakker),
  };
  for (const entry of data.branchepakker) validatePackage(entry, data, known, problems);
  for (const entry of data.templates) validateTemplate(entry, known, problems);
}

function validatePackage(entry: BranchepakkeData, data: TaxonomyData, known: Known, problems: ProblemList): void {
  const list = 'branchepakker';
  const { code } = entry;
  for (const credential of entry.credentials) {
    problems.known(credential, known.credentials, list, code, 'credentials', 'credential');
  }
  for (const { credential } of entry.courses) {
    if (credential) problems.known(credential, known.credentials, list, code, 'courses', 'credential');
  }
  validateShifts(entry.shifts, list, code, problems);
  const order = entry.steps.map(({ step }) => step).join(' ');
  const expected = BRANCHEPAKKE_STEPS.join(' ');
  if (order !== expected) problems.add(list, code, 'steps', `steps ${order || '(none)'}`, `all steps, ${expected}`);
  validateGoals(entry, known, problems);
  const asked = new Set(entry.steps.flatMap(({ goals }) => goals.map(({ competency }) => competency)));
  for (const competency of data.competencies) {
    if (competencyGroup(competency.code) !== code.toLowerCase() || competency.source === 'project') continue;
    if (!asked.has(competency.code)) {
      problems.add(list, code, 'goals', `${competency.code} is no goal`, 'a goal for it, or `source: project` on it');
    }
  }
}

/** A later step asks for more than an earlier one, never for the same or less. */
function validateGoals(entry: BranchepakkeData, known: Known, problems: ProblemList): void {
  const reached = new Map<string, number>();
  for (const { step, goals } of entry.steps) {
    const seen = new Set<string>();
    for (const { competency, level } of goals) {
      const field = `goals.${step}.${competency}`;
      problems.known(competency, known.competencies, 'branchepakker', entry.code, field, 'competency');
      if (seen.has(competency)) {
        problems.add('branchepakker', entry.code, field, 'stated twice in one step', 'one level for each competency');
      }
      seen.add(competency);
      const before = reached.get(competency) ?? 0;
      const repeats = level < before || (level === before && !competency.startsWith('tv.'));
      if (repeats) {
        problems.add('branchepakker', entry.code, field, `level ${level} after ${before}`, `a level above ${before}`);
      }
      reached.set(competency, Math.max(level, before));
    }
  }
}

function validateTemplate(entry: JobTemplateData, known: Known, problems: ProblemList): void {
  const list = 'templates';
  const { code } = entry;
  if (!code.startsWith(`${entry.branchepakke.toLowerCase()}.`)) {
    problems.add(list, code, 'code', `not of package ${entry.branchepakke}`, 'the code opens with that of its package');
  }
  problems.known(entry.branchepakke, known.branchepakker, list, code, 'branchepakke', 'branchepakke');
  problems.known(entry.occupation, known.occupations, list, code, 'occupation', 'occupation');
  for (const credential of entry.credentials) {
    problems.known(credential, known.credentials, list, code, 'credentials', 'credential');
  }
  const seen = new Set<string>();
  for (const { competency } of entry.tasks) {
    problems.known(competency, known.competencies, list, code, `tasks.${competency}`, 'competency');
    if (seen.has(competency)) problems.add(list, code, `tasks.${competency}`, 'stated twice', 'each task once');
    seen.add(competency);
  }
  if (!entry.tasks.some(({ need }) => need === 'must')) {
    problems.add(list, code, 'tasks', 'no task is a must', 'at least one task needed from the first day');
  }
  if (entry.hours.min > entry.hours.max) {
    problems.add(list, code, 'hours', `${entry.hours.min} to ${entry.hours.max}`, 'a minimum up to the maximum');
  }
  validateShifts(entry.shifts, list, code, problems);
}

function validateShifts(shifts: Shifts, list: string, code: string, problems: ProblemList): void {
  for (const { from, to } of shifts.pattern) {
    if (from === to || from === '24:00') {
      problems.add(list, code, 'shifts', `from ${from} to ${to}`, 'a start before 24:00 and another end');
    }
  }
}

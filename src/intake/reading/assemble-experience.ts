import type { CompetencyFinding, Experience, Finding, OccupationFinding, YearsFinding } from './reading.types';

/** Tasks further down than this many characters belong to another part of the CV. */
const REACH = 600;

/**
 * Jobs of a CV: a title or a period opens one, the tasks that follow are its tasks until the next one opens. Tasks
 * that stand under no job are left to the list of findings.
 */
export function assembleExperience(original: string, findings: readonly Finding[]): Experience[] {
  const jobs: {
    start: number;
    end: number;
    occupation?: OccupationFinding;
    years?: YearsFinding;
    tasks: CompetencyFinding[];
  }[] = [];
  for (const finding of findings) {
    const { start, end } = finding.range;
    const current = jobs[jobs.length - 1];
    const sameLine = current !== undefined && !original.slice(current.start, start).includes('\n');
    if ((finding.kind === 'occupation' || finding.kind === 'years') && finding.polarity === 'has') {
      const field = finding.kind === 'occupation' ? 'occupation' : 'years';
      if (current && sameLine && current[field] === undefined) {
        Object.assign(current, { [field]: finding, end });
      } else jobs.push({ start, end, tasks: [], [field]: finding });
    } else if (finding.kind === 'competency' && finding.polarity === 'has' && current && start - current.end < REACH) {
      current.tasks.push(finding);
      current.end = Math.max(current.end, end);
    }
  }
  return jobs
    .filter(({ occupation, tasks }) => occupation !== undefined || tasks.length > 0)
    .map(({ start, end, ...job }) => ({ range: { start, end }, ...job }));
}

import type { CompetencyFinding, Experience, Finding, OccupationFinding, YearsFinding } from '../reading.types';

/** Tasks further down than this many characters belong to another part of the CV. */
const REACH = 600;

/** A line that opens a part of the CV in which no job is told: what follows is no task of the job above. */
const OTHER_PART =
  /\n[^\S\n]*(?:(?:mine )?(?:sprog|kompetencer|kvalifikationer|færdigheder)|uddannelse|kurser|kørekort|interesser|fritid|hobby(?:er)?|om mig|personligt?|profil|ønsker|jobønsker|drømmejob|referencer|skills|languages|education|courses|interests|hobbies|about me|references|certificates|licen[cs]es?)(?:[^\S\n]+(?:og|and|&)?[^\S\n]*\p{L}+)?[^\S\n]*(?:[:\n\t]|[^\S\n]{3})/iu;
/** A number of years ("jeg var kok i 3 år") belongs to its own sentence. */
const SENTENCE_END = /[.!?](?:\s|$)/u;

/**
 * Jobs of a CV: a title or a period opens one, the tasks that follow are its tasks until the next one or another part of
 * the CV opens. Tasks that stand under no job are left to the list of findings.
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
      if (OTHER_PART.test(original.slice(current.start, start))) continue;
      const { years } = current;
      if (years && years.from === undefined && SENTENCE_END.test(original.slice(years.range.end, start))) continue;
      current.tasks.push(finding);
      current.end = Math.max(current.end, end);
    }
  }
  return jobs
    .filter(({ occupation, tasks }) => occupation !== undefined || tasks.length > 0)
    .map(({ start, end, ...job }) => ({ range: { start, end }, ...job }));
}

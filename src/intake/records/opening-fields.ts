/** Fields that several formats of job advertisements share. */
import { UnreadableFile, problem } from './parsed-file';
import { FULL_TIME_HOURS, isFullTime, weeklyHours } from './hours';
import type { RecordDraft } from './record-draft';
import type { SourceNode } from './source-node';

/**
 * The title; one over 100 characters (the limit of the national job order) is cut and stays whole as unmapped text.
 * @throws UnreadableFile `FIELD.REQUIRED` when there is none
 */
export function readTitle(draft: RecordDraft, node: SourceNode | undefined): string {
  // A title that is nothing but markup is still a title.
  const title = draft.html(node, 100, '/title') ?? draft.text(node, 100, '/title');
  if (title === undefined) {
    throw new UnreadableFile(
      problem('FIELD.REQUIRED', 'The opening has no title.', 'A title of 1–100 characters.', '/title'),
    );
  }
  return title.replace(/\s*\n\s*/g, ' ');
}

/** Keeps the employer's name where the next step looks for it; employers are not made by an import of openings. */
export function keepOrganization(draft: RecordDraft, node: SourceNode | undefined): void {
  if (node === undefined || node.text.trim() === '') return;
  draft.keep('hiringOrganization', node.text.trim());
  node.taken = true;
}

/**
 * Weekly hours: stated ones, else 37 for work called full time. The word itself stays unmapped, since it can say more
 * than the hours do.
 */
export function readHours(
  draft: RecordDraft,
  stated: SourceNode | undefined,
  types: readonly SourceNode[],
): { hoursMin?: number; hoursMax?: number } {
  const hours = draft.maybe(stated, weeklyHours);
  if (hours) return { hoursMin: hours.min, hoursMax: hours.max };
  if (stated !== undefined || !types.some((type) => isFullTime(type.text))) return {};
  draft.note('/hoursMin', 'HOURS.FULL_TIME', `Full time was taken as ${FULL_TIME_HOURS} hours a week.`);
  return { hoursMin: FULL_TIME_HOURS, hoursMax: FULL_TIME_HOURS };
}

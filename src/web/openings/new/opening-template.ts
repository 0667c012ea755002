/** A job template as fields of the form, and what else its branchepakke offers to tick. Pure. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import type { Locale } from '../../../common/messages';
import { shiftIntervals } from '../../../taxonomy/shift-intervals';
import type { BranchepakkeData, JobTemplateData } from '../../../taxonomy/taxonomy.types';
import { DAYS, OTHER_LANGUAGES, STRETCHES } from './opening-form';

/** Fields that a template decides; all others keep what was typed. */
const DECIDED = /^(opgave|opgave-vist|bevis|bevis-vist|krav|sprog-grund|isco|branche|alder|timer-fra|timer-til)$/;
const DECIDED_FAMILIES = /^(behov|niveau|krav|dansk|sprog|fra|til)-/;

/** Tasks of the branchepakke offered beside those of the template. */
const MOST_OTHER_TASKS = 16;

/**
 * The form after somebody has chosen a template. Title and description that were typed stay.
 * @param isco08 of the template's occupation
 * @param titles of all templates: a title that is one of them was not typed and is replaced
 */
export function withTemplate(
  before: URLSearchParams,
  template: JobTemplateData,
  branch: BranchepakkeData | undefined,
  { locale, isco08, titles }: { locale: Locale; isco08?: string; titles: readonly string[] },
): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of before) {
    if (!DECIDED.test(name) && !DECIDED_FAMILIES.test(name)) form.append(name, value);
  }
  const typedTitle = before.get('titel')?.trim() ?? '';
  if (typedTitle === '' || titles.includes(typedTitle)) form.set('titel', template.labels[locale]);
  form.set('skabelon', template.code);
  form.set('branche', template.branchepakke);
  if (isco08) form.set('isco', isco08);
  form.set('alder', String(template.minimumAge));
  form.set('timer-fra', String(template.hours.min));
  form.set('timer-til', String(template.hours.max));
  for (const { competency, need, level } of template.tasks) {
    form.append('opgave', competency);
    form.append('opgave-vist', competency);
    form.set(`behov-${competency}`, need);
    form.set(`niveau-${competency}`, String(level));
  }
  for (const { competency, level } of otherTasks(template, branch)) {
    form.append('opgave-vist', competency);
    form.set(`niveau-${competency}`, String(level));
  }
  for (const code of template.credentials) form.append('bevis', code);
  for (const code of new Set([...template.credentials, ...(branch?.credentials ?? [])]))
    form.append('bevis-vist', code);
  for (const { condition, amount } of template.demands) {
    form.append('krav', condition);
    if (amount !== undefined) form.set(`krav-${condition}`, String(amount));
  }
  setLanguages(form, template);
  setShifts(form, template);
  return form;
}

/** What the package asks for in its later steps, without the general basics and what the template has. */
function otherTasks(template: JobTemplateData, branch: BranchepakkeData | undefined) {
  const goals = new Map(
    (branch?.steps ?? [])
      .flatMap((step) => step.goals)
      .filter(({ competency }) => !competency.startsWith('tv.'))
      .map((goal) => [goal.competency, goal]),
  );
  for (const { competency } of template.tasks) goals.delete(competency);
  return [...goals.values()].slice(0, MOST_OTHER_TASKS);
}

function setLanguages(form: URLSearchParams, { languages }: JobTemplateData): void {
  const danish = languages.find(({ language }) => language === 'da');
  for (const skill of LANGUAGE_SKILLS) {
    const level = danish?.minimums[skill];
    if (level) form.set(`dansk-${skill}`, level);
  }
  if (danish) form.set('sprog-grund', danish.reason);
  const others = languages.filter(({ language }) => language !== 'da');
  for (const slot of OTHER_LANGUAGES) {
    const other = others[slot - 1];
    if (!other) continue;
    form.set(`sprog-${slot}`, other.language);
    if (other.minimums.speaking) form.set(`sprog-${slot}-niveau`, other.minimums.speaking);
  }
}

function setShifts(form: URLSearchParams, { shifts }: JobTemplateData): void {
  const intervals = shiftIntervals(shifts.pattern);
  for (const day of DAYS) {
    const own = intervals.filter((interval) => interval.day === day);
    for (const [index, stretch] of STRETCHES.entries()) {
      const interval = own[index];
      if (!interval) continue;
      form.set(`fra-${day}${stretch}`, interval.from);
      form.set(`til-${day}${stretch}`, interval.to === '24:00' ? '00:00' : interval.to);
    }
  }
}

/** What the template of the form shows: everything typed, in rows with names in the reader's language. Pure. */
import type { Locale } from '../../../common/messages';
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../../language/cefr';
import { SCHEMES, TASK_NEEDS, WORK_CONDITIONS } from '../../../matching/core/facts';
import { LANGUAGE_REASONS } from '../../../openings/opening-input.dto';
import type { Taxonomy } from '../../../taxonomy/taxonomy';
import { typed } from '../../forms/form-values';
import { languageName } from '../opening-head.service';
import { DAYS, OTHER_LANGUAGES, shiftsOf, STRETCHES } from './opening-form';
import { weekBars, weekMinutes } from '../../forms/week-bars';

/** Languages that workplaces name most beside Danish (assumption of this project); any typed one is kept too. */
const COMMON_LANGUAGES = ['en', 'ar', 'uk', 'ru', 'ti', 'fa', 'so', 'tr', 'pl', 'ro', 'de'];

/** Conditions with an amount; the others are there or not. */
const WITH_AMOUNT: readonly string[] = ['loeft_kg', 'staaende_timer', 'siddende_timer', 'timer_om_ugen'];

/** Words that could be meant by a task or credential that was typed. */
export interface Meant {
  code: string;
  label: string;
}

/** The rows and choices of the form. */
export function openingFormView(form: URLSearchParams, taxonomy: Taxonomy, locale: Locale) {
  const shifts = shiftsOf(form);
  return {
    values: typed(form),
    schemes: SCHEMES.map((code) => ({ code, ticked: form.getAll('ordning').includes(code) })),
    templates: taxonomy.branchepakker().map(({ code, labels }) => ({
      label: labels[locale],
      templates: taxonomy.templates(code).map((each) => ({ code: each.code, label: each.labels[locale] })),
    })),
    branchepakker: taxonomy.branchepakker().map(({ code, labels }) => ({ code, label: labels[locale] })),
    tasks: shown(form, 'opgave').map((code) => ({
      code,
      label: taxonomy.competency(code)?.labels[locale] ?? code,
      ticked: form.getAll('opgave').includes(code),
      need: form.get(`behov-${code}`) ?? 'learn',
      level: form.get(`niveau-${code}`) ?? '2',
    })),
    needs: TASK_NEEDS,
    credentials: shown(form, 'bevis').map((code) => ({
      code,
      label: taxonomy.credential(code)?.labels[locale] ?? code,
      ticked: form.getAll('bevis').includes(code),
    })),
    demands: WORK_CONDITIONS.map((code) => ({
      code,
      ticked: form.getAll('krav').includes(code),
      amount: WITH_AMOUNT.includes(code) ? (form.get(`krav-${code}`) ?? '') : null,
    })),
    skills: LANGUAGE_SKILLS.map((skill) => ({ skill, level: form.get(`dansk-${skill}`) ?? '' })),
    levels: CEFR_LEVELS,
    reasons: LANGUAGE_REASONS,
    others: OTHER_LANGUAGES.map((slot) => ({
      slot,
      language: form.get(`sprog-${slot}`) ?? '',
      level: form.get(`sprog-${slot}-niveau`) ?? '',
    })),
    languageChoices: languageChoices(form, locale),
    days: DAYS.map((day) => ({
      day,
      stretches: STRETCHES.map((stretch) => ({
        name: `${day}${stretch}`,
        from: form.get(`fra-${day}${stretch}`) ?? '',
        to: form.get(`til-${day}${stretch}`) ?? '',
      })),
    })),
    week: { bars: weekBars(shifts), hours: Math.round(weekMinutes(shifts) / 6) / 10 },
  };
}

/** Codes offered for ticking: those shown before and those ticked, each once. */
function shown(form: URLSearchParams, field: string): string[] {
  return [...new Set([...form.getAll(`${field}-vist`), ...form.getAll(field)])];
}

function languageChoices(form: URLSearchParams, locale: Locale): Meant[] {
  const typedOnes = OTHER_LANGUAGES.flatMap((slot) => form.get(`sprog-${slot}`)?.trim() || []);
  return [...new Set([...COMMON_LANGUAGES, ...typedOnes.filter((code) => /^[a-z]{2,3}$/.test(code))])]
    .map((code) => ({ code, label: languageName(code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

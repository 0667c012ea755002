/** The common edits of a person: what each form shows, and the change it means. Pure. */
import type { CandidateDto } from '../../candidates/candidate.dto';
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { SKILLS } from './candidate-profile.presenter';

/** The forms, in the order in which they are offered. */
export const EDIT_PARTS = ['status', 'vilkaar', 'uge', 'kompetence', 'sprog', 'samtale'] as const;
export type EditPart = (typeof EDIT_PARTS)[number];

/** What stands in the fields of a form; a field with several values repeats. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** Rows of the week's form: those recorded and a few to fill in. */
const WEEK_ROWS = { least: 7, spare: 2 } as const;

/** What a form shows before anything is typed. `code` is the competency or language that was asked for. */
export function shownValues(part: EditPart, person: CandidateDto, code: string, today: string): FormValues {
  switch (part) {
    case 'status':
      return { til: person.status?.code ?? 'aktiv', fra: today, 'til-og-med': person.status?.until ?? '' };
    case 'vilkaar':
      return {
        'kan-begynde': person.availableFrom ?? '',
        'timer-mindst': text(person.hoursMin),
        'timer-hoejst': text(person.hoursMax),
        postnummer: person.postalCode ?? '',
        transport: person.travel?.modes ?? [],
        minutter: text(person.travel?.maxMinutes),
        'cykel-km': text(person.travel?.maxBicycleKm),
      };
    case 'uge':
      return weekValues(person.availability ?? []);
    case 'kompetence': {
      const held = person.competencies?.find((one) => one.code === code);
      return {
        kode: code,
        niveau: text(held?.level),
        grundlag: held?.evidence ?? '',
        kilde: held?.source ?? '',
        set: held?.observedOn ?? '',
      };
    }
    case 'sprog': {
      const held = person.languages?.find(({ language }) => language === code);
      return {
        sprog: code,
        ...Object.fromEntries(SKILLS.map((skill) => [skill, held?.skills?.[skill] ?? ''])),
        uddannelse: held?.danishEducation ?? '',
        modul: text(held?.danishModule),
        proeve: held?.danishTest ?? '',
        kilde: held?.source ?? '',
        vurderet: held?.assessedOn ?? '',
      };
    }
    case 'samtale':
      return { slags: 'statutory', holdt: today, planlagt: '' };
  }
}

/** The merge patch that a sent form means; null for the forms that are no patch (`status`, `samtale`). */
export function patchOf(part: EditPart, fields: URLSearchParams, person: CandidateDto): object | null {
  switch (part) {
    case 'vilkaar':
      return {
        availableFrom: given(fields, 'kan-begynde'),
        hoursMin: number(fields, 'timer-mindst'),
        hoursMax: number(fields, 'timer-hoejst'),
        postalCode: given(fields, 'postnummer'),
        travel: {
          modes: fields.getAll('transport').length > 0 ? fields.getAll('transport') : null,
          maxMinutes: number(fields, 'minutter'),
          maxBicycleKm: number(fields, 'cykel-km'),
        },
      };
    case 'uge': {
      const rows = weekRows(fields);
      return { availability: rows.length > 0 ? rows : null };
    }
    case 'kompetence': {
      const code = fields.get('kode') ?? '';
      const competency = said({
        code,
        level: number(fields, 'niveau'),
        evidence: given(fields, 'grundlag'),
        source: given(fields, 'kilde'),
        observedOn: given(fields, 'set'),
      });
      return { competencies: [...(person.competencies ?? []).filter((one) => one.code !== code), competency] };
    }
    case 'sprog': {
      const language = fields.get('sprog') ?? '';
      const skills = said(Object.fromEntries(SKILLS.map((skill) => [skill, given(fields, skill)])));
      const held = said({
        language,
        skills: Object.keys(skills).length > 0 ? skills : null,
        danishEducation: given(fields, 'uddannelse'),
        danishModule: number(fields, 'modul'),
        danishTest: given(fields, 'proeve'),
        source: given(fields, 'kilde'),
        assessedOn: given(fields, 'vurderet'),
      });
      return { languages: [...(person.languages ?? []).filter((one) => one.language !== language), held] };
    }
    case 'status':
    case 'samtale':
      return null;
  }
}

/** The fields that problems of the record point at; a problem that points elsewhere belongs to the whole form. */
const FIELDS: Readonly<Record<string, string>> = {
  to: 'til',
  from: 'fra',
  until: 'til-og-med',
  availableFrom: 'kan-begynde',
  hoursMin: 'timer-mindst',
  hoursMax: 'timer-hoejst',
  postalCode: 'postnummer',
  modes: 'transport',
  maxMinutes: 'minutter',
  maxBicycleKm: 'cykel-km',
  code: 'kode',
  level: 'niveau',
  evidence: 'grundlag',
  source: 'kilde',
  observedOn: 'set',
  language: 'sprog',
  danishEducation: 'uddannelse',
  danishModule: 'modul',
  danishTest: 'proeve',
  assessedOn: 'vurderet',
  kind: 'slags',
  heldOn: 'holdt',
  plannedOn: 'planlagt',
  ...Object.fromEntries(SKILLS.map((skill) => [skill, skill])),
};

/** Name of the field a problem belongs to; for the week `fra-<row>` or `til-<row>`. */
export function fieldOf(part: EditPart, pointer: string, fields: URLSearchParams): string {
  const week = /^\/availability\/(\d+)(?:\/(\w+))?/.exec(pointer);
  if (part === 'uge' && week) return `${week[2] === 'to' ? 'til' : 'fra'}-${filledRows(fields)[Number(week[1])] ?? 0}`;
  const last = pointer.split('/').findLast((segment) => segment in FIELDS);
  return (last && FIELDS[last]) ?? '';
}

/** What was typed, to be shown again as it is. */
export function typedValues(fields: URLSearchParams): FormValues {
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => [name, name === 'transport' ? fields.getAll(name) : fields.get(name)!]),
  );
}

function weekValues(intervals: NonNullable<CandidateInputDto['availability']>): FormValues {
  const rows = Math.max(WEEK_ROWS.least, intervals.length + WEEK_ROWS.spare);
  return Object.fromEntries(
    Array.from({ length: rows }, (_, row) => [
      [`dag-${row}`, text(intervals[row]?.day)],
      [`fra-${row}`, intervals[row]?.from ?? ''],
      [`til-${row}`, intervals[row]?.to ?? ''],
    ]).flat() as [string, string][],
  );
}

/** How many rows the week's form has. */
export function weekRowCount(values: FormValues): number {
  return Object.keys(values).filter((name) => /^fra-\d+$/.test(name)).length;
}

/** Numbers of the rows in which something stands. */
function filledRows(fields: URLSearchParams): number[] {
  return [...fields.keys()]
    .flatMap((name) => /^fra-(\d{1,2})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((row) => ['dag', 'fra', 'til'].some((name) => given(fields, `${name}-${row}`) !== null));
}

function weekRows(fields: URLSearchParams): object[] {
  return filledRows(fields).map((row) =>
    said({ day: number(fields, `dag-${row}`), from: given(fields, `fra-${row}`), to: given(fields, `til-${row}`) }),
  );
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** What stands in a field; null when it is empty. */
export function given(fields: URLSearchParams, name: string): string | null {
  return fields.get(name)?.trim() || null;
}

/** A number, or what was typed when it is none: the check of the record then says so. */
function number(fields: URLSearchParams, name: string): number | string | null {
  const typed = given(fields, name);
  return typed !== null && /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}

/** Without the fields that say nothing; lists take no nulls. */
function said(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

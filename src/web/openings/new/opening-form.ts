/** The form of a new opening: its fields as they are sent, and the record they make. Pure. */
import { given } from '../../../common/given';
import type { FieldProblem } from '../../../common/errors';
import type { CefrLevel, LanguageSkill } from '../../../language/cefr';
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { SCHEMES, type Scheme, type TaskNeed, TASK_NEEDS, WORK_CONDITIONS } from '../../../matching/core/facts';
import type { OpeningInputDto, WorkplaceLanguageDto } from '../../../openings/opening-input.dto';
import { codeIn, dateIn, numberIn, textIn } from '../../forms/form-values';
import type { Shift } from '../../forms/week-bars';

/** Days of the week, Monday first; a day has two stretches, for shifts that are split. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const STRETCHES = ['a', 'b'] as const;

/** Languages beside Danish that can be enough; so many can be named. */
export const OTHER_LANGUAGES = [1, 2] as const;

/** Skills that an alternative language is asked at; it has one level for all of them. */
const ORAL: readonly LanguageSkill[] = ['listening', 'speaking', 'interaction'];

/** What the form does not ask for. */
export interface FixedFields {
  municipality: string;
  owner?: string;
  workplaceId?: string;
  source: NonNullable<OpeningInputDto['source']>;
}

/** The record of a form, with the problems that only the form can see. */
export interface ReadForm {
  input: OpeningInputDto;
  problems: FieldProblem[];
}

/** Reads the form. What cannot be read stays in the record as it was typed, for its checks to refuse. */
export function openingOf(form: URLSearchParams, fixed: FixedFields): ReadForm {
  const languages = languagesOf(form);
  const asked = languages.some(({ minimums }) => Object.keys(minimums ?? {}).length > 0);
  const input = given<OpeningInputDto>({
    ...fixed,
    title: textIn(form, 'titel') ?? '',
    description: textIn(form, 'beskrivelse'),
    schemes: schemesOf(form),
    places: numberIn(form, 'pladser'),
    tasks: tasksOf(form),
    credentials: form.getAll('bevis'),
    languages,
    branchepakke: textIn(form, 'branche'),
    isco08: textIn(form, 'isco'),
    hoursMin: numberIn(form, 'timer-fra'),
    hoursMax: numberIn(form, 'timer-til'),
    shifts: orNone(shiftsOf(form)),
    startsOn: dateIn(form, 'start'),
    endsOn: dateIn(form, 'slut'),
    deadlineOn: dateIn(form, 'frist'),
    demands: demandsOf(form),
    minimumAge: numberIn(form, 'alder') as OpeningInputDto['minimumAge'],
    mentor: form.get('mentor') === 'ja' ? true : undefined,
    ordinaryHoursProspect: form.get('udsigt') === 'ja' ? true : undefined,
  });
  // a minimum without a need of the task may not be asked (domain.md §9.4)
  const unfounded = asked && textIn(form, 'sprog-grund') === undefined;
  return {
    input,
    problems: unfounded
      ? [{ pointer: '/languages/reason', code: 'LANGUAGE.REASON_MISSING', detail: 'says no reason', expected: 'one' }]
      : [],
  };
}

/** Accepted schemes, the preferred one first. */
function schemesOf(form: URLSearchParams): Scheme[] {
  const ticked = form.getAll('ordning');
  const schemes = SCHEMES.filter((scheme) => ticked.includes(scheme));
  const first = schemes.find((scheme) => scheme === form.get('foretrukken'));
  return first ? [first, ...schemes.filter((scheme) => scheme !== first)] : schemes;
}

function tasksOf(form: URLSearchParams): OpeningInputDto['tasks'] {
  return form.getAll('opgave').map((competency) => ({
    competency,
    need: TASK_NEEDS.find((need) => need === form.get(`behov-${competency}`)) ?? ('learn' satisfies TaskNeed),
    level: ([1, 2, 3, 4] as const).find((level) => String(level) === form.get(`niveau-${competency}`)) ?? 2,
  }));
}

/** Danish with its minimum per skill, and other languages that are enough in its place. */
function languagesOf(form: URLSearchParams): WorkplaceLanguageDto[] {
  const reason = codeIn<NonNullable<WorkplaceLanguageDto['reason']>>(form, 'sprog-grund');
  const danish = Object.fromEntries(
    LANGUAGE_SKILLS.flatMap((skill) => {
      const level = codeIn<CefrLevel>(form, `dansk-${skill}`);
      return level ? [[skill, level]] : [];
    }),
  );
  const others = OTHER_LANGUAGES.flatMap((slot) => {
    const language = textIn(form, `sprog-${slot}`);
    const level = codeIn<CefrLevel>(form, `sprog-${slot}-niveau`);
    const minimums = level ? Object.fromEntries(ORAL.map((skill) => [skill, level])) : undefined;
    return language ? [given<WorkplaceLanguageDto>({ language, minimums, reason })] : [];
  });
  if (Object.keys(danish).length === 0) return others;
  return [given<WorkplaceLanguageDto>({ language: 'da', minimums: danish, reason }), ...others];
}

/** Shifts in the order of the form; an end at midnight is the day's own. */
export function shiftsOf(form: URLSearchParams): Shift[] {
  return DAYS.flatMap((day) =>
    STRETCHES.flatMap((stretch) => {
      const from = form.get(`fra-${day}${stretch}`)?.trim() ?? '';
      const to = form.get(`til-${day}${stretch}`)?.trim() ?? '';
      if (from === '' && to === '') return [];
      return [{ day, from: time(from), to: time(to) === '00:00' ? '24:00' : time(to) }];
    }),
  );
}

/** `5`, `0530` and `5.30` as `05:00` and `05:30`; anything else as it was typed. */
function time(text: string): string {
  const [, hours, past] = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${past ?? '00'}`;
}

function demandsOf(form: URLSearchParams): OpeningInputDto['demands'] {
  const ticked = form.getAll('krav');
  return WORK_CONDITIONS.filter((condition) => ticked.includes(condition)).map((condition) =>
    given({ condition, amount: numberIn(form, `krav-${condition}`) }),
  );
}

function orNone<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Which field of the form a problem of the record stands at. */
export function openingField(form: URLSearchParams): (pointer: string) => string {
  const shifts = DAYS.flatMap((day) =>
    STRETCHES.filter((stretch) => form.get(`fra-${day}${stretch}`) || form.get(`til-${day}${stretch}`)).map(
      (stretch) => `${day}${stretch}`,
    ),
  );
  return (pointer) => {
    const [, field = '', index = '', part] = pointer.split('/');
    if (field === 'shifts') return `${part === 'to' ? 'til' : 'fra'}-${shifts[Number(index)] ?? '1a'}`;
    if (field === 'demands') return `krav-${form.getAll('krav')[Number(index)] ?? WORK_CONDITIONS[0]}`;
    if (field === 'languages') return index === 'reason' || part === 'reason' ? 'sprog-grund' : 'dansk-speaking';
    return FIELDS[field] ?? '';
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'titel',
  description: 'beskrivelse',
  schemes: `ordning-${SCHEMES[0]}`,
  places: 'pladser',
  tasks: 'ny-opgave',
  credentials: 'nyt-bevis',
  branchepakke: 'branche',
  hoursMin: 'timer-fra',
  hoursMax: 'timer-til',
  startsOn: 'start',
  endsOn: 'slut',
  deadlineOn: 'frist',
  minimumAge: 'alder',
};

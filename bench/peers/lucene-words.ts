/** Rows and openings as the words that the Java program reads: whole numbers, with a count before every list. */
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../src/language/cefr';
import { BRANCHEPAKKE_STEPS, EVIDENCE, SCHEME_OPTIONS, WORK_CONDITIONS } from '../../src/matching/core/facts';
import type { CommutePlan } from '../../src/matching/core/factors/commute.factor';
import { type CompetencyPlan, credentialPoints } from '../../src/matching/core/factors/competencies.factor';
import type { HoursPlan } from '../../src/matching/core/factors/hours.factor';
import {
  GOAL_LEVELS,
  goalCredit,
  type JobGoalPlan,
  noGoalPoints,
} from '../../src/matching/core/factors/job-goal.factor';
import {
  type LanguagePlan,
  ORAL_SKILLS,
  skillCredit,
  unknownCredit,
} from '../../src/matching/core/factors/language.factor';
import {
  asksForSafety,
  hundredths,
  openDemands,
  openingSchemes,
  unavoidableTasks,
} from '../../src/matching/core/gates/asked-by-opening';
import type { OpeningPlan } from '../../src/matching/core/opening-plan';
import { PERMILLE, pointsFor } from '../../src/matching/core/points';
import type { TableCodes } from './postgres-tables';
import type { Columns, Row } from './table-sink';

type Word = number | string;

const FIRST_DAY = Date.UTC(1900, 0, 1);
const MS_OF_A_DAY = 86_400_000;
/** Larger than every day; days have 17 bits. */
const INFINITE_DAY = 2 ** 17 - 1;
const WEEK_BITS = 24;
/** The ages that people have a first day for, as `postgres-tables.ts` has them. */
const AGES = [13, 15, 18];

const DAYS = new Map<string, number>([
  ['-infinity', 0],
  ['infinity', INFINITE_DAY],
]);

/** Days since 1900-01-01; `infinity` and `-infinity` are after and before all. @throws Error outside 1900–2258 */
export function dayNumber(day: string): number {
  let number = DAYS.get(day);
  if (number === undefined) {
    number = (Date.parse(day) - FIRST_DAY) / MS_OF_A_DAY;
    if (!(number > 0 && number < INFINITE_DAY)) throw new Error(`${day} is not a day from 1900 to 2258`);
    DAYS.set(day, number);
  }
  return number;
}

/** One row as a line. */
export function rowLine(row: Row, columns: Columns): string {
  return columns.map(([name, type]) => wordsOf(row[name], type)).join(' ');
}

function wordsOf(value: unknown, type: string): Word {
  if (type === 'int[]') return listOf(value as number[]);
  if (type.startsWith('bit')) return listOf(weekWords(value as string | null));
  if (value === null || value === undefined) return -1;
  if (type === 'date') return dayNumber(String(value));
  return typeof value === 'boolean' ? Number(value) : (value as Word);
}

function listOf(values: readonly Word[]): string {
  return [values.length, ...values].join(' ');
}

function weekWords(bits: string | null): number[] {
  if (bits === null) return [];
  return Array.from({ length: bits.length / WEEK_BITS }, (_, at) =>
    Number.parseInt(bits.slice(at * WEEK_BITS, (at + 1) * WEEK_BITS), 2),
  );
}

/** What is asked for a planned opening, in the order in which the program reads it. */
export function questionLine(plan: OpeningPlan, codes: TableCodes, limit: number): string {
  const { opening, start, latestStart, context } = plan;
  const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
  const words: Word[] = [
    ...['ask', limit, Math.imul(opening.draw, 0x9e3779b1), codes.municipalities.find(opening.municipality)],
    ...[dayNumber(start), dayNumber(latestStart), AGES.indexOf(opening.minimumAge), opening.id],
    ...[dayNumber(context.asOf), hundredths(context.policy.gates.fullTimeHours)],
    opening.hoursMin === undefined ? 0 : hundredths(opening.hoursMin),
  ];
  list(
    words,
    unavoidableTasks(opening).map((code) => codes.competencies.find(code)),
  );
  credentials(words, competencies, codes);
  const demands = [...openDemands(opening)].flatMap(([condition, amount]) =>
    amount === null ? [] : [WORK_CONDITIONS.indexOf(condition), amount],
  );
  list(words, demands);
  const schemes = openingSchemes(opening);
  const withRoom = schemes.filter(({ room }) => room !== 'not_met').map(({ scheme }) => SCHEME_OPTIONS.indexOf(scheme));
  words.push(Number(schemes.length > 0), Number(opening.startsOn !== undefined));
  list(words, withRoom);
  travel(words, commute, plan, codes);
  hoursAsked(words, hours);
  languages(words, language, plan, codes);
  if (branchepakke) {
    const { maxPoints, policy } = branchepakke;
    const { stepPermille, priorPermille } = policy.branchepakke;
    const code = codes.packages.find(branchepakke.branchepakke);
    words.push(1, code, maxPoints, pointsFor(maxPoints, priorPermille));
    list(words, [0, ...BRANCHEPAKKE_STEPS.map((step) => stepPermille[step])]);
  } else words.push(0);
  if (jobGoal) words.push(1, noGoalPoints(jobGoal), goals(jobGoal, codes));
  else words.push(0, 0, 0);
  tasks(words, competencies, codes);
  return words.join(' ');
}

function list(words: Word[], values: readonly number[]): void {
  words.push(values.length, ...values);
}

function credentials(words: Word[], plan: CompetencyPlan | undefined, codes: TableCodes): void {
  words.push(plan?.credentials.length ?? 0);
  for (const { code, maxPoints } of plan?.credentials ?? []) {
    const worth = (status: 'held' | 'unknown'): number => credentialPoints(plan!.policy, maxPoints, status);
    words.push(codes.credentials.find(code), worth('held'), worth('unknown'));
  }
}

function travel(words: Word[], plan: CommutePlan | undefined, { opening }: OpeningPlan, codes: TableCodes): void {
  if (!plan) {
    words.push(0);
    return;
  }
  const { maxPoints, soft, zero, policy } = plan;
  const { legalMinutes, walkKm, beyondOwnLimitPermille, priorPermille } = policy.commute;
  words.push(1, codes.places.find(opening.workplacePostalCode), legalMinutes, walkKm * 10);
  words.push(maxPoints, soft, zero, beyondOwnLimitPermille, pointsFor(maxPoints, priorPermille));
}

function hoursAsked(words: Word[], plan: HoursPlan | undefined): void {
  const { weekly, shifts } = plan ?? {};
  if (weekly) {
    const { losePerHourPermille, priorPermille } = plan!.policy.hours;
    words.push(1, weekly.maxPoints, weekly.min, weekly.max, losePerHourPermille);
    words.push(pointsFor(weekly.maxPoints, priorPermille));
  } else words.push(0);
  if (shifts) {
    words.push(1, shifts.maxPoints, shifts.halfHours, pointsFor(shifts.maxPoints, plan!.policy.hours.priorPermille));
    list(words, shifts.grid);
  } else words.push(0);
}

function languages(words: Word[], plan: LanguagePlan | undefined, { opening }: OpeningPlan, codes: TableCodes): void {
  const alternatives = plan?.alternatives ?? [];
  const safe = alternatives.every(({ alternative, skills }) => alternative.reason === 'safety' && skills.length > 0);
  const oral = ORAL_SKILLS.reduce((bits, skill) => bits | (1 << LANGUAGE_SKILLS.indexOf(skill)), 0);
  words.push(alternatives.length, Number(asksForSafety(opening.languages) && safe), oral);
  for (const { alternative, skills } of alternatives) {
    const { policy, maxPoints } = plan!;
    const [recorded, unrecorded] = [unknownCredit(policy, true), unknownCredit(policy, false)];
    const none =
      skills.length === 0
        ? pointsFor(maxPoints, unrecorded)
        : skills.reduce((sum, skill) => sum + pointsFor(skill.maxPoints, unrecorded), 0);
    words.push(codes.languages.find(alternative.language), none, pointsFor(maxPoints, recorded), maxPoints);
    words.push(skills.length);
    for (const { skill, asked, maxPoints: most } of skills) {
      words.push(LANGUAGE_SKILLS.indexOf(skill), asked);
      const byLevel = CEFR_LEVELS.map((_, held) => pointsFor(most, skillCredit(policy, held, asked)));
      list(words, [pointsFor(most, recorded), ...byLevel]);
    }
  }
}

function goals(plan: JobGoalPlan, codes: TableCodes): string {
  const pairs: number[] = [];
  codes.goals.all().forEach((key, code) => {
    const credit = goalCredit(
      plan,
      GOAL_LEVELS.find((level) => key.startsWith(level))!,
      key.slice(1),
    );
    if (credit > 0) pairs.push(code, pointsFor(plan.maxPoints, credit));
  });
  return listOf(pairs);
}

function tasks(words: Word[], plan: CompetencyPlan | undefined, codes: TableCodes): void {
  const planned = plan?.tasks ?? [];
  list(
    words,
    planned.map(({ maxPoints, prior }) => pointsFor(maxPoints, prior)),
  );
  words.push(planned.reduce((sum, { maxPoints }) => sum + maxPoints, 0));
  list(words, plan ? EVIDENCE.map((evidence) => plan.policy.competencies.evidencePermille[evidence]) : []);
  const place = words.push(0) - 1;
  let uses = 0;
  planned.forEach(({ task, substitutes, prior, maxPoints }, number) => {
    const use = (code: string, direct: number, permille: number): void => {
      const found = codes.competencies.find(code);
      if (found < 0 || permille === 0) return;
      uses++;
      words.push(found, number, direct, permille, task.level, prior, maxPoints);
    };
    use(task.competency, 1, PERMILLE);
    for (const { code, permille } of substitutes) use(code, 0, permille);
  });
  words[place] = uses;
}

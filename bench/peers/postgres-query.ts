/**
 * The default policy's ranking as one SQL statement. Its text depends only on what the opening asks about (a statement
 * is prepared for each such shape); everything else is a parameter. All arithmetic is in whole numbers, as in the core.
 *
 * In SQL's favour: shares of points, dates and credit tables are worked out before the statement; it answers with
 * points by factor only (no criteria, no confidence, no undecided gates, no counts by gate); and the tie-break is
 * worked out for the people at the cut only.
 */
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../src/language/cefr';
import { BRANCHEPAKKE_STEPS, EVIDENCE, SCHEME_OPTIONS, WORK_CONDITIONS } from '../../src/matching/core/facts';
import type { BranchepakkePlan } from '../../src/matching/core/factors/branchepakke.factor';
import type { CommutePlan } from '../../src/matching/core/factors/commute.factor';
import { type CompetencyPlan, credentialPoints } from '../../src/matching/core/factors/competencies.factor';
import { GOAL_LEVELS, goalCredit, noGoalPoints } from '../../src/matching/core/factors/job-goal.factor';
import { type AlternativePlan, type LanguagePlan, ORAL_SKILLS } from '../../src/matching/core/factors/language.factor';
import { skillCredit, unknownCredit } from '../../src/matching/core/factors/language.factor';
import type { OpeningPlan } from '../../src/matching/core/opening-plan';
import { PERMILLE, pointsFor } from '../../src/matching/core/points';
import { FACTORS, type FactorCode } from '../../src/matching/core/result';
import { type TableCodes, weekBits } from './postgres-tables';
import {
  asksForSafety,
  hundredths,
  openDemands,
  openingSchemes,
  unavoidableTasks,
} from '../../src/matching/core/gates/asked-by-opening';

/** SQL functions of the tie-break: the core's 32-bit mixing with whole numbers of 64 bits. */
export const TIE_BREAK_SQL = `
  create or replace function bench.imul(a bigint, b bigint) returns bigint language sql immutable parallel safe as $$
    select ((a & 65535) * b + ((((a >> 16) * b) & 65535) << 16)) & 4294967295 $$;
  create or replace function bench.mix(a bigint, by_opening bigint) returns bigint
  language plpgsql immutable parallel safe as $$
  declare mixed bigint := a # by_opening;
  begin
    mixed := bench.imul(mixed # (mixed >> 16), 2146121005);
    mixed := bench.imul(mixed # (mixed >> 15), 2221713035);
    return mixed # (mixed >> 16);
  end $$`;

/** Choices of the statement's text that are tried out before measuring. */
export interface QueryStyle {
  /** competencies of people behind closed gates are never read, instead of dropped after the sums */
  gatesBeforeCompetencies: boolean;
  /** people are grouped once with a maximum for each task, instead of by person and task and then by person */
  oneGrouping: boolean;
}

/** A statement with its values. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What one factor adds to the statement. */
interface Piece {
  /** SQL of the points of a person */
  points: string;
}

/** Collects values and hands out their placeholders; equal shapes give equal text. */
class Parameters {
  readonly values: unknown[] = [];

  of(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** The statement that ranks people for a planned opening. */
export function rankingStatement(plan: OpeningPlan, codes: TableCodes, limit: number, style: QueryStyle): Statement {
  const p = new Parameters();
  const joins: string[] = [];
  const gates = gatesOf(plan, codes, p);
  const pieces: Partial<Record<FactorCode, Piece>> = {};
  const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
  const trip = tripJoin(plan, codes, p);
  if (trip) joins.push(trip);
  if (language) pieces.language = languagePiece(plan, language, codes, p, joins, gates);
  let hits = '';
  if (competencies) {
    hits = hitsTable(competencies, codes, p, style);
    joins.push(...credentialJoins(competencies, codes, p));
    pieces.competencies = { points: competencyPoints(competencies, p) };
  }
  if (branchepakke) {
    const code = p.of(codes.packages.find(branchepakke.branchepakke), 'int');
    joins.push(`left join bench.package pk on pk.code = ${code} and pk.person = p.no`);
    pieces.branchepakke = { points: branchepakkePoints(branchepakke, p) };
  }
  let minutes = 'null::int as minutes';
  if (commute) {
    const { walkKm } = commute.policy.commute;
    const walk = p.of(walkKm * 10, 'int');
    const own = least(` and t.hectometres <= ${walk}`, ' and t.hectometres <= p.bicycle_hm');
    minutes = `p.modes = 0 or t.hectometres is null as trip_unknown, ${own} as minutes`;
    pieces.commute = { points: commutePoints(commute, p) };
  }
  if (hours) pieces.hours = { points: hoursPoints(plan, p) };
  if (jobGoal) {
    const credits = codes.goals.all().flatMap((key, code) => {
      const level = GOAL_LEVELS.find((one) => key.startsWith(one))!;
      const credit = goalCredit(jobGoal, level, key.slice(1));
      return credit > 0 ? [{ code, points: pointsFor(jobGoal.maxPoints, credit) }] : [];
    });
    const keys = p.of(
      credits.map(({ code }) => code),
      'int[]',
    );
    const worth = p.of(
      credits.map(({ points }) => points),
      'int[]',
    );
    joins.push(
      `left join (select g.person, max(k.points) as points from unnest(${keys}, ${worth}) as k(code, points)
         join bench.goal g on g.code = k.code group by g.person) goals on goals.person = p.no`,
    );
    pieces.job_goal = {
      points: `case when p.has_goals then coalesce(goals.points, 0) else ${p.of(noGoalPoints(jobGoal), 'int')} end`,
    };
  }
  const factors = FACTORS.filter((factor) => pieces[factor] !== undefined);
  const columns = factors.map((factor) => `${pieces[factor]!.points} as ${factor}`);
  const openingMix = p.of(Math.imul(plan.opening.draw, 0x9e3779b1) >>> 0, 'bigint');
  const wanted = p.of(limit, 'int');
  const text = `
    with eligible as materialized (
      select p.no, p.asked_packages, p.has_goals, p.hours_known, p.hours_min, p.hours_max, p.week, p.max_minutes,
        ${minutes}${languageColumns(language)}
      from bench.person p
      ${joins.filter((join) => /bench\.(travel|language)/.test(join)).join('\n      ')}
      where ${gates.join('\n        and ')})
    ${hits},
    scored as materialized (
      select p.no, ${columns.length > 0 ? columns.join(',\n        ') : '0 as nothing'}
      from eligible p
      ${hits ? 'left join mastered m on m.person = p.no' : ''}
      ${joins.filter((join) => !/bench\.(travel|language)/.test(join)).join('\n      ')}),
    totals as materialized (
      select *, ${factors.length > 0 ? factors.join(' + ') : '0'} as total from scored)
    select p.id, s.*
    from totals s join bench.person p on p.no = s.no
    where s.total >= coalesce((select total from totals order by total desc offset ${wanted} - 1 limit 1), 0)
    order by s.total desc, p.waiting_since, bench.mix(p.draw, ${openingMix}), p.id
    limit ${wanted}`;
  return { text, values: p.values };
}

function gatesOf(plan: OpeningPlan, codes: TableCodes, p: Parameters): string[] {
  const { opening, start, latestStart, context } = plan;
  const municipality = p.of(codes.municipalities.find(opening.municipality), 'int');
  const startsOn = p.of(start, 'date');
  const gates = [
    `(p.municipality = ${municipality} or p.shared_all or p.shared_with @> array[${municipality}])`,
    `p.away_until < ${startsOn}`,
    `p.available_from <= ${p.of(latestStart, 'date')}`,
    `p.legal_${opening.minimumAge} <= ${startsOn}`,
    `not exists (select from bench.rejection r where r.opening = ${p.of(opening.id, 'uuid')} and r.person = p.no
       and r.ends >= ${p.of(context.asOf, 'date')})`,
  ];
  const { fullTimeHours } = context.policy.gates;
  const full = p.of(hundredths(fullTimeHours), 'int');
  const least = p.of(opening.hoursMin === undefined ? 0 : hundredths(opening.hoursMin), 'int');
  gates.push(
    `p.no not in (select person from bench.placement where starts <= ${startsOn} and ends >= ${startsOn}
       group by person having sum(hundredths) > 0
         and (sum(hundredths) >= ${full} or sum(hundredths) > ${full} - ${least}))`,
  );
  const declined = unavoidableTasks(opening).map((code) => codes.competencies.find(code));
  if (declined.length > 0) {
    gates.push(`p.no not in (select person from bench.declined where code = any(${p.of(declined, 'int[]')}))`);
  }
  if (opening.credentials.length > 0) {
    const mandatory = opening.credentials.map((code) => codes.credentials.find(code));
    gates.push(
      `p.no not in (select person from bench.credential where code = any(${p.of(mandatory, 'int[]')})
         and held_until < ${startsOn} and not open)`,
    );
  }
  const demands = [...openDemands(opening)].filter(([, amount]) => amount !== null);
  if (demands.length > 0) {
    const conditions = p.of(
      demands.map(([condition]) => WORK_CONDITIONS.indexOf(condition)),
      'int[]',
    );
    const amounts = p.of(
      demands.map(([, amount]) => amount),
      'int[]',
    );
    gates.push(
      `p.no not in (select l.person from unnest(${conditions}, ${amounts}) as d(condition, amount)
         join bench.limit_ l on l.condition = d.condition where l.most < d.amount)`,
    );
  }
  const schemes = openingSchemes(opening);
  if (schemes.length > 0) {
    const withRoom = schemes
      .filter(({ room }) => room !== 'not_met')
      .map(({ scheme }) => SCHEME_OPTIONS.indexOf(scheme));
    const later = opening.startsOn === undefined ? 'false' : `first_day > ${startsOn}`;
    gates.push(
      withRoom.length === 0
        ? 'false'
        : `p.no not in (select person from bench.scheme_limit where scheme = any(${p.of(withRoom, 'int[]')})
         and (last_day < ${startsOn} or ${later}) group by person having count(*) = ${p.of(withRoom.length, 'int')})`,
    );
  }
  if (!opening.remote && opening.workplacePostalCode !== undefined) {
    const legal = p.of(context.policy.commute.legalMinutes, 'int');
    gates.push(`(p.modes = 0 or t.hectometres is null or ${fastest()} <= ${legal})`);
  }
  return gates;
}

/** Minutes of the fastest mode the person has; nothing when none makes the trip. */
function fastest(): string {
  return least('', '');
}

function least(walkIf: string, bicycleIf: string): string {
  return `least(case when p.modes & 1 <> 0${walkIf} then t.walk end, case when p.modes & 2 <> 0${bicycleIf} then t.bicycle end,
         case when p.modes & 4 <> 0 then t.transit end, case when p.modes & 8 <> 0 then t.car end)`;
}

function tripJoin({ opening }: OpeningPlan, codes: TableCodes, p: Parameters): string | undefined {
  if (opening.remote || opening.workplacePostalCode === undefined) return undefined;
  const workplace = p.of(codes.places.find(opening.workplacePostalCode), 'int');
  return `left join bench.travel t on t.workplace = ${workplace} and t.place = p.place`;
}

/** A step and the goals towards the next one, on a straight line between the two; step -1 = none yet. */
function branchepakkePoints({ maxPoints, policy }: BranchepakkePlan, p: Parameters): string {
  const { stepPermille, priorPermille } = policy.branchepakke;
  const credits = [0, ...BRANCHEPAKKE_STEPS.map((step) => stepPermille[step])];
  const here = p.of(credits, 'int[]');
  const towards = p.of(
    credits.map((credit, index) => (credits[index + 1] ?? credit) - credit),
    'int[]',
  );
  return `case when not p.asked_packages then ${p.of(pointsFor(maxPoints, priorPermille), 'int')}
        else coalesce(${p.of(maxPoints, 'int')} * ((${here})[pk.step + 2] + (${towards})[pk.step + 2] * pk.goals / 1000) / 1000, 0) end`;
}

function commutePoints({ maxPoints, soft, zero, policy }: CommutePlan, p: Parameters): string {
  const { beyondOwnLimitPermille, priorPermille } = policy.commute;
  const zeroPoint = p.of(zero, 'int');
  const max = p.of(maxPoints, 'int');
  // at most 1000 and at least 0: the line from the soft target to the zero point
  const credit = `greatest(0, least(1000, (${zeroPoint} - p.minutes) * 1000 / (${zeroPoint} - ${p.of(soft, 'int')})))`;
  return `case when p.trip_unknown then ${p.of(pointsFor(maxPoints, priorPermille), 'int')}
        when p.minutes is null then 0
        when p.minutes > p.max_minutes then ${max} * (${credit} * ${p.of(beyondOwnLimitPermille, 'int')} / 1000) / 1000
        else ${max} * ${credit} / 1000 end`;
}

function hoursPoints(plan: OpeningPlan, p: Parameters): string {
  const { weekly, shifts, policy } = plan.factors.hours!;
  const { losePerHourPermille, priorPermille } = policy.hours;
  const sums: string[] = [];
  if (weekly) {
    const prior = p.of(pointsFor(weekly.maxPoints, priorPermille), 'int');
    sums.push(`case when p.hours_known then ${p.of(weekly.maxPoints, 'int')} * greatest(0, 1000 - ${p.of(losePerHourPermille, 'int')}
          * greatest(0, ${p.of(weekly.min, 'int')} - p.hours_max, p.hours_min - ${p.of(weekly.max, 'int')})) / 1000
        else ${prior} end`);
  }
  if (shifts) {
    const prior = p.of(pointsFor(shifts.maxPoints, priorPermille), 'int');
    const grid = p.of(weekBits(shifts.grid), 'bit(336)');
    sums.push(`case when p.week is null then ${prior}
        else (${p.of(shifts.maxPoints, 'int')} * (bit_count(p.week & ${grid}) * 1000 / ${p.of(shifts.halfHours, 'int')}) / 1000)::int end`);
  }
  return sums.join(' + ');
}

function languageColumns(language: LanguagePlan | undefined): string {
  return (language?.alternatives ?? [])
    .map(
      (_, index) =>
        `, l${index}.person as l${index}_person, ` +
        LANGUAGE_SKILLS.map((skill) => `l${index}.${skill} as l${index}_${skill}`).join(', '),
    )
    .join('');
}

function languagePiece(
  plan: OpeningPlan,
  language: LanguagePlan,
  codes: TableCodes,
  p: Parameters,
  joins: string[],
  gates: string[],
): Piece {
  const points = language.alternatives.map((alternative, index) => {
    const code = p.of(codes.languages.find(alternative.alternative.language), 'int');
    joins.push(`left join bench.language l${index} on l${index}.code = ${code} and l${index}.person = p.no`);
    return alternativePoints(language, alternative, `p.l${index}_`, p);
  });
  const safe = language.alternatives.every(
    ({ alternative, skills }) => alternative.reason === 'safety' && skills.length > 0,
  );
  if (asksForSafety(plan.opening.languages) && safe) {
    const short = language.alternatives.map(
      ({ skills }, index) =>
        `(${skills.map(({ skill, asked }) => `coalesce(l${index}.${skill} < ${p.of(asked, 'int')}, false)`).join(' or ')})`,
    );
    gates.push(`not (${short.join(' and ')})`);
  }
  return { points: points.length === 1 ? points[0]! : `greatest(${points.join(', ')})` };
}

function alternativePoints(plan: LanguagePlan, { skills }: AlternativePlan, prefix: string, p: Parameters): string {
  const { policy, maxPoints } = plan;
  const recorded = unknownCredit(policy, true);
  const unrecorded = unknownCredit(policy, false);
  if (skills.length === 0) {
    const spoken = ORAL_SKILLS.map((skill) => `${prefix}${skill}`).join(', ');
    return `case when ${prefix}person is null then ${p.of(pointsFor(maxPoints, unrecorded), 'int')}
        when coalesce(${spoken}) is null then ${p.of(pointsFor(maxPoints, recorded), 'int')} else ${p.of(maxPoints, 'int')} end`;
  }
  const none = skills.reduce((sum, skill) => sum + pointsFor(skill.maxPoints, unrecorded), 0);
  const each = skills.map(({ skill, asked, maxPoints: most }) => {
    const byLevel = CEFR_LEVELS.map((_, held) => pointsFor(most, skillCredit(policy, held, asked)));
    return `(${p.of([pointsFor(most, recorded), ...byLevel], 'int[]')})[coalesce(${prefix}${skill}, -1) + 2]`;
  });
  return `case when ${prefix}person is null then ${p.of(none, 'int')} else ${each.join(' + ')} end`;
}

/** A direct record "not able": larger than any points, so that the maximum over the records finds it. */
const NOT_ABLE = 1_000_000;

/** For each person the points above "nothing known", summed over the tasks; the best record of a task counts. */
function hitsTable(plan: CompetencyPlan, codes: TableCodes, p: Parameters, style: QueryStyle): string {
  const rows = plan.tasks.flatMap((task, number) =>
    [{ code: task.task.competency, permille: PERMILLE }, ...task.substitutes].flatMap(({ code, permille }) => {
      const found = codes.competencies.find(code);
      const direct = code === task.task.competency;
      return found < 0 || permille === 0 ? [] : [{ found, number, direct, permille, task }];
    }),
  );
  const column = (of: (row: (typeof rows)[number]) => unknown, type: string): string => p.of(rows.map(of), type);
  const known = p.of(
    EVIDENCE.map((evidence) => plan.policy.competencies.evidencePermille[evidence]),
    'int[]',
  );
  return `, need as materialized (
      select * from unnest(${column((row) => row.found, 'int[]')}, ${column((row) => row.number, 'int[]')},
        ${column((row) => row.direct, 'boolean[]')}, ${column((row) => row.permille, 'int[]')},
        ${column((row) => row.task.task.level, 'int[]')}, ${column((row) => row.task.prior, 'int[]')},
        ${column((row) => row.task.maxPoints, 'int[]')}) as n(code, task, direct, permille, asked, prior, most)),
    hit as (
      select c.person, n.task, case when c.level = 0 then ${NOT_ABLE} else n.most * greatest(least(c.level, n.asked)
        * (${known})[c.evidence + 1] * n.permille / (n.asked * 1000), n.prior) / 1000 end as points
      from need n join bench.competency c on c.code = n.code and (c.level > 0 or n.direct)
      ${style.gatesBeforeCompetencies ? 'join eligible e on e.no = c.person' : ''}),
    mastered as materialized (
      ${style.oneGrouping ? gainsByTask(plan, p) : gainsInTwoSteps(plan, p)})`;
}

/** Groups once, with one maximum for each task. */
function gainsByTask(plan: CompetencyPlan, p: Parameters): string {
  const gains = plan.tasks.map((task, number) => {
    const prior = p.of(pointsFor(task.maxPoints, task.prior), 'int');
    const best = `max(points) filter (where task = ${number})`;
    return `case ${best} when ${NOT_ABLE} then -${prior} else coalesce(${best} - ${prior}, 0) end`;
  });
  return `select person, ${gains.join(' + ')} as gain from hit group by person`;
}

/** Groups by person and task for the maximum, then by person for the sum. */
function gainsInTwoSteps(plan: CompetencyPlan, p: Parameters): string {
  const prior = p.of(
    plan.tasks.map((task) => pointsFor(task.maxPoints, task.prior)),
    'int[]',
  );
  return `select person, sum(case when points = ${NOT_ABLE} then 0 else points end - (${prior})[task + 1])::int as gain
      from (select person, task, max(points) as points from hit group by person, task) best group by person`;
}

function credentialJoins(plan: CompetencyPlan, codes: TableCodes, p: Parameters): string[] {
  return plan.credentials.map(
    ({ code }, index) =>
      `left join bench.credential c${index} on c${index}.code = ${p.of(codes.credentials.find(code), 'int')} and c${index}.person = p.no`,
  );
}

/** The gate has closed on everybody who does not hold one: what is left holds it, or nobody knows. */
function competencyPoints(plan: CompetencyPlan, p: Parameters): string {
  const prior = plan.tasks.reduce((sum, task) => sum + pointsFor(task.maxPoints, task.prior), 0);
  // a parameter that the text does not use has no type
  const start = plan.credentials.length > 0 ? p.of(plan.start, 'date') : '';
  const credentials = plan.credentials.map(({ maxPoints }, index) => {
    const held = p.of(credentialPoints(plan.policy, maxPoints, 'held'), 'int');
    const unknown = p.of(credentialPoints(plan.policy, maxPoints, 'unknown'), 'int');
    return ` + case when c${index}.held_until >= ${start} then ${held} else ${unknown} end`;
  });
  return `coalesce(m.gain, 0) + ${p.of(prior, 'int')}${credentials.join('')}`;
}

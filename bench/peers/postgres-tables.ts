/**
 * The market as PostgreSQL likes it best: one row for each person with every gate's date worked out beforehand, small
 * whole numbers in place of codes, and lists as tables whose primary key covers the query. All of it favours SQL.
 */
import type { Client } from 'pg';
import { cefrOrdinal, LANGUAGE_SKILLS } from '../../src/language/cefr';
import { plusDays } from '../../src/matching/core/dates';
import {
  BRANCHEPAKKE_STEPS,
  type CandidateFacts,
  EVIDENCE,
  type OpeningFacts,
  SCHEME_OPTIONS,
  type TravelModel,
  WORK_CONDITIONS,
  type Youth,
} from '../../src/matching/core/facts';
import { goalsReached } from '../../src/matching/core/factors/branchepakke.factor';
import { GOAL_LEVELS } from '../../src/matching/core/factors/job-goal.factor';
import { statusKind } from '../../src/matching/core/gates/status.gate';
import type { MatchContext } from '../../src/matching/core/opening-case';
import type { Policy } from '../../src/matching/core/policy';
import { modeMask, ownLimit, tripBetween } from '../../src/matching/core/trip';
import { Codes } from './codes';
import { hundredths } from '../../src/matching/core/gates/asked-by-opening';

const DDL = `
  create schema if not exists bench;
  drop table if exists bench.person, bench.competency, bench.credential, bench.language, bench.package, bench.goal,
    bench.declined, bench.limit_, bench.placement, bench.rejection, bench.travel,
    bench.scheme_limit;
  create table bench.person (
    no int not null, id text collate "C" not null, draw bigint not null, waiting_since date not null,
    municipality int not null, shared_all boolean not null, shared_with int[] not null,
    away_until date not null, available_from date not null,
    legal_13 date not null, legal_15 date not null, legal_18 date not null,
    place int not null, modes int not null, max_minutes int not null, bicycle_hm int not null,
    hours_known boolean not null, hours_min int not null, hours_max int not null, week bit(336),
    asked_packages boolean not null, has_goals boolean not null);
  create table bench.competency (code int not null, person int not null, level int not null, evidence int not null);
  create table bench.credential (code int not null, person int not null, held_until date not null, open boolean not null);
  create table bench.language (code int not null, person int not null, listening int, speaking int, interaction int,
    reading int, writing int);
  create table bench.package (code int not null, person int not null, step int not null, goals int not null);
  create table bench.scheme_limit (scheme int not null, person int not null, first_day date not null,
    last_day date not null);
  create table bench.goal (code int not null, person int not null);
  create table bench.declined (code int not null, person int not null);
  create table bench.limit_ (condition int not null, person int not null, most int not null);
  create table bench.placement (person int not null, starts date not null, ends date not null, hundredths int not null);
  create table bench.rejection (opening uuid not null, person int not null, ends date not null);
  create table bench.travel (workplace int not null, place int not null, hectometres int, walk int, bicycle int,
    transit int, car int)`;

const KEYS = `
  alter table bench.person add primary key (no);
  create unique index on bench.competency (code, person) include (level, evidence);
  create unique index on bench.credential (code, person) include (held_until, open);
  create unique index on bench.language (code, person) include (listening, speaking, interaction, reading, writing);
  create unique index on bench.package (code, person) include (step, goals);
  create unique index on bench.scheme_limit (scheme, person) include (first_day, last_day);
  create unique index on bench.goal (code, person);
  create unique index on bench.declined (code, person);
  create unique index on bench.limit_ (condition, person) include (most);
  create index on bench.placement (person, starts, ends) include (hundredths);
  create unique index on bench.rejection (opening, person) include (ends);
  create unique index on bench.travel (workplace, place) include (hectometres, walk, bicycle, transit, car)`;

/** Tables clustered in the order in which the query reads them. */
const CLUSTERED = ['competency', 'language', 'travel'];
const TABLES = [
  ...['person', 'competency', 'credential', 'language', 'package', 'goal', 'declined', 'limit_', 'placement'],
  ...['rejection', 'travel', 'scheme_limit'],
];
const ROWS_PER_STATEMENT = 10_000;
const PEOPLE_AT_A_TIME = 20_000;

/** Codes that the tables know by number. */
export interface TableCodes {
  competencies: Codes;
  credentials: Codes;
  languages: Codes;
  packages: Codes;
  /** level letter followed by the ISCO-08 code */
  goals: Codes;
  places: Codes;
  municipalities: Codes;
}

type Row = Record<string, unknown>;

/** Makes and fills the tables. */
export async function fillTables(
  client: Client,
  people: readonly CandidateFacts[],
  openings: readonly OpeningFacts[],
  context: MatchContext,
): Promise<TableCodes> {
  const codes: TableCodes = {
    competencies: new Codes(),
    credentials: new Codes(),
    languages: new Codes(),
    packages: new Codes(),
    goals: new Codes(),
    places: new Codes(),
    municipalities: new Codes(),
  };
  await client.query(DDL);
  // a part of the people at a time: the rows of a million do not fit into memory
  const each = async (table: string, rows: (facts: CandidateFacts, no: number) => Row | Row[]): Promise<void> => {
    for (let from = 0; from < people.length; from += PEOPLE_AT_A_TIME) {
      const part = people.slice(from, from + PEOPLE_AT_A_TIME);
      await insert(
        client,
        table,
        part.flatMap<Row>((facts, no) => rows(facts, from + no)),
      );
    }
  };
  await each('person', (facts, no) => personRow(facts, no, codes, context.policy));
  await each('competency', ({ competencies }, person) =>
    competencies.map(({ code, level, evidence }) => ({
      code: codes.competencies.of(code),
      person,
      level,
      evidence: EVIDENCE.indexOf(evidence),
    })),
  );
  await each('credential', (facts, person) => credentialRows(facts, person, codes));
  await each('language', (facts, person) => languageRows(facts, person, codes));
  await each('package', (facts, person) => packageRows(facts, person, codes));
  await each('scheme_limit', (facts, person) => schemeRows(facts, person));
  await each('goal', ({ jobGoals }, person) => {
    const keys = GOAL_LEVELS.flatMap((level) => (jobGoals?.[level] ?? []).map((code) => level + code));
    return [...new Set(keys)].map((key) => ({ code: codes.goals.of(key), person }));
  });
  await each('declined', ({ declinedTasks }, person) =>
    [...new Set(declinedTasks)].map((code) => ({ code: codes.competencies.of(code), person })),
  );
  await each('limit_', ({ skaanehensyn }, person) =>
    (skaanehensyn ?? []).map(({ condition, max }) => ({
      condition: WORK_CONDITIONS.indexOf(condition),
      person,
      most: hundredths(max),
    })),
  );
  await each('placement', ({ placements }, person) =>
    placements.map(({ from, until, weeklyHours }) => ({
      person,
      starts: from,
      ends: until ?? 'infinity',
      hundredths: hundredths(weeklyHours),
    })),
  );
  await each('rejection', ({ rejections }, person) =>
    rejections.map(({ openingId, until }) => ({ opening: openingId, person, ends: until ?? 'infinity' })),
  );
  await insert(client, 'travel', travelRows(openings, context.travel, codes));
  await client.query(KEYS);
  for (const table of CLUSTERED) await client.query(`cluster bench.${table} using ${await firstIndex(client, table)}`);
  for (const table of TABLES) await client.query(`vacuum analyze bench.${table}`);
  return codes;
}

async function firstIndex(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'bench' and tablename = $1`,
    [table],
  );
  return rows[0]!.name;
}

function personRow(facts: CandidateFacts, no: number, codes: TableCodes, policy: Policy): Row {
  const kind = statusKind(facts.status);
  const paused = facts.statusUntil ?? '-infinity';
  const youth = facts.youth ?? null;
  return {
    no,
    id: facts.id,
    draw: facts.draw,
    waiting_since: facts.waitingSince ?? 'infinity',
    municipality: codes.municipalities.of(facts.municipality),
    shared_all: facts.sharedWith === 'all',
    shared_with: facts.sharedWith === 'all' ? [] : facts.sharedWith.map((code) => codes.municipalities.of(code)),
    away_until: kind === 'active' ? '-infinity' : kind === 'gone' ? 'infinity' : paused,
    available_from: facts.availableFrom ?? '-infinity',
    legal_13: youth ? youth.turns13On : '-infinity',
    legal_15: youth ? legalFrom15(youth) : '-infinity',
    legal_18: youth ? youth.turns18On : '-infinity',
    place: facts.postalCode === undefined ? -1 : codes.places.of(facts.postalCode),
    modes: modeMask(facts.travelModes),
    max_minutes: ownLimit(facts, policy),
    bicycle_hm: (facts.maxBicycleKm ?? policy.commute.bicycleKm) * 10,
    hours_known: facts.hoursMin !== undefined || facts.hoursMax !== undefined,
    hours_min: facts.hoursMin ?? 0,
    hours_max: facts.hoursMax ?? Math.max(policy.gates.fullTimeHours, facts.hoursMin ?? 0),
    week: facts.availability ? weekBits(facts.availability) : null,
    asked_packages: facts.branchepakker !== undefined,
    has_goals: GOAL_LEVELS.some((level) => (facts.jobGoals?.[level].length ?? 0) > 0),
  };
}

/** First day on which somebody is 15 and out of compulsory school, or 18. */
function legalFrom15({ turns15On, turns18On, compulsorySchoolUntil }: Youth): string {
  const afterSchool = compulsorySchoolUntil === undefined ? turns15On : plusDays(compulsorySchoolUntil, 1);
  const from = afterSchool > turns15On ? afterSchool : turns15On;
  return from < turns18On ? from : turns18On;
}

/** A week as the text of a `bit(336)`; the order of the bits is the same for people and shifts. */
export function weekBits(grid: readonly number[]): string {
  return grid.map((word) => word.toString(2).padStart(24, '0')).join('');
}

function credentialRows({ credentials }: CandidateFacts, person: number, codes: TableCodes): Row[] {
  const byCode = new Map<string, { held: string; open: boolean }>();
  for (const { code, status, validUntil } of credentials) {
    const row = byCode.get(code) ?? { held: '-infinity', open: false };
    const until = status === 'held' ? (validUntil ?? 'infinity') : '-infinity';
    // as texts: '-infinity' < dates < 'infinity'
    byCode.set(code, { held: until > row.held ? until : row.held, open: row.open || status === 'unknown' });
  }
  return [...byCode].map(([code, { held, open }]) => ({
    code: codes.credentials.of(code),
    person,
    held_until: held,
    open,
  }));
}

function languageRows({ languages }: CandidateFacts, person: number, codes: TableCodes): Row[] {
  return Object.entries(languages).flatMap(([language, levels]) => {
    const row: Row = { code: codes.languages.of(language), person };
    for (const skill of LANGUAGE_SKILLS) {
      const level = levels[skill];
      row[skill] = level === undefined ? null : cefrOrdinal(level);
    }
    return LANGUAGE_SKILLS.some((skill) => row[skill] !== null) ? [row] : [];
  });
}

/** Furthest step, -1 = none yet, and the goals of the next one; people who were never asked have no rows. */
function packageRows(facts: CandidateFacts, person: number, codes: TableCodes): Row[] {
  const { branchepakker, branchepakkeGoals } = facts;
  if (branchepakker === undefined) return [];
  return [...new Set([...Object.keys(branchepakker), ...Object.keys(branchepakkeGoals ?? {})])].map((code) => ({
    code: codes.packages.of(code),
    person,
    step: BRANCHEPAKKE_STEPS.indexOf(branchepakker[code] ?? ('' as never)),
    goals: goalsReached(facts, code),
  }));
}

/** Only windows that close on some day: nobody is excluded by what is unknown. */
function schemeRows({ schemeWindows }: CandidateFacts, person: number): Row[] {
  return SCHEME_OPTIONS.flatMap((scheme, number) => {
    const { possible, from, until } = schemeWindows?.[scheme] ?? { possible: null };
    if (possible !== false && from === undefined && until === undefined) return [];
    const first = possible === false ? 'infinity' : (from ?? '-infinity');
    // never possible: no day lies in the window, whatever the start
    return [
      { scheme: number, person, first_day: first, last_day: possible === false ? '-infinity' : (until ?? 'infinity') },
    ];
  });
}

function travelRows(openings: readonly OpeningFacts[], travel: TravelModel, codes: TableCodes): Row[] {
  const workplaces = new Set(openings.flatMap(({ workplacePostalCode }) => workplacePostalCode ?? []));
  const places = codes.places.all();
  return [...workplaces].flatMap((workplace) =>
    places.map((place) => {
      const { kilometres, minutes } = tripBetween(travel, place, workplace);
      const [walk, bicycle, transit, car] = minutes;
      return {
        workplace: codes.places.of(workplace),
        place: codes.places.of(place),
        hectometres: kilometres === null ? null : Math.round(kilometres * 10),
        ...{ walk, bicycle, transit, car },
      };
    }),
  );
}

async function insert(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await client.query(
      `insert into bench.${table} select * from json_populate_recordset(null::bench.${table}, $1::json)`,
      [JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    );
  }
}

/**
 * In which column of the boards a person stands (domain.md §1.4), from what is recorded. Everybody stands in exactly one
 * column, so nobody can be forgotten. Pure.
 */
import type { CandidateStatus, IsoDate } from '../../matching/core/facts';
import type { BlockKind } from '../../schemes';
import { addDays } from '../../schemes/dates';
import type { PersonRecord } from '../scheme-facts.loader';

/** The columns in their order (domain.md §1.4, the full set is a working assumption). */
export const BOARD_COLUMNS = [
  'ny_visitation',
  'klar_til_match',
  'praktik',
  'praktik_med_timer',
  'loentilskud',
  'igu',
  'ordinaert_deltid',
  'ordinaert_fuldtid',
  'uddannelse',
  'kursus_vejledning',
  'barsel',
  'sygemeldt',
  'fritaget_andet',
  'eftervaern',
  'afsluttet',
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** Ordinary hours a week from which work counts as full-time on the boards. [A] */
export const FULL_TIME_HOURS = 30;

/** The column each status outside the active ones has. */
const COLUMN_OF_STATUS: Readonly<Partial<Record<CandidateStatus, BoardColumn>>> = {
  barsel: 'barsel',
  sygemeldt: 'sygemeldt',
  manglende_pasning: 'fritaget_andet',
  fritaget: 'fritaget_andet',
  ferie: 'fritaget_andet',
  fraflyttet: 'afsluttet',
  udrejst: 'afsluttet',
};

const PRAKTIK: readonly BlockKind[] = ['virksomhedspraktik', 'nyttejob', 'arbejdsproevning'];
const SUBSIDISED: readonly BlockKind[] = ['loentilskud_privat', 'loentilskud_offentlig'];
const ORDINARY: readonly BlockKind[] = ['ordinaert', 'smaajob', 'fritidsjob', 'vikar'];
const COURSES: readonly BlockKind[] = ['vejledning', 'forberedelse'];

/** A place on the boards. */
export interface BoardPlace {
  column: BoardColumn;
  /** first day in the column; null = not recorded */
  since: IsoDate | null;
}

/** Where the record puts a person on a day. A pause whose last day has passed no longer holds anybody. */
export function recordedPlace({ candidate, casework }: PersonRecord, today: IsoDate): BoardPlace {
  const { code, from, until } = candidate.status ?? { code: 'aktiv' as const };
  const byStatus = COLUMN_OF_STATUS[code];
  const held = byStatus === 'afsluttet' || until === undefined || until >= today;
  if (byStatus && held) return { column: byStatus, since: from ?? null };
  const spans = spansOf({ candidate, casework });
  const running = spans.filter((span) => span.from <= today && (span.until === undefined || span.until >= today));
  const working = placeAtWork(running);
  if (working) return working;
  if (candidate.inVocationalTraining) return { column: 'uddannelse', since: null };
  const course = starts(running, COURSES);
  if (course) return { column: 'kursus_vejledning', since: course };
  const visited = latest(casework.visitations.map(({ on }) => on).filter((on) => on <= today));
  const takenOverOn = candidate.residence?.takenOverOn;
  if (visited === null && casework.stated.includes('visitations')) {
    return { column: 'ny_visitation', since: takenOverOn ?? null };
  }
  const ended = spans.flatMap((span) =>
    span.until !== undefined && span.until < today ? [addDays(span.until, 1)] : [],
  );
  const back = byStatus && until !== undefined ? addDays(until, 1) : from;
  return { column: 'klar_til_match', since: latest([...ended, visited, back, takenOverOn]) };
}

/** One activity with its dates. */
interface Span {
  kind: BlockKind;
  from: IsoDate;
  until?: IsoDate;
  weeklyHours: number;
}

/** Placements and the blocks of accepted offers; the same activity in both counts once where hours are added up. */
function spansOf({ candidate, casework }: Pick<PersonRecord, 'candidate' | 'casework'>): Span[] {
  const placed: Span[] = (candidate.placements ?? []).map(({ scheme, from, until, weeklyHours }) => ({
    kind: scheme,
    from,
    until,
    weeklyHours,
  }));
  const offered = casework.offers
    .filter(({ accepted }) => accepted !== false)
    .flatMap(({ blocks }) => blocks.map((block) => ({ ...block, weeklyHours: block.weeklyHours ?? 0 })))
    .filter((block) => !placed.some(({ kind, from }) => kind === block.kind && from === block.from));
  return [...placed, ...offered];
}

function placeAtWork(running: readonly Span[]): BoardPlace | null {
  const igu = starts(running, ['igu']);
  if (igu) return { column: 'igu', since: igu };
  const subsidised = starts(running, SUBSIDISED);
  if (subsidised) return { column: 'loentilskud', since: subsidised };
  const praktik = starts(running, PRAKTIK);
  const ordinary = starts(running, ORDINARY);
  if (praktik && ordinary) return { column: 'praktik_med_timer', since: latest([praktik, ordinary]) };
  if (praktik) return { column: 'praktik', since: praktik };
  if (!ordinary) return null;
  const hours = running.reduce((sum, { kind, weeklyHours }) => sum + (ORDINARY.includes(kind) ? weeklyHours : 0), 0);
  return { column: hours >= FULL_TIME_HOURS ? 'ordinaert_fuldtid' : 'ordinaert_deltid', since: ordinary };
}

/** The earliest first day among activities of some kinds; null when none of them runs. */
function starts(running: readonly Span[], kinds: readonly BlockKind[]): IsoDate | null {
  const days = running.filter(({ kind }) => kinds.includes(kind)).map(({ from }) => from);
  return days.reduce<IsoDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

function latest(days: readonly (IsoDate | null | undefined)[]): IsoDate | null {
  return days.reduce<IsoDate | null>((last, day) => (day && (last === null || day > last) ? day : last), null);
}

import type { Found } from '../found';
import { anyOf } from '../words/patterns';
import type { AvailabilityFinding, HoursFinding, ShiftFinding, StartFinding, TextKind } from '../reading.types';

const NUMBER = '\\d{1,2}(?:[.,]\\d{1,2})?';
const PER_WEEK =
  '(?:om ugen|ugentligt?|per week|a week|weekly|(?:pr\\.?|per|i gennemsnit pr\\.?) uge|/ ?uge)'.replaceAll(' ', '\\s?');
const HOURS = new RegExp(
  `(?<![\\p{L}\\d.,:/])(${NUMBER})(?:\\s?(?:-|–|til|to)\\s?(${NUMBER}))?\\s?(?:timer|timers|t|hours|hrs|h)\\.?(?!\\p{L})(?:\\s?${PER_WEEK})?(\\s?(?:om dagen|daglig|dagligt|pr\\.? dag|a day|hver dag))?`,
  'giu',
);
const HAS_PER_WEEK = new RegExp(PER_WEEK, 'iu');
/** So long something is done at a time. */
const NO_WEEK = /(?:stå|op|gå|sidde|inden for|i løbet af|efter|hver|senest)\s(?:op\s)?(?:i\s|på\s)?$/iu;
const FULL_TIME = anyOf(['fuldtid|fuldtidsstilling|fuld tid|full[- ]time']);
const CLOCK =
  /(?<![\d.,:/-])(?:kl\.?\s?)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s?(?:-|–|til|to)\s?(?:kl\.?\s?)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\d/]|[.,]\d|\s?(?:timer|t\b|t\.|år|kg|%|mdr|uger|hours|km|min|måneder|kr|personer|medarbejdere))/giu;
const CLOCK_CUE = anyOf([
  'kl|klokken|fra|mellem|arbejdstid\\p{L}*|vagt\\p{L}*|\\p{L}*skift|mødetid|hverdage?|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|fre|man|dagarbejde|arbejder|sæson|eftermiddage?|formiddage?|until|from|between|shifts?|hours',
]);
const PATTERNS: readonly [RegExp, NonNullable<ShiftFinding['pattern']>][] = [
  [anyOf(['(?:2|to)[- ]?holds ?(?:skift|drift)|toholdsskift|two[- ]shift']), 'two_shift'],
  [anyOf(['(?:3|tre)[- ]?holds ?(?:skift|drift)|treholdsskift|three[- ]shift']), 'three_shift'],
  [anyOf(['skiftende (?:vagter|arbejdstider|tider)|holddrift|rotating shifts']), 'changing'],
  [anyOf(['nat|natarbejde|natten|nattevagt\\p{L}*|nights?|night shifts?']), 'night'],
  [anyOf(['aften|aftener|aftenen|aftenvagt\\p{L}*|aftenkørsel|evenings?']), 'evening'],
  [anyOf(['weekend|weekenden|weekender|weekendarbejde|weekends']), 'weekend'],
  [anyOf(['dagarbejde|dagvagt\\p{L}*|daytime']), 'day'],
];
const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['marts', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];
const START_CUE = anyOf([
  'opstart|start|starter|starte|tiltrædelse\\p{L}*|begynde[r]?|fra (?:den )?|ansættelse\\p{L}*|starting|start date',
]);
const DATE = new RegExp(
  `(?<![\\d./])(?:(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s(${MONTHS.flat().join('|')})(?!\\p{L})(?:,?\\s(\\d{4}))?|(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{2,4}))?|(\\d{4})-(\\d{2})-(\\d{2}))(?![\\d:])`,
  'iu',
);
const SOON = anyOf([
  'snarest(?: muligt)?|hurtigst muligt|med det samme|as soon as possible|immediately|i morgen|straks',
]);
/** "Ingen weekender": the shift that follows is excluded. */
const NO_SHIFT = /(?<!\p{L})(?:ikke|ingen|intet|uden|aldrig|no|not|without|never)(?:\s\p{L}+)?\s$/iu;
const DAYS: readonly [RegExp, readonly number[]][] = [
  [anyOf(['alle (?:ugens )?dage|every day']), [1, 2, 3, 4, 5, 6, 7]],
  [anyOf(['(?:alle )?hverdage|hverdag|weekdays|mandag til fredag|man-fre']), [1, 2, 3, 4, 5]],
  [anyOf(['weekend|weekender|weekenden|weekends']), [6, 7]],
  ...[
    'mandage?|monday',
    'tirsdage?|tuesday',
    'onsdage?|wednesday',
    'torsdage?|thursday',
    'fredage?|friday',
    'lørdage?|saturday',
    'søndage?|sunday',
  ].map((names, at): [RegExp, readonly number[]] => [anyOf([names]), [at + 1]]),
];
const AVAILABLE = anyOf([
  '(?:kan|vil) (?:\\p{L}+ ){0,3}?arbejde|til rådighed|rådighed|ledig|tilgængelig|available|can(?:not)? work|fri til',
]);
const NOT = anyOf(['ikke|aldrig|ingen|not|cannot|never']);
const RULE = { confidence: 880, match: 'rule' } as const;

/** Hours a week; a number of hours a day says nothing about the week. */
export function findHours(sentence: string, kind: TextKind): Found<HoursFinding>[] {
  const found = Array.from(sentence.matchAll(HOURS)).flatMap((match): Found<HoursFinding>[] => {
    const weekly = HAS_PER_WEEK.test(match[0]);
    if (match[3] !== undefined || NO_WEEK.test(sentence.slice(0, match.index))) return [];
    if (!weekly && kind === 'cv' && !/job|arbejde|søger|leder/iu.test(sentence)) return [];
    const min = tenths(match[1]!);
    const max = match[2] === undefined ? min : tenths(match[2]);
    if (min < 10 || max > 480 || min > max || (!weekly && max < 50)) return [];
    return [hours(min, max, 'hours.per_week', kind, match.index, match.index + match[0].replace(/\.$/u, '').length)];
  });
  const full = FULL_TIME.exec(sentence);
  if (found.length === 0 && full) {
    found.push(hours(370, 370, 'hours.full_time', kind, full.index, full.index + full[0].length));
  }
  return found;
}

function hours(
  minTenths: number,
  maxTenths: number,
  madeBy: string,
  kind: TextKind,
  start: number,
  end: number,
): Found<HoursFinding> {
  return {
    ...RULE,
    kind: 'hours',
    minTenths,
    maxTenths,
    madeBy,
    polarity: kind === 'ad' ? 'wanted' : 'wants',
    start,
    end,
  };
}

/** Times of day and shift patterns an ad names. */
export function findShifts(sentence: string): Found<ShiftFinding>[] {
  const base = { ...RULE, kind: 'shift', polarity: 'wanted' } as const;
  const clocks = findClocks(sentence).map(({ start, end, from, to }) => ({
    ...base,
    from,
    to,
    madeBy: 'shift.clock',
    start,
    end,
  }));
  const patterns = PATTERNS.flatMap(([words, pattern]): Found<ShiftFinding>[] => {
    const match = words.exec(sentence);
    return match && !NO_SHIFT.test(sentence.slice(0, match.index))
      ? [{ ...base, pattern, madeBy: `shift.${pattern}`, start: match.index, end: match.index + match[0].length }]
      : [];
  });
  return [...clocks, ...patterns];
}

interface Clock {
  start: number;
  end: number;
  from: string;
  to: string;
}

function findClocks(sentence: string): Clock[] {
  return Array.from(sentence.matchAll(CLOCK)).flatMap((match): Clock[] => {
    const exact =
      match[2] !== undefined ||
      match[4] !== undefined ||
      /kl/iu.test(match[0]) ||
      (match[1]!.length === 2 && match[3]!.length === 2);
    if (!exact && !CLOCK_CUE.test(sentence)) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        from: time(match[1]!, match[2]),
        to: time(match[3]!, match[4]),
      },
    ];
  });
}

/** When the job begins; a date without a year is given as `--MM-DD`. */
export function findStarts(sentence: string): Found<StartFinding>[] {
  const base = { ...RULE, kind: 'start', polarity: 'wanted' } as const;
  const cue = START_CUE.exec(sentence);
  if (!cue) return [];
  const after = sentence.slice(cue.index);
  const date = DATE.exec(after);
  const iso = date && isoOf(date);
  if (date && iso) {
    const start = cue.index + date.index;
    return [{ ...base, date: iso, madeBy: 'start.date', start, end: start + date[0].length }];
  }
  const soon = SOON.exec(after);
  if (!soon) return [];
  const start = cue.index + soon.index;
  return [{ ...base, madeBy: 'start.soon', start, end: start + soon[0].length }];
}

/** Days and hours a person can or cannot work. */
export function findAvailability(sentence: string, heading: string): Found<AvailabilityFinding>[] {
  if (!AVAILABLE.test(sentence) && !/rådighed|tilgængelig|arbejdstid|available/u.test(heading)) return [];
  const parts = Array.from(sentence.matchAll(/[^,;]+/gu), (match) => ({ at: match.index, text: match[0] }));
  return parts.flatMap(({ at, text }): Found<AvailabilityFinding>[] => {
    const days = [...new Set(DAYS.flatMap(([words, numbers]) => (words.test(text) ? numbers : [])))].sort();
    const [clock] = findClocks(text);
    const part = /nat(?:ten)?(?!\p{L})|nights?/iu.test(text)
      ? 'night'
      : /aften|evening/iu.test(text)
        ? 'evening'
        : undefined;
    if (days.length === 0 && !clock && !part) return [];
    const lead = text.length - text.trimStart().length;
    return [
      {
        ...RULE,
        kind: 'availability',
        polarity: NOT.test(text) ? 'lacks' : 'has',
        madeBy: 'availability.words',
        days,
        ...(clock && { from: clock.from, to: clock.to }),
        ...(part && { part }),
        start: at + lead,
        end: at + text.trimEnd().length,
      },
    ];
  });
}

function tenths(text: string): number {
  return Math.round(Number(text.replace(',', '.')) * 10);
}

function time(hour: string, minute: string | undefined): string {
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

/** The 29th of February is a day in some years. */
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isoOf(match: RegExpExecArray): string | undefined {
  const month =
    match[2] === undefined
      ? Number(match[5] ?? match[8])
      : MONTHS.findIndex((names) => names.includes(match[2]!.toLowerCase())) + 1;
  const day = Number(match[1] ?? match[4] ?? match[9]);
  const year = match[3] ?? match[6] ?? match[7];
  if (month < 1 || month > 12 || day < 1 || day > DAYS_OF_MONTH[month - 1]!) return undefined;
  const end = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year === undefined ? `--${end}` : `${year.length === 2 ? `20${year}` : year}-${end}`;
}

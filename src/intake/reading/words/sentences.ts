import { ABBREVIATIONS } from './abbreviations';

/** One sentence or list line of a clean text; `start`/`end` are positions in it. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
  /** the heading it stands under, in lower case; empty = none */
  heading: string;
}

const LONGEST_HEADING = 60;

/** Cuts a clean text into lines, and lines into sentences; full stops of abbreviations and numbers do not end one. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let heading = '';
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const opened = headingOf(line);
    if (opened !== undefined) heading = opened;
    for (const [start, end] of sentenceRanges(line)) {
      sentences.push({
        start: lineStart + start,
        end: lineStart + end,
        text: line.slice(start, end),
        heading,
      });
    }
    lineStart += line.length + 1;
  }
  return sentences;
}

/** `Krav:` alone on a line opens a part of the text, and so does a short line in capitals; an empty line closes none. */
function headingOf(line: string): string | undefined {
  const trimmed = line.trim();
  if (trimmed.length === 0 || trimmed.length > LONGEST_HEADING) return undefined;
  if (trimmed.endsWith(':')) return trimmed.slice(0, -1).toLowerCase();
  if (/[.!?,;]$/.test(trimmed)) return undefined;
  const isCapitals = trimmed === trimmed.toUpperCase() && /\p{Lu}{3}/u.test(trimmed);
  return isCapitals || HEADINGS.test(trimmed) ? trimmed.toLowerCase() : undefined;
}

const HEADINGS =
  /^(?:(?:dine |mine |vores )?(?:arbejds)?opgaver(?:ne)?|krav|kvalifikationer|profil|om (?:jobbet|dig|mig|os)|erfaring|(?:erhvervs|arbejds)erfaring|uddannelse(?:r)?|kurser|sprog|vi (?:tilbyder|forventer)|kompetencer|personligt|ansættelse|requirements|about (?:you|me|us)|experience|education|languages|skills|your tasks|we offer)$/iu;

function sentenceRanges(line: string): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  for (const match of line.matchAll(/[.!?]+(?=\s|$)|[;](?=\s)/gu)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && !endsSentence(line, match.index)) continue;
    pushTrimmed(ranges, line, start, end);
    start = end;
  }
  pushTrimmed(ranges, line, start, line.length);
  return ranges;
}

function endsSentence(line: string, stop: number): boolean {
  const word = /[\p{L}\p{N}.]+$/u.exec(line.slice(0, stop))?.[0] ?? '';
  const next = /^\.\s+(\S)/u.exec(line.slice(stop))?.[1];
  if (ABBREVIATIONS.has(`${word.toLowerCase()}.`))
    return next !== undefined && /\p{Lu}/u.test(next) && !/^(?:kl|ca|nr|tlf|pr)$/i.test(word);
  // `1. februar`, `den 28. maj`
  if (/^\d{1,2}$/.test(word)) return next === undefined || /\p{Lu}/u.test(next);
  return true;
}

function pushTrimmed(ranges: [number, number][], line: string, start: number, end: number): void {
  const part = line.slice(start, end);
  const lead = part.length - part.trimStart().length;
  const text = part.trim();
  if (text.length > 0) ranges.push([start + lead, start + lead + text.length]);
}

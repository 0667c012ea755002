import type { TextKind } from '../reading.types';

/** Wordings of employers about a job; own lexicon. */
const AD =
  /(?<!\p{L})(?:vi (?:søger|tilbyder|forventer|lægger vægt|kan tilbyde|glæder os|mangler)|søger vi|vi ser gerne|dine (?:opgaver|arbejdsopgaver)|du (?:er|har|kan|skal|får|bliver) |din ansøgning|send (?:en|din) ansøgning|ansøgningsfrist|stillingen|jobopslag|jobannonce|stillingsopslag|vores (?:team|hold|kollega|medarbejder)|arbejdsstedet?|tiltrædelse|løn efter|ifølge overenskomst|we (?:are looking|offer|expect|need)|you (?:will|have|are|must) |your (?:tasks|duties|application)|apply (?:by|now)|the position|job description)/giu;
/** Wordings of people about themselves. */
const CV =
  /(?<!\p{L})(?:jeg (?:er|har|kan|vil|taler|kommer|arbejde\p{L}*|søger|bor|hedder)|mit (?:navn|cv)|mine |curriculum vitae|cv(?!\p{L})|erhvervserfaring|arbejdserfaring|uddannelse(?=\s*[:\n])|kompetencer(?=\s*[:\n])|sprog(?=\s*[:\n])|personlige oplysninger|fritidsinteresser|referencer|i (?:am|have|can|worked|speak|live)(?!\p{L})|my (?:name|experience)|work experience|employment history|education(?=\s*[:\n])|languages(?=\s*[:\n])|references)/giu;

/**
 * Whether a text is somebody's CV or an employer's ad, by how often each is worded so; a tie is a CV, because nothing
 * of a CV is shown to others before a person has looked at it.
 */
export function textKindOf(text: string): TextKind {
  const start = text.slice(0, 20_000);
  return count(start, AD) > count(start, CV) ? 'ad' : 'cv';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

import { isKnowledgeWord, isSkillNoun, isTrait } from './span-words';

/** A stretch of a Danish ad's sentence that names a competence, whether or not any list has it. */
export interface CompetenceSpan {
  start: number;
  end: number;
  /** `skill` = something one does or is, `knowledge` = something one knows or has papers for */
  kind: 'skill' | 'knowledge';
}

interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
}

/** After these a verb phrase says what is to be done or mastered. */
const VERB_CUES =
  /(?:(?:lyst|evnen?|evner|god|dygtig|vant|i stand|klar|villig|flair|mod|interesse(?:ret)?|motiveret|medvirke|bidrage|opgaver?|ansvar(?:et)?|let ved|en ære i|formår|forstår)(?:\s+(?:til|for|i|ved|på))?\s+at|(?:kan|skal|kunne|du vil|opgave(?:r|n|rne)?\s+(?:er|bliver|bliver)|består\s+i|herunder|samt)(?:\s+(?:du|også|bl\.a\.|blandt andet|gerne|endvidere|desuden|bidrage til|være med til))*(?:\s+at)?|(?<=\s)at)\s+/giu;
const KNOW_CUES =
  /(?:erfaring|kendskab|viden|indsigt|interesse|forståelse|kompetencer?|baggrund|flair|uddannelse|uddannet|fortrolig|rutineret|undervise|kundskaber|eksamen|bruger)\s+(?:med|til|om|i|inden\s?for|indenfor|for|fra|som|af)\s+/giu;
/** Sentences about the firm, the pay or how to apply. */
const NOT_ABOUT_YOU =
  /(?:vi tilbyder|tilbyder vi|vi er (?:en|et)|ansøgning(?:en|sfrist)?|løn-|tiltræd|yderligere (?:oplysninger|information)|spørgsmål|kontakt(?:e)?\s*<|ansættelses|samtaler|læs mere|virksomhedens|består af|www|overenskomst|stillingen er|medarbejdere i|opfordrer alle|du får|vi har)/iu;
const ABOUT_YOU =
  /(?<!\p{L})(?:du|dig|din|dit|dine|ansøger(?:en|e)?|kvalifikationer|forventer|forudsætning|krav|person|kollega|medarbejder|opgaver?(?:ne)?|arbejdsopgaver|kan|evne|søger|lyst|erfaring|kendskab|ønsker|er|har|at)(?!\p{L})/iu;
const VERB_END = /^(?:[,.:;?!()]|og|samt|eller|så|hvor|som|der|men|for|når|hvis|da|fordi)$/u;
const WEAK_VERBS =
  /^(?:være|have|få|blive|kunne|søge|sende|høre|læse|kontakte|ringe|tilbyde|se|finde|gøre|komme|du|vi|jeg|man|der|det|den|de|ikke|ansøge|ansætte|forvente|starte|tiltræde|besøge|få|bo|gå)$/u;
const INFINITIVE = /(?:e|å|bestå|forstå|gå|stå|få|se)$/u;
/** Words that only announce a competence, and look-alikes of traits. */
const NO_COMPETENCE =
  /^(?:erfaring(?:er|en)?|kendskab|ansvar(?:et)?|samarbejde(?:t)?|arbejde(?:t)?|person(?:er)?|personligt?|personlige|personlighed|fagligt?|faglige|faget|fag|moderne|stilling(?:en)?|tværfagligt?|tværfaglige|forståelse|behandling(?:en)?|undervisning(?:en)?|erhvervserfaring|undervisningserfaring|branchekendskab|friskt|friske|stærkt|åbent|fremadrettet|venligst|sælger|opgaver|mod|udvikling(?:en)?|ledelse(?:n)?|kommunikation)$/u;
const LONGEST_PHRASE = 8;

/** Competence spans of one sentence, in order, not overlapping. */
export function competenceSpans(sentence: string): CompetenceSpan[] {
  const tokens = tokensOf(sentence);
  if (tokens.length === 0 || NOT_ABOUT_YOU.test(sentence)) return [];
  const found: CompetenceSpan[] = [];
  const add = (from: number, to: number, kind: CompetenceSpan['kind']) => {
    const trimmed = trim(tokens, from, to);
    if (!trimmed) return;
    const span = { start: tokens[trimmed[0]]!.start, end: tokens[trimmed[1]]!.end, kind };
    if (found.every((other) => span.end <= other.start || span.start >= other.end)) found.push(span);
  };
  const about = ABOUT_YOU.test(sentence) || tokens.length <= 6;
  if (about) for (const cue of sentence.matchAll(VERB_CUES)) verbPhrase(tokens, cue.index + cue[0].length, add);
  for (const cue of sentence.matchAll(KNOW_CUES)) knownThing(tokens, cue.index + cue[0].length, add);
  if (about) {
    tokens.forEach(({ lower }, at) => {
      if (NO_COMPETENCE.test(lower)) return;
      if (isTrait(lower)) add(at, at, 'skill');
      else if (isKnowledgeWord(lower)) add(at, at, 'knowledge');
      else if (isSkillNoun(lower)) add(at, at, 'skill');
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

type Add = (from: number, to: number, kind: CompetenceSpan['kind']) => void;

/** From a verb on, up to what ends the thought. */
function verbPhrase(tokens: readonly Token[], position: number, add: Add): void {
  const from = tokens.findIndex(({ start }) => start >= position);
  const verb = tokens[from];
  if (from < 0 || !verb || WEAK_VERBS.test(verb.lower) || !INFINITIVE.test(verb.lower) || verb.lower.length < 4) return;
  let to = from;
  while (to + 1 < tokens.length && to - from < LONGEST_PHRASE && !VERB_END.test(tokens[to + 1]!.lower)) to += 1;
  add(from, to, 'skill');
}

/** What somebody knows: up to the next comma or binding word; a list goes on thing by thing. */
function knownThing(tokens: readonly Token[], position: number, add: Add): void {
  let from = tokens.findIndex(({ start }) => start >= position);
  for (let things = 0; from >= 0 && from < tokens.length && things < 4; things += 1) {
    let to = from;
    while (
      to + 1 < tokens.length &&
      to - from < 4 &&
      !VERB_END.test(tokens[to + 1]!.lower) &&
      !/^(?:er|vil|kan|på|inden|eller)$/u.test(tokens[to + 1]!.lower)
    )
      to += 1;
    if (/^at$/u.test(tokens[from]!.lower)) return;
    const single = to - from < 4 ? 'knowledge' : 'skill';
    add(from, to, single);
    if (!/^(?:og|samt|,|eller)$/u.test(tokens[to + 1]?.lower ?? '')) return;
    from = to + 2;
    if (!isKnowledgeWord(tokens[from]?.lower ?? '')) return;
  }
}

const EDGE =
  /^(?:[,.:;?!()·]|og|en|et|den|det|de|at|i|på|for|til|med|af|som|din|dit|dine|vores|vore|gerne|også|er|samt|eller|relevant|solid|god|godt|stor|lignende|tilsvarende)$/u;

function trim(tokens: readonly Token[], from: number, to: number): [number, number] | undefined {
  let [first, last] = [from, to];
  while (first <= last && EDGE.test(tokens[first]!.lower)) first += 1;
  while (last >= first && EDGE.test(tokens[last]!.lower)) last -= 1;
  return first <= last && tokens.slice(first, last + 1).some(({ lower }) => /\p{L}{2}/u.test(lower))
    ? [first, last]
    : undefined;
}

function tokensOf(sentence: string): Token[] {
  return Array.from(
    sentence.matchAll(/[\p{L}\p{N}][\p{L}\p{N}/&.+-]*[\p{L}\p{N}+]|\p{L}|[,.:;?!()·]/gu),
    ({ 0: text, index }) => ({
      text,
      lower: text.toLowerCase(),
      start: index,
      end: index + text.length,
    }),
  );
}

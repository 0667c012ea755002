import type { Found } from '../found';
import type { LanguageFinding, TextKind } from '../reading.types';
import { anyOf } from '../words/patterns';
import { type CefrLevel, isCefrLevel, type LanguageSkill } from '../../../language/cefr';

/** Languages by the words for them, ISO 639-1. Dari has no code of its own there. */
const LANGUAGES: Readonly<Record<string, string>> = {
  da: 'dansk|danish', en: 'engelsk|english', ar: 'arabisk|arabic', ti: 'tigrinya|tigrinja', fa: 'farsi|persisk|dari|persian',
  ps: 'pashto', ku: 'kurdisk|kurdish|kurmanji|sorani', so: 'somali|somalisk', uk: 'ukrainsk|ukrainian', ru: 'russisk|russian',
  pl: 'polsk|polish', ro: 'rumænsk|romanian', tr: 'tyrkisk|turkish', de: 'tysk|german', fr: 'fransk|french', es: 'spansk|spanish',
  sv: 'svensk|swedish', no: 'norsk|norwegian', ur: 'urdu', sw: 'swahili', am: 'amharisk|amharic', lt: 'litauisk|lithuanian',
  bg: 'bulgarsk|bulgarian', th: 'thai|thailandsk', vi: 'vietnamesisk|vietnamese', it: 'italiensk|italian', zh: 'kinesisk|chinese',
  bs: 'bosnisk|bosnian', sr: 'serbisk|serbian', sq: 'albansk|albanian', hi: 'hindi', ta: 'tamil|tamilsk', pt: 'portugisisk|portuguese',
}; // prettier-ignore

const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.values(LANGUAGES).join('|')}|skoledansk)(?![\\p{L}\\p{N}])`,
  'giu',
);
const LEVEL = /(?<![\p{L}\p{N}])([ABC][12])(?:\s?([+-])(?![\p{L}\p{N}]))?(?![\p{L}\p{N}])/gu;

/** Words that say a level, roughly: a proposal that a person must look at. */
const WORDS: readonly [RegExp, CefrLevel][] = [
  [anyOf(['flydende|forhandlingsniveau|fluent|fluently']), 'C1'],
  [anyOf(['meget godt|rigtig godt|højt niveau|very good|advanced']), 'B2'],
  [anyOf(['godt|ok|okay|rimeligt|good|intermediate']), 'B1'],
  [anyOf(['let øvet']), 'A2'],
  [anyOf(['øvet']), 'B1'],
  [anyOf(['lidt|begynder|begyndende|basalt|en smule|a little|basic|beginner|some']), 'A1'],
];
const NATIVE = anyOf(['modersmål|modersmålet|native|mother tongue|first language']);
const ORAL = anyOf(['mundtligt?|tale[rs]?|talt|snakke[r]?|forstå[r]?|oral|orally|spoken|speak|speaking']);
const WRITTEN = anyOf(['skriftligt?|skrive[r]?|læse[r]?|written|write|writing|read|reading']);
const SPOKEN_SKILLS: readonly LanguageSkill[] = ['listening', 'speaking', 'interaction'];
const WRITTEN_SKILLS: readonly LanguageSkill[] = ['reading', 'writing'];

/** A language named here is one that is spoken, not one of a thing (`dansk kørekort`). */
const SPOKEN_HERE = anyOf([
  'sprog|\\p{L}*sprog|tale[rs]?|taler|talt|snakke[r]?|forstå[r]?|skrive[r]?|læse[r]?|mundtligt?|skriftligt?|modersmål|flydende|niveau',
  'mit|på|speak|speaks|language|languages|fluent|native|written|spoken|krav|nok|tilstrækkeligt|arbejdssprog|begynder|lidt|prøve\\p{L}*|dansk(?:uddannelse|prøve)',
]);
const NOT_NEEDED = anyOf([
  'ikke (?:et )?krav|ingen (?:krav|betingelse)|ikke nødvendigt|behøver ikke|not required|not necessary|no need',
]);
const LACKS = anyOf(["ikke|ingen|intet|hverken|nej|cannot|not|no|none|don['’]?t"]);
/** Who is no native speaker may well speak it. */
const NOT_NATIVE = anyOf(
  ['(?:ikke|not)(?: \\p{L}+){0,2} (?:modersmål|native|mother tongue|first language)(?: \\p{L}+)?'],
  'giu',
);
/** The value of a label says no: `Tysk: nej`, `German (none)`. */
const VALUE_LACKS = /^\p{L}+\s*(?:[:|(–-]\s*|\s)(?:nej|ingen|intet|ikke|none|no)(?!\p{L})/iu;
/** A field nobody filled in: `Tysk | –`. */
const EMPTY = /^\p{L}+\s*[:|]\s*[-–—/]\s*(?=$|[|,;])/u;
/** A rough level that stands before the name: `lidt dansk`, `fluent English`. */
const WORD_BEFORE = /(?:^|[\s(:|,])(\p{L}+(?: \p{L}+)?)\s$/u;

/** Languages with the level that is said with each; in an ad what is asked for. */
export function findLanguages(sentence: string, heading: string, kind: TextKind): Found<LanguageFinding>[] {
  const names = Array.from(sentence.matchAll(NAME));
  return names.flatMap((match, at): Found<LanguageFinding>[] => {
    const word = match[0].toLowerCase();
    const language = word === 'skoledansk' ? 'da' : codeOf(word);
    if (language === undefined) return [];
    const from = match.index;
    const until = names[at + 1]?.index ?? sentence.length;
    const own = ownPart(sentence, from, until);
    const before = sentence.slice(Math.max(0, names[at - 1]?.index ?? 0, from - 60), from);
    if (EMPTY.test(own.text)) return [];
    const lacking = VALUE_LACKS.test(own.text);
    const levels = lacking ? [] : levelsIn(own, before);
    const native = !lacking && isNative(own.text, before, at > 0);
    const spoken = SPOKEN_HERE.test(before) || SPOKEN_HERE.test(own.text) || /sprog|language/u.test(heading);
    if (levels.length === 0 && !native && !spoken && !lacking) return [];
    const near = before.slice(-30) + own.text;
    const base = {
      kind: 'language' as const,
      language,
      native,
      confidence: levels.some(({ exact }) => exact) ? 930 : 800,
      match: 'rule' as const,
      madeBy: 'language.level',
      polarity: lacking && kind === 'cv' ? 'lacks' : polarityOf(kind, sentence, before, own.text),
      start: from,
    };
    if (levels.length === 0) return [{ ...base, end: from + match[0].length, skills: skillsNear(near) }];
    return levels.map(({ level, end, skills }) => ({ ...base, level, skills, end: from + end }));
  });
}

function codeOf(word: string): string | undefined {
  return Object.keys(LANGUAGES).find((code) => LANGUAGES[code]!.split('|').includes(word));
}

/** What is said about the language: up to the next one, a semicolon or the end. */
function ownPart(sentence: string, from: number, until: number): { text: string } {
  const text = sentence.slice(from, until);
  const stop = /[;]|\.\s|\n/u.exec(text);
  return { text: stop ? text.slice(0, stop.index) : text };
}

interface Level {
  level: CefrLevel;
  skills: readonly LanguageSkill[];
  end: number;
  exact: boolean;
}

/** "Modersmål" belongs to the language it follows, else to the one it stands before. */
function isNative(own: string, before: string, follows: boolean): boolean {
  if (NATIVE.test(own.slice(0, 40).replace(NOT_NATIVE, ' '))) return true;
  const ofPrevious = follows && /^\p{L}+\s*[:|(–-]?\s*modersmål/iu.test(before);
  return /modersmål\s*[:|]?\s*$/iu.test(before) && !ofPrevious;
}

function levelsIn({ text }: { text: string }, before: string): Level[] {
  const exact = Array.from(text.matchAll(LEVEL)).flatMap((match): Level[] => {
    const level = `${match[1]!.toUpperCase()}${match[2] ?? ''}`;
    if (!isCefrLevel(level)) return [];
    const end = match.index + match[0].length;
    return [{ level, end, skills: skillsNear(text.slice(match.index, end + 14).split(',')[0]!), exact: true }];
  });
  if (exact.length > 0) {
    const whole = skillsNear(text);
    return exact.length === 1
      ? [{ ...exact[0]!, skills: exact[0]!.skills.length > 0 ? exact[0]!.skills : whole }]
      : exact;
  }
  const first = text.slice(0, 48).split(/,|\sog\s|\sand\s/u)[0]!;
  if (LACKS.test(first)) return [];
  for (const [words, level] of WORDS) {
    const match = words.exec(first);
    if (match) return [{ level, end: match.index + match[0].length, skills: skillsNear(first), exact: false }];
  }
  const name = /^\p{L}+/u.exec(text)![0];
  const said = WORD_BEFORE.exec(before)?.[1];
  const known = said !== undefined && !LACKS.test(before) && WORDS.find(([words]) => words.test(said));
  return known ? [{ level: known[1], end: name.length, skills: skillsNear(before.slice(-30)), exact: false }] : [];
}

function skillsNear(text: string): readonly LanguageSkill[] {
  const oral = ORAL.test(text);
  const written = WRITTEN.test(text);
  if (oral === written) return [];
  return oral ? SPOKEN_SKILLS : WRITTEN_SKILLS;
}

function polarityOf(kind: TextKind, sentence: string, before: string, own: string): LanguageFinding['polarity'] {
  if (kind === 'ad')
    return NOT_NEEDED.test(sentence.slice(0, 400)) && (NOT_NEEDED.test(own) || NOT_NEEDED.test(before))
      ? 'not_needed'
      : 'wanted';
  return LACKS.test(before.slice(-24).replace(NOT_NATIVE, ' ')) && !/[ABC][12]/u.test(own) ? 'lacks' : 'has';
}

import {
  type Achievement,
  DANISH_ACHIEVEMENTS,
  isDanishAchievement,
  ORAL_SKILLS,
  WRITTEN_SKILLS,
} from '../../../language/danish-education';
import type { Found } from '../found';
import { anyOf } from '../words/patterns';
import type { LanguageFinding, TextKind } from '../reading.types';

/** `DU2, modul 5` · `modul 2 på DU3` · `PD2` · `Prøve i Dansk 3` · `Studieprøven` · `FVU-dansk trin 4` */
const MODULE =
  /(?<!\p{L})(?:DU|Danskuddannelse)\s?([123])\D{0,12}?(?:modul|m)\s?([1-6])|(?:modul)\s?([1-6])\D{0,12}?(?:DU|Danskuddannelse)\s?([123])/iu;
const TESTS: readonly [RegExp, string][] = [
  [/(?<!\p{L})(?:PD|Prøve i Dansk)\s?1(?!\d)/iu, 'pd1'],
  [/(?<!\p{L})(?:PD|Prøve i Dansk)\s?2(?!\d)/iu, 'pd2'],
  [/(?<!\p{L})(?:PD|Prøve i Dansk)\s?3(?!\d)/iu, 'pd3'],
  [/(?<!\p{L})studieprøven?(?!\p{L})/iu, 'studieproeven'],
  [/FVU[- ]?dansk,? trin 4/iu, 'fvu_dansk.4'],
];
/** Not there yet: the test is coming or was not passed. */
const COMING = anyOf([
  'skal til|til (?:juni|sommer|december|vinter|maj|januar)|i (?:juni|december|maj|januar)|snart|går på|går til|ikke bestået|dumpe(?:de|t)',
]);

/** Danish levels that follow from a module or a passed test (domain.md §3); oral and written apart. */
export function findDanishTests(sentence: string, kind: TextKind): Found<LanguageFinding>[] {
  const found: { code: string; match: RegExpExecArray }[] = [];
  const module = MODULE.exec(sentence);
  if (module) found.push({ code: `du${module[1] ?? module[4]}.m${module[2] ?? module[3]}`, match: module });
  for (const [pattern, code] of TESTS) {
    const match = pattern.exec(sentence);
    if (match) found.push({ code, match });
  }
  return found.flatMap(({ code, match }): Found<LanguageFinding>[] => {
    if (!isDanishAchievement(code)) return [];
    const { oral, written }: Achievement = DANISH_ACHIEVEMENTS[code];
    const start = match.index;
    const end = start + match[0].length;
    const coming =
      COMING.test(sentence.slice(end, end + 24)) || COMING.test(sentence.slice(Math.max(0, start - 16), start));
    const polarity = kind === 'ad' ? 'wanted' : coming && !code.startsWith('du') ? 'wants' : 'has';
    const base = {
      kind: 'language' as const,
      language: 'da',
      native: false,
      confidence: code.startsWith('du') ? 850 : 930,
      match: 'rule' as const,
      madeBy: `language.${code}`,
      polarity: polarity as LanguageFinding['polarity'],
      start,
      end,
    };
    return [
      ...(oral === undefined ? [] : [{ ...base, level: oral, skills: ORAL_SKILLS }]),
      ...(written === undefined ? [] : [{ ...base, level: written, skills: WRITTEN_SKILLS }]),
    ];
  });
}

import { given } from '../common/given';
import { type DanishAchievement, danishEvidence, isDanishAchievement } from '../language/danish-education';
import { levelsFrom } from '../language/language-evidence';
import type { LanguageLevels } from '../matching/core/facts';
import type { HeldLanguageDto } from './candidate-input.dto';

/** Codes of the API for tests passed, as the table of Danish achievements names them. */
const TESTS: Readonly<Record<string, DanishAchievement>> = {
  PD1: 'pd1',
  PD2: 'pd2',
  PD3: 'pd3',
  studieproeven: 'studieproeven',
  fvu_dansk_4: 'fvu_dansk.4',
  fvu_laesning_4: 'fvu_laesning.4',
  folkeskole_9: 'grade9',
  folkeskole_10: 'grade10',
  avu: 'avu',
};

// all achievements of one record are of the same day: only test before school decides between them
const SAME_DAY = '2000-01-01';

/**
 * CEFR levels per skill of one language. A skill that was stated wins; for Danish the others follow from the test
 * passed, or else from the last module (domain.md §3).
 */
export function languageLevels(held: HeldLanguageDto): LanguageLevels {
  const evidence = danishAchievements(held).flatMap((achievement) => danishEvidence(achievement, SAME_DAY));
  return { ...levelsFrom(evidence, SAME_DAY).levels, ...given<LanguageLevels>({ ...held.skills }) };
}

/**
 * Codes of the module and the test of a record, for looking them up in the table of Danish achievements; empty for
 * other languages. A module number without its education says nothing.
 */
export function danishAchievements(held: HeldLanguageDto): DanishAchievement[] {
  if (held.language !== 'da') return [];
  const module = moduleCode(held);
  const test = held.danishTest ? TESTS[held.danishTest] : undefined;
  return [module, test].filter((code) => code !== undefined);
}

function moduleCode({ danishEducation, danishModule }: HeldLanguageDto): DanishAchievement | undefined {
  if (!danishEducation || !danishModule) return undefined;
  const code = `${danishEducation.toLowerCase()}.m${danishModule}`;
  return isDanishAchievement(code) ? code : undefined;
}

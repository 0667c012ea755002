import type { HeldLanguageDto, LanguageSkillsDto } from '../candidates/candidate-input.dto';
import { CEFR_LEVELS, type CefrLevel, cefrOrdinal } from '../language/cefr';
import { addDays } from '../schemes/dates';
import type { DemoData } from './demo-data';
import type { Random } from './random';
import type { DrawnPerson } from './traits';

/** Working map of domain.md §3: the oral level after each module. */
const ORAL_AFTER: Readonly<Record<'DU1' | 'DU2' | 'DU3', readonly CefrLevel[]>> = {
  DU1: ['pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'B1'],
  DU2: ['A1', 'A1+', 'A2', 'A2+', 'B1-', 'B1'],
  DU3: ['A1', 'A2', 'B1-', 'B1+', 'B2', 'C1'],
};

/** Tests that close an education (domain.md §3). */
const FINAL_TEST = { DU1: 'PD1', DU2: 'PD2', DU3: 'PD3' } as const;

/** The module after which the final test is taken: six, but five in DU3. */
const LAST_BEFORE_TEST = { DU1: 6, DU2: 6, DU3: 5 } as const;

/** The same level in listening, speaking and interaction, another one in reading and writing. */
export function skillsOf(oral: CefrLevel, written: CefrLevel): LanguageSkillsDto {
  return { listening: oral, speaking: oral, interaction: oral, reading: written, writing: written };
}

/** The level `steps` places up or down the ladder, held at its ends. */
export function stepsFrom(level: CefrLevel, steps: number): CefrLevel {
  return CEFR_LEVELS[Math.max(0, Math.min(CEFR_LEVELS.length - 1, cefrOrdinal(level) + steps))]!;
}

/** Languages of one person: mother tongue(s) as recorded from the person, Danish, and English where it is known. */
export function makeLanguages(
  random: Random,
  person: DrawnPerson,
  country: string,
  months: number,
  asOf: string,
  data: DemoData,
): HeldLanguageDto[] {
  const languages: HeldLanguageDto[] = random
    .weighted(data.names.origins[country]!.languages)
    .split(',')
    .map((language, index) => ({
      language,
      skills: skillsOf(index === 0 ? 'C2' : 'B2', person.schooling === 'none' ? 'A2' : index === 0 ? 'C1' : 'B1'),
      source: 'citizen',
    }));
  const { percent, unknown } = data.profile;
  if (!random.chance(unknown.danish)) languages.push(makeDanish(random, person, months, asOf, percent));
  if (person.englishB1) {
    const oral = random.pick(['B1', 'B1', 'B1+', 'B2', 'C1'] as const);
    languages.push({ language: 'en', skills: skillsOf(oral, stepsFrom(oral, -random.below(2))), source: 'caseworker' });
  } else if (!random.chance(unknown.english)) {
    const oral = random.pick(['pre-A1', 'pre-A1', 'A1', 'A1+', 'A2'] as const);
    languages.push({ language: 'en', skills: skillsOf(oral, oral), source: 'citizen' });
  }
  return languages;
}

function makeDanish(
  random: Random,
  person: DrawnPerson,
  months: number,
  asOf: string,
  percent: DemoData['profile']['percent'],
): HeldLanguageDto {
  const education = person.danishEducation;
  const passed = Math.min(LAST_BEFORE_TEST[education], Math.floor(months / random.between(4, 9)));
  const common: HeldLanguageDto = {
    language: 'da',
    danishEducation: education,
    source: 'teacher',
    assessedOn: addDays(asOf, -random.between(3, 160)),
  };
  if (passed === 0) return { ...common, skills: skillsOf('pre-A1', 'pre-A1') };
  const oral = ORAL_AFTER[education][passed - 1]!;
  const finished = passed === LAST_BEFORE_TEST[education] && random.chance(60);
  const danish = {
    ...common,
    danishModule: passed,
    ...(finished ? { danishTest: FINAL_TEST[education], source: 'test' as const } : {}),
  };
  if (!person.literateInLatin) return { ...danish, skills: skillsOf(oral, 'pre-A1') };
  if (education !== 'DU1' || !random.chance(percent.oralAboveWrittenInDu1)) return danish;
  const spoken = stepsFrom(oral, passed === 6 ? 0 : 1);
  return { ...danish, skills: skillsOf(spoken, stepsFrom(spoken, passed === 6 ? -3 : -1)) };
}

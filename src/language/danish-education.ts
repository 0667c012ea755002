/**
 * Danish education and tests as CEFR levels per skill (domain.md §3). The map is a way to start a conversation, not a
 * measurement: most of it is a working assumption and says so.
 */
import type { CefrLevel, LanguageSkill } from './cefr';
import type { LanguageEvidence } from './language-evidence';

/** Marks of the handbook: (?) not confirmed, [A] working assumption. */
export interface LevelMark {
  uncertain: boolean;
  assumption: boolean;
}

/** What a finished module or passed test says; a side left out says nothing. */
export interface Achievement {
  source: 'test' | 'school';
  oral?: CefrLevel;
  written?: CefrLevel;
  oralMark: LevelMark;
  writtenMark: LevelMark;
}

const SURE: LevelMark = { uncertain: false, assumption: false };
const DOUBTFUL: LevelMark = { uncertain: true, assumption: false };
const ASSUMED: LevelMark = { uncertain: true, assumption: true };

function test(oral: CefrLevel | undefined, written: CefrLevel | undefined, oralMark = SURE, writtenMark = oralMark) {
  return { source: 'test', oral, written, oralMark, writtenMark } satisfies Achievement;
}

function module(oral: CefrLevel, written: CefrLevel = oral): Achievement {
  return { source: 'school', oral, written, oralMark: ASSUMED, writtenMark: ASSUMED };
}

/**
 * Codes of finished modules (`du2.m3`) and passed tests, with the level they stand for. FVU step 4 counts as at least
 * Prøve i Dansk 3 for residence purposes; FVU-læsning is about reading and writing only, so nothing is said about
 * speech. Lower FVU steps are absent: the handbook gives no level for them. The handbook names 9th and 10th grade and
 * AVU as other proofs without a level; B2 is assumed.
 */
export const DANISH_ACHIEVEMENTS = {
  'du1.m1': module('pre-A1'),
  'du1.m2': module('A1'),
  'du1.m3': module('A1+'),
  'du1.m4': module('A2-'),
  'du1.m5': module('A2'),
  'du1.m6': module('B1', 'A2'),
  'du2.m1': module('A1'),
  'du2.m2': module('A1+'),
  'du2.m3': module('A2'),
  'du2.m4': module('A2+'),
  'du2.m5': module('B1-'),
  'du2.m6': module('B1'),
  'du3.m1': module('A1'),
  'du3.m2': module('A2'),
  'du3.m3': module('B1-'),
  'du3.m4': module('B1+'),
  'du3.m5': module('B2'),
  'du3.m6': module('C1'),
  pd1: test('B1', 'A2'),
  // "about B1"; the oral part may be B1+
  pd2: test('B1', 'B1', DOUBTFUL, SURE),
  pd3: test('B2', 'B2'),
  studieproeven: test('C1', 'C1'),
  'fvu_dansk.4': test('B2', 'B2', DOUBTFUL),
  'fvu_laesning.4': test(undefined, 'B2', DOUBTFUL),
  grade9: test('B2', 'B2', ASSUMED),
  grade10: test('B2', 'B2', ASSUMED),
  avu: test('B2', 'B2', ASSUMED),
} as const satisfies Record<string, Achievement>;

/** Courses of Danish for adult foreigners, as records name them. */
export const DANISH_EDUCATIONS = ['DU1', 'DU2', 'DU3'] as const;

/** Tests of Danish that somebody has passed, as records name them. */
export const DANISH_TESTS = [
  'PD1',
  'PD2',
  'PD3',
  'studieproeven',
  'fvu_dansk_4',
  'fvu_laesning_4',
  'folkeskole_9',
  'folkeskole_10',
  'avu',
] as const;

/** Code of a finished module or passed test. */
export type DanishAchievement = keyof typeof DANISH_ACHIEVEMENTS;

/** Skills of the oral side of a test. */
export const ORAL_SKILLS = ['listening', 'speaking', 'interaction'] as const satisfies readonly LanguageSkill[];
/** Skills of the written side of a test. */
export const WRITTEN_SKILLS = ['reading', 'writing'] as const satisfies readonly LanguageSkill[];

/** True when the text is the code of an achievement in the table. */
export function isDanishAchievement(code: string): code is DanishAchievement {
  return Object.hasOwn(DANISH_ACHIEVEMENTS, code);
}

/** Evidence per skill from a module finished or a test passed on a day (`YYYY-MM-DD`). */
export function danishEvidence(achievement: DanishAchievement, on: string): LanguageEvidence[] {
  const { source, oral, written, oralMark, writtenMark }: Achievement = DANISH_ACHIEVEMENTS[achievement];
  const side = (skills: readonly LanguageSkill[], level: CefrLevel | undefined, mark: LevelMark): LanguageEvidence[] =>
    level === undefined ? [] : skills.map((skill) => ({ skill, level, source, on, ...mark, achievement }));
  return [...side(ORAL_SKILLS, oral, oralMark), ...side(WRITTEN_SKILLS, written, writtenMark)];
}

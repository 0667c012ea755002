/** What the page of a person shows of their abilities: plain data for templates, labels in the language of the page. */
import type {
  CandidateInputDto,
  HeldCompetencyDto,
  HeldCredentialDto,
  HeldLanguageDto,
  Source,
} from '../../candidates/candidate-input.dto';
import { languageLevels } from '../../candidates/language-levels';
import type { Locale } from '../../common/messages';
import { CEFR_LEVELS, type CefrLevel } from '../../language/cefr';
import { type Evidence } from '../../matching/core/facts';
import type { Taxonomy } from '../../taxonomy/taxonomy';

/** Highest level of a competency (domain.md §5). */
export const TOP_LEVEL = 4;

/** The five skills a language is stored by (domain.md §3). */
export const SKILLS = ['listening', 'speaking', 'interaction', 'reading', 'writing'] as const;

/** One competency. */
export interface CompetencyView {
  code: string;
  label: string;
  level: number;
  source: Source | null;
  observedOn: string | null;
}

/** Competencies by how they are known, the surest first; within each the highest level first. */
export function competenciesByEvidence(
  held: readonly HeldCompetencyDto[],
  taxonomy: Taxonomy,
  locale: Locale,
): { evidence: Evidence; competencies: CompetencyView[] }[] {
  return (['verified', 'evidenced', 'claimed'] as const).map((evidence) => ({
    evidence,
    competencies: held
      .filter((one) => one.evidence === evidence)
      .map(({ code, level, source, observedOn }) => ({
        code,
        label: taxonomy.competency(code)?.labels[locale] ?? code,
        level,
        source: source ?? null,
        observedOn: observedOn ?? null,
      }))
      .sort((a, b) => b.level - a.level || a.label.localeCompare(b.label, locale)),
  }));
}

/** One licence or certificate. */
export interface CredentialView extends Pick<HeldCredentialDto, 'code' | 'status'> {
  label: string;
  validUntil: string | null;
  expired: boolean;
  source: Source | null;
}

/** Licences and certificates; one whose last day has passed is marked. */
export function credentialViews(
  held: readonly HeldCredentialDto[],
  taxonomy: Taxonomy,
  locale: Locale,
  today: string,
): CredentialView[] {
  return held.map(({ code, status, validUntil, source }) => ({
    code,
    status,
    label: taxonomy.credential(code)?.labels[locale] ?? code,
    validUntil: validUntil ?? null,
    expired: validUntil !== undefined && validUntil < today,
    source: source ?? null,
  }));
}

/** One language with a level for each skill. */
export interface LanguageView {
  code: string;
  name: string;
  /** step on the ladder 0–15 and its name, as matching counts it; null = not known */
  skills: { skill: (typeof SKILLS)[number]; level: CefrLevel | null; step: number | null; derived: boolean }[];
  /** some level was not stated and follows from module and test */
  derives: boolean;
  /** Danskuddannelse, module and test, each as stored */
  school: Pick<HeldLanguageDto, 'danishEducation' | 'danishModule' | 'danishTest'>[];
  source: Source | null;
  assessedOn: string | null;
}

/** Steps of the CEFR ladder, for the width of its bars. */
export const LADDER = CEFR_LEVELS.length - 1;

/** Languages, Danish first. */
export function languageViews(held: readonly HeldLanguageDto[], locale: Locale): LanguageView[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  return [...held]
    .sort((a, b) => Number(b.language === 'da') - Number(a.language === 'da'))
    .map((one) => {
      const levels = languageLevels(one);
      const skills = SKILLS.map((skill) => {
        const level = levels[skill] ?? null;
        const step = level === null ? null : CEFR_LEVELS.indexOf(level);
        return { skill, level, step, derived: level !== null && one.skills?.[skill] === undefined };
      });
      return {
        code: one.language,
        name: names.of(one.language) ?? one.language,
        skills,
        derives: skills.some(({ derived }) => derived),
        school: [
          ...(one.danishEducation ? [{ danishEducation: one.danishEducation }] : []),
          ...(one.danishModule ? [{ danishModule: one.danishModule }] : []),
          ...(one.danishTest ? [{ danishTest: one.danishTest }] : []),
        ],
        source: one.source ?? null,
        assessedOn: one.assessedOn ?? null,
      };
    });
}

/** The week in words: for each day its stretches, in order; days without any are left out. */
export function weekInWords(
  intervals: NonNullable<CandidateInputDto['availability']>,
): { day: number; times: string }[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
    const times = intervals
      .filter((one) => one.day === day)
      .map(({ from, to }) => `${from}–${to}`)
      .sort();
    return times.length > 0 ? [{ day, times: times.join(', ') }] : [];
  });
}

/** What leaves the program towards an employer: allow-lists of fields, one for each level (domain.md §9.3). Pure. */
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import type { CandidateFacts } from '../../matching/core/facts';
import type { AnonymousProfileDto, KnownProfileDto } from './disclosure.dto';
import type { AskedFor, Shown } from './rare-combinations';

/** Codes in words. */
export interface ProfileLabels {
  competency(code: string): string;
  credential(code: string): string;
}

/** Level from which a task counts as mastered: done with guidance. */
const MASTERED = 2;

/** What a profile is made of. */
export interface ProfileParts {
  reference: string;
  facts: Pick<CandidateFacts, 'competencies' | 'languages'>;
  shown: Shown;
  asked: AskedFor;
  schemes: readonly string[];
  labels: ProfileLabels;
}

/**
 * Level 1. A language that the opening does not ask for says where somebody comes from: only Danish and the languages
 * asked for are named.
 */
export function presentAnonymous({
  reference,
  facts,
  shown,
  asked,
  schemes,
  labels,
}: ProfileParts): AnonymousProfileDto {
  const { traits } = shown;
  const languages = ['da', ...asked.languages.filter((code) => code !== 'da' && traits.languages.includes(code))];
  return {
    level: 1,
    reference,
    tasks: facts.competencies
      .filter(({ level }) => level >= MASTERED)
      .map(({ code, level }) => ({ code, label: labels.competency(code), level }))
      .sort((a, b) => b.level - a.level || (a.code < b.code ? -1 : 1)),
    languages: languages.flatMap((language) => {
      const skills = facts.languages[language];
      return skills ? [{ language, skills: { ...skills } }] : [];
    }),
    credentials: traits.credentials.map((code) => ({ code, label: labels.credential(code) })),
    hours: traits.hours,
    travel: traits.travel,
    start: traits.start,
    schemes,
    heldBack: shown.hidden,
  };
}

/** Levels 2 and 3. CPR never leaves this way: registration has its own channel (domain.md §9.3). */
export function presentKnown(
  level: 2 | 3,
  profile: AnonymousProfileDto,
  input: Pick<CandidateInputDto, 'identity' | 'experiences' | 'educations' | 'skaanehensyn' | 'postalCode'>,
  terms: { sharesSkaanehensyn: boolean },
): KnownProfileDto {
  const { identity } = input;
  return {
    level,
    profile,
    name: identity ? [identity.givenName, identity.familyName].filter(Boolean).join(' ') : null,
    email: identity?.email ?? null,
    phone: identity?.phone ?? null,
    experiences: (input.experiences ?? []).map(({ title, employer, from, until }) => ({
      title,
      employer: employer ?? null,
      from: from ?? null,
      until: until ?? null,
    })),
    educations: (input.educations ?? []).map(({ title }) => title),
    skaanehensyn: terms.sharesSkaanehensyn
      ? (input.skaanehensyn ?? []).map(({ condition, max }) => ({ condition, max }))
      : [],
    postalCode: level === 3 ? (input.postalCode ?? null) : null,
  };
}

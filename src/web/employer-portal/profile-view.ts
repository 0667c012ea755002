/** An anonymous profile as the firm's page shows it (domain.md §9.3, level 1): words for what the profile holds. Pure. */
import type { Locale } from '../../common/messages';
import { LANGUAGE_SKILLS } from '../../language/cefr';
import type { ProfileLine } from '../../privacy/disclosure/disclosure.service';
import type { EmployerAnswer } from '../../suggestions/employer-reply.entity';
import { languageName } from '../openings/opening-head.service';

/** Tasks shown of a profile; the opening's own come first. */
const MOST_TASKS = 12;

/** What the page shows of one person. */
export interface ProfileView {
  /** for the form of the answer only */
  suggestionId: string;
  reference: string;
  tasks: { label: string; level: number; asked: boolean }[];
  languages: { language: string; skills: { skill: string; level: string }[] }[];
  credentials: string[];
  hours: string | null;
  travel: string | null;
  start: string | null;
  heldBack: boolean;
  answer: { answer: EmployerAnswer; at: Date } | null;
}

/** @param asked codes of the opening's tasks */
export function profileView(
  { suggestionId, profile }: ProfileLine,
  asked: readonly string[],
  answer: ProfileView['answer'],
  locale: Locale,
): ProfileView {
  const tasks = profile.tasks.map(({ code, label, level }) => ({ label, level, asked: asked.includes(code) }));
  return {
    suggestionId,
    reference: profile.reference,
    tasks: [...tasks.filter((task) => task.asked), ...tasks.filter((task) => !task.asked)].slice(0, MOST_TASKS),
    languages: profile.languages.map(({ language, skills }) => ({
      language: languageName(language, locale),
      skills: LANGUAGE_SKILLS.flatMap((skill) => {
        const level = skills[skill];
        return level ? [{ skill, level }] : [];
      }),
    })),
    credentials: profile.credentials.map(({ label }) => label),
    hours: profile.hours,
    travel: profile.travel,
    start: profile.start,
    heldBack: profile.heldBack.length > 0,
    answer,
  };
}

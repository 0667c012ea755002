/**
 * Reason codes and facts → sentences, in Danish or English. The matcher speaks in codes; people read these. Nothing is
 * said here that the facts do not carry.
 */
import {
  dateInWords,
  explainRule,
  explainScheme,
  missingFacts,
  type RuleAnswer,
  type SchemeAnswer,
  type SchemeCode,
} from '../schemes';
import { LANGUAGE_SKILLS } from '../language/cefr';
import { loadMessages, type Locale, type Messages, type MessageValues } from '../common/messages';
import { factsKey, Remembered } from '../common/remembered';
import type { Lift } from '../matching/core/lifts';
import type { Projection } from '../matching/core/projection';
import type { Question } from '../matching/core/questions';
import type { Criterion, FactorCode, GateCode, GateResult, ReasonFacts } from '../matching/core/result';

/** Labels of codes, from the taxonomy and the places; each gives the code itself when it knows no label. */
export interface LabelLookup {
  competency(code: string, locale: Locale): string;
  credential(code: string, locale: Locale): string;
  branchepakke(code: string, locale: Locale): string;
  occupation(isco08: string, locale: Locale): string;
  municipality(code: string): string;
}

/** Words beside the number (ecosystem habit: never a bare number). */
export type Band = 'strong' | 'possible' | 'weak';

/** From this total on a match is called strong, and from that on possible (working assumption, of 10,000). */
export const BANDS = { strong: 7000, possible: 4500 } as const;

/** The word for a total. */
export function bandOf(total: number): Band {
  return total >= BANDS.strong ? 'strong' : total >= BANDS.possible ? 'possible' : 'weak';
}

/** Facts that may hold skills of languages, and how those are written: `da.listening`. */
const OF_LANGUAGES: ReadonlySet<string> = new Set(['short', 'unknown']);
const SKILL_OF_LANGUAGE = /^[a-z]{2,3}\.[a-z]+$/;
/** Facts that lists stored before they existed do not carry. */
const LATER_FACTS: MessageValues = { stale: false, projectedFrom: null, goalsPercent: null };

/** Sentences kept; in a list most people share most of theirs. */
const KEPT = 20_000;

/** Makes sentences in one language. Meant to be kept: a sentence made once is remembered. */
export class Sentences {
  private readonly made = new Remembered<string>(KEPT);
  private readonly messages: Messages;
  private readonly schemeMessages: Messages;
  private readonly languages: Intl.DisplayNames;

  constructor(
    readonly locale: Locale,
    private readonly labels: LabelLookup,
  ) {
    this.messages = loadMessages('reasons', locale);
    this.schemeMessages = loadMessages('schemes', locale);
    this.languages = new Intl.DisplayNames([locale], { type: 'language' });
  }

  factor(code: FactorCode): string {
    return this.messages.format(`factor.${code}`);
  }

  band(total: number): string {
    return this.messages.format(`band.${bandOf(total)}`);
  }

  gateName(code: GateCode): string {
    return this.messages.format(`gate.${code}.name`);
  }

  criterion({ code, outcome, facts }: Criterion): string {
    return this.say(`criterion.${code}.${outcome}`, facts);
  }

  /** Why a gate excludes, or what it could not decide; a passed gate has nothing to say. */
  gate({ gate, outcome, facts }: GateResult): string | null {
    return outcome === 'met' ? null : this.say(`gate.${gate}.${outcome}`, facts);
  }

  lift({ code, facts }: Pick<Lift, 'code' | 'facts'>): string {
    return this.messages.format(code, this.values(facts));
  }

  /** What to ask, e.g. "Moppe gulv: ikke oplyst". */
  question({ code, gate, facts }: Question): string {
    const key = gate === code ? `gate.${code}.unknown` : `criterion.${code}.unknown`;
    return this.say(key, facts);
  }

  /** Name of a scheme, e.g. "virksomhedspraktik". */
  schemeName(code: SchemeCode): string {
    return this.schemeMessages.format(`schemes.${code}`);
  }

  /** "IGU: ja. Alder 34 (18–50), 3 år 2 måneder i Danmark (højst 20), ikke gennemført før". */
  scheme(answer: SchemeAnswer): string {
    return explainScheme(answer, this.locale);
  }

  /** One rule of a scheme, e.g. "alder 34 (18–50)". */
  schemeRule(answer: RuleAnswer): string {
    return explainRule(answer, this.locale);
  }

  /** What to ask to settle a scheme, e.g. "fødselsdato"; empty when nothing is open. */
  schemeQuestions(answer: SchemeAnswer): string[] {
    return missingFacts(answer, this.locale);
  }

  /** Where the person will probably stand on the first day; a level that stays the same is not worth a word. */
  projection({ on: day, branchepakke, languages }: Projection): string[] {
    const sentences: string[] = [];
    const on = dateInWords(day, this.locale);
    if (branchepakke) {
      const { code, now, projected } = branchepakke;
      const name = this.labels.branchepakke(code, this.locale);
      sentences.push(this.messages.format('projection.branchepakke', { branchepakke: name, now, projected, on }));
    }
    for (const { language, now, projected } of languages) {
      const levels = LANGUAGE_SKILLS.flatMap((skill) => {
        const [before, then] = [now[skill], projected[skill]];
        if (before === undefined || then === undefined || before === then) return [];
        const skillName = this.messages.format(`skill.${skill}`);
        return [this.messages.format('projection.level', { skill: skillName, now: before, projected: then })];
      }).join(', ');
      const name = this.languages.of(language) ?? language;
      if (levels !== '') sentences.push(this.messages.format('projection.language', { language: name, on, levels }));
    }
    return sentences;
  }

  private say(key: string, facts: ReasonFacts): string {
    return this.made.of(key, factsKey(facts), () =>
      this.messages.format(key, { ...LATER_FACTS, ...this.values(facts) }),
    );
  }

  /** Replaces codes by their labels. Lists become "a, b". */
  private values(facts: ReasonFacts): MessageValues {
    return Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        if (value === null || typeof value === 'number' || typeof value === 'boolean') return [name, value];
        const many = typeof value === 'string' ? [value] : value;
        if (many.length === 0) return [name, null];
        if (OF_LANGUAGES.has(name) && many.every((code) => SKILL_OF_LANGUAGE.test(code))) {
          return [name, this.skillsByLanguage(many)];
        }
        return [name, many.map((code) => this.label(name, code, facts)).join(', ')];
      }),
    );
  }

  private label(name: string, code: string, facts: ReasonFacts): string {
    const { labels, locale } = this;
    switch (name) {
      case 'competency':
      case 'via':
      case 'declined':
        return labels.competency(code, locale);
      case 'credential':
        return labels.credential(code, locale);
      case 'missing':
      case 'expired':
        return labels.credential(code, locale);
      case 'unknown':
        return facts.neverAsked === undefined
          ? labels.credential(code, locale)
          : this.messages.format(`condition.${code}`);
      case 'conflicts':
        return this.messages.format(`condition.${code}`);
      case 'open':
      case 'undecided':
      case 'closed':
      case 'noRoom':
        return this.schemeName(code as SchemeCode);
      case 'branchepakke':
        return labels.branchepakke(code, locale);
      case 'occupation':
      case 'goal':
        return labels.occupation(code, locale);
      case 'candidateMunicipality':
      case 'openingMunicipality':
      case 'municipality':
        return labels.municipality(code);
      case 'language':
        return this.languages.of(code) ?? code;
      case 'skill':
      case 'skills':
        return this.messages.format(`skill.${code}`);
      case 'mode':
        return this.messages.format(`mode.${code}`);
      case 'status':
        return this.messages.has(`status.${code}`) ? this.messages.format(`status.${code}`) : code;
      case 'level':
        return /^[abc]$/.test(code) ? code.toUpperCase() : code;
      default:
        return /^\d{4}-\d{2}-\d{2}$/.test(code) ? dateInWords(code, locale) : code;
    }
  }

  /** `da.listening`, `da.speaking` → "dansk (lytte, tale)". */
  private skillsByLanguage(codes: readonly string[]): string {
    const skills = new Map<string, string[]>();
    for (const code of codes) {
      const [language = '', skill = ''] = code.split('.');
      skills.set(language, [...(skills.get(language) ?? []), this.messages.format(`skill.${skill}`)]);
    }
    return [...skills].map(([code, known]) => `${this.languages.of(code) ?? code} (${known.join(', ')})`).join(', ');
  }
}

/** One opening's gates as answers for the classes of a facet, worked out with the functions the reference asks. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber } from '../dates';
import { WORK_CONDITIONS } from '../facts';
import { placedOutcome } from '../gates/already-placed.gate';
import { ageAnswer } from '../gates/legal-age.gate';
import type { OpeningPlan } from '../opening-plan';
import type { GateCode, Outcome } from '../result';
import { ASKED, GONE, LEVEL_BITS, PAUSED, type FacetName } from './facets';
import type { PeopleColumns } from './people-columns';
import { CERTAIN, OpenSchemes } from './open-schemes';
import { hoursOn } from './running-placements';
import type { TupleDictionary } from './tuple-dictionary';
import { ADULT, AGE_UNKNOWN, type Vocabulary } from './vocabulary';
import {
  askedSkills,
  asksForSafety,
  openDemands,
  openingSchemes,
  statesDemands,
  unavoidableTasks,
} from '../gates/asked-by-opening';

/** Answers as numbers. */
export const MET = 0;
export const CLOSED = 1;
export const OPEN = 2;

/** The answer as a number. */
export function answerOf(outcome: Outcome): number {
  return outcome === 'met' ? MET : outcome === 'not_met' ? CLOSED : OPEN;
}

/** A gate that looks at one facet. */
export interface ClassGate {
  gate: GateCode;
  facet: FacetName;
  /** the same for every opening with the same answers, as long as the columns live */
  key: string;
  /** the answer for the people whose row stands from `from` up to `to` */
  answer(row: Int32Array, from: number, to: number): number;
  /** writes the answers of all rows; for facets with nearly as many rows as there are people */
  answerAll?(rows: TupleDictionary, answers: Uint8Array): void;
}

type MakeGate = (plan: OpeningPlan, words: Vocabulary, columns: PeopleColumns) => Omit<ClassGate, 'gate'> | null;

const share: MakeGate = ({ opening }, words) => {
  const wanted = words.municipalities.intern(opening.municipality);
  return {
    facet: 'share',
    key: opening.municipality,
    answer(row, from, to) {
      if (row[from] === wanted || row[from + 1] === 1) return MET;
      for (let at = from + 2; at < to; at++) if (row[at] === wanted) return MET;
      return CLOSED;
    },
  };
};

const status: MakeGate = (plan) => {
  const start = dateNumber(plan.start);
  return {
    facet: 'status',
    key: plan.start,
    answer(row, from) {
      const [kind, until] = [row[from]!, row[from + 1]!];
      if (kind === GONE || (kind === PAUSED && until >= start)) return CLOSED;
      return kind === PAUSED && until === 0 ? OPEN : MET;
    },
  };
};

const availabilityDate: MakeGate = (plan) => {
  const latest = dateNumber(plan.latestStart);
  return {
    facet: 'available',
    key: plan.latestStart,
    answer: (row, from) => (row[from] === 0 ? OPEN : row[from]! > latest ? CLOSED : MET),
  };
};

const alreadyPlaced: MakeGate = (plan, words, { running }) => {
  const start = dateNumber(plan.start);
  const { hoursMin } = plan.opening;
  const { fullTimeHours } = plan.context.policy.gates;
  const outcome = (placed: number): number => answerOf(placedOutcome(placed, fullTimeHours, hoursMin));
  return {
    facet: 'placed',
    key: `${plan.start} ${hoursMin} ${fullTimeHours}`,
    answer(row, from, to) {
      let placed = 0;
      for (let at = from; at < to; at++) placed += hoursOn(start, words.placements, row[at]!);
      return outcome(placed);
    },
    answerAll: (_rows, answers) => running.answerAll(start, answers, outcome),
  };
};

const legalAge: MakeGate = ({ opening, start }, words) => ({
  facet: 'age',
  key: `${opening.minimumAge} ${start}`,
  answer(row, from) {
    const youth = row[from]!;
    if (youth === ADULT) return MET;
    const dates = youth === AGE_UNKNOWN ? undefined : words.youths[youth];
    return answerOf(ageAnswer(opening.minimumAge, dates, start).outcome);
  },
});

/** The best answer of all accepted schemes; a scheme without room is closed, whoever asks. */
const scheme: MakeGate = (plan, words) => {
  const options = openingSchemes(plan.opening);
  if (options.length === 0) return null;
  const schemes = new OpenSchemes(words.schemes, options, dateNumber(plan.start), plan.opening.startsOn === undefined);
  return {
    facet: 'schemes',
    key: schemes.key,
    answer: (row, from) => bestOf(schemes.known(row[from]!) & schemes.days(row[from + 1]!)),
    answerAll({ data, size }, answers) {
      const { known, days } = schemes.words();
      for (let own = 0; own < size; own++) answers[own] = bestOf(known[data[2 * own]!]! & days[data[2 * own + 1]!]!);
    },
  };
};

/** The best answer of the options in a word. */
function bestOf(word: number): number {
  return (word & CERTAIN) !== 0 ? MET : word !== 0 ? OPEN : CLOSED;
}

const mandatoryCredential: MakeGate = ({ opening, start }, words) => {
  const codes = [...new Set(opening.credentials)];
  if (codes.length === 0) return null;
  const wanted = codes.map((code) => words.credentials.intern(code));
  const day = dateNumber(start);
  return {
    facet: 'credentials',
    key: `${start} ${codes.join()}`,
    answer(row, from, to) {
      let answer = MET;
      for (const code of wanted) {
        const own = credentialAnswer(row, from, to, code, day);
        if (own === CLOSED) return CLOSED;
        if (own === OPEN) answer = OPEN;
      }
      return answer;
    },
  };
};

/** Whether the row holds a credential on a day (as a number). */
export function credentialAnswer(row: Int32Array, from: number, to: number, code: number, day: number): number {
  for (let at = from; at < to; at += 2) {
    if (row[at] !== code) continue;
    const word = row[at + 1]!;
    return word >> 1 >= day ? MET : (word & 1) === 1 ? OPEN : CLOSED;
  }
  return OPEN;
}

const declinedTask: MakeGate = ({ opening }, words) => {
  const codes = unavoidableTasks(opening).map((code) => words.competencies.intern(code));
  // tasks that nobody has declined are the same for everybody
  const wanted = new Set(codes.filter((code) => words.declined.has(code)).sort((a, b) => a - b));
  return {
    facet: 'declined',
    key: [...wanted].join(),
    answer(row, from, to) {
      for (let at = from; at < to; at++) if (wanted.has(row[at]!)) return CLOSED;
      return MET;
    },
  };
};

const skaanehensyn: MakeGate = ({ opening }, words) => {
  const amounts = new Float64Array(WORK_CONDITIONS.length).fill(-Infinity);
  for (const [condition, amount] of openDemands(opening)) {
    const place = WORK_CONDITIONS.indexOf(condition);
    amounts[place] = amount === null ? NaN : (words.brokenFrom[place]!.upTo(amount) ?? -Infinity);
  }
  const neverAsked = statesDemands(opening) ? OPEN : MET;
  return {
    facet: 'limits',
    key: `${neverAsked} ${amounts.join()}`,
    answer(row, from, to) {
      if (row[from] !== ASKED) return neverAsked;
      let answer = MET;
      for (let at = from + 1; at < to; at += 2) {
        // NaN = demanded, but not measured
        const amount = amounts[row[at]!]!;
        if (amount > row[at + 1]!) return CLOSED;
        if (Number.isNaN(amount)) answer = OPEN;
      }
      return answer;
    },
  };
};

const safetyLanguage: MakeGate = ({ opening }, words) => {
  if (!asksForSafety(opening.languages)) return null;
  const alternatives = opening.languages.map((alternative) => ({
    language: words.languages.intern(alternative.language),
    skills: (alternative.reason === 'safety' ? askedSkills(alternative) : []).map(({ skill, asked }) => ({
      shift: LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS,
      asked: asked + 1,
    })),
  }));
  return {
    facet: 'languages',
    key: JSON.stringify(alternatives),
    answer(row, from, to) {
      let answer = CLOSED;
      for (const { language, skills } of alternatives) {
        const word = languageOf(row, from, to, language);
        let own = skills.length === 0 && word === 0 ? OPEN : MET;
        for (const { shift, asked } of skills) {
          const level = (word >> shift) & 31;
          if (level === 0) own = own === CLOSED ? CLOSED : OPEN;
          else if (level < asked) own = CLOSED;
        }
        if (own === MET) return MET;
        if (own === OPEN) answer = OPEN;
      }
      return answer;
    },
  };
};

/** The word of a language in a row; 0 when it is not recorded. */
export function languageOf(row: Int32Array, from: number, to: number, language: number): number {
  for (let at = from; at < to; at += 2) if (row[at] === language) return row[at + 1]!;
  return 0;
}

const MAKERS: Readonly<Partial<Record<GateCode, MakeGate>>> = {
  municipality_not_shared: share,
  status,
  availability_date: availabilityDate,
  already_placed: alreadyPlaced,
  legal_age: legalAge,
  scheme,
  mandatory_credential: mandatoryCredential,
  declined_task: declinedTask,
  skaanehensyn,
  safety_language: safetyLanguage,
};

/** All gates of the opening that look at one facet and have something to ask; travel and rejections have ways of their own. */
export function classGates(plan: OpeningPlan, columns: PeopleColumns): ClassGate[] {
  const gates: ClassGate[] = [];
  for (const [gate, make] of Object.entries(MAKERS)) {
    const made = make(plan, columns.words, columns);
    if (made) gates.push({ gate: gate as GateCode, ...made });
  }
  return gates;
}

/** Gates that depend on the opening's first day. */
import { dateNumber } from '../../dates';
import { placedOutcome } from '../../gates/already-placed.gate';
import { ageAnswer } from '../../gates/legal-age.gate';
import { answerOf, CLOSED, credentialAnswer, type GateKind, MET, OPEN } from './class-gates';
import { GONE, PAUSED } from '../people/facets';
import { CERTAIN, OpenSchemes, schemesKey } from './open-schemes';
import { hoursOn } from '../people/running-placements';
import { ADULT, AGE_UNKNOWN } from '../people/vocabulary';

/** More than any date as a number: room for one beside another number. */
const DATES = 100_000_000;

export const status: GateKind = {
  gate: 'status',
  facet: 'status',
  key: ({ startNumber }) => startNumber,
  rule: ({ startNumber }) => ({
    answer(row, from) {
      const [kind, until] = [row[from]!, row[from + 1]!];
      if (kind === GONE || (kind === PAUSED && until >= startNumber)) return CLOSED;
      return kind === PAUSED && until === 0 ? OPEN : MET;
    },
  }),
};

export const availabilityDate: GateKind = {
  gate: 'availability_date',
  facet: 'available',
  key: ({ latestStart }) => latestStart,
  rule: ({ latestStart }) => {
    const latest = dateNumber(latestStart);
    return { answer: (row, from) => (row[from] === 0 ? OPEN : row[from]! > latest ? CLOSED : MET) };
  },
};

export const alreadyPlaced: GateKind = {
  gate: 'already_placed',
  facet: 'placed',
  key: ({ startNumber, opening, context }) =>
    `${startNumber} ${opening.hoursMin} ${context.policy.gates.fullTimeHours}`,
  rule({ startNumber, opening, context }, { words, running }) {
    const { hoursMin } = opening;
    const { fullTimeHours } = context.policy.gates;
    const outcome = (placed: number): number => answerOf(placedOutcome(placed, fullTimeHours, hoursMin));
    return {
      answer(row, from, to) {
        let placed = 0;
        for (let at = from; at < to; at++) placed += hoursOn(startNumber, words.placements, row[at]!);
        return outcome(placed);
      },
      answerAll: (_rows, answers) => running.answerAll(startNumber, answers, outcome),
    };
  },
};

export const legalAge: GateKind = {
  gate: 'legal_age',
  facet: 'age',
  key: ({ opening, startNumber }) => opening.minimumAge * DATES + startNumber,
  rule({ opening: { minimumAge }, start }, { words }) {
    return {
      answer(row, from) {
        const youth = row[from]!;
        if (youth === ADULT) return MET;
        const dates = youth === AGE_UNKNOWN ? undefined : words.youths[youth];
        return answerOf(ageAnswer(minimumAge, dates, start).outcome);
      },
    };
  },
};

/** The best answer of all accepted schemes; a scheme without room is closed, whoever asks. */
export const openScheme: GateKind = {
  gate: 'scheme',
  facet: 'schemes',
  key({ asked, startNumber, opening }, words) {
    if (asked.schemes.length === 0) return null;
    return schemesKey(words.schemes, asked.schemes, startNumber, opening.startsOn === undefined);
  },
  rule({ asked, startNumber, opening }, { words }) {
    const schemes = new OpenSchemes(words.schemes, asked.schemes, startNumber, opening.startsOn === undefined);
    return {
      answer: (row, from) => bestOf(schemes.known(row[from]!) & schemes.days(row[from + 1]!)),
      answerAll({ data, size }, answers) {
        const { known, days } = schemes.words();
        for (let own = 0; own < size; own++) answers[own] = bestOf(known[data[2 * own]!]! & days[data[2 * own + 1]!]!);
      },
    };
  },
};

/** The best answer of the options in a word. */
function bestOf(word: number): number {
  return (word & CERTAIN) !== 0 ? MET : word !== 0 ? OPEN : CLOSED;
}

export const mandatoryCredential: GateKind = {
  gate: 'mandatory_credential',
  facet: 'credentials',
  key: ({ opening: { credentials }, startNumber }) =>
    credentials.length === 0 ? null : `${startNumber} ${credentials.join()}`,
  rule({ opening, startNumber }, { words }) {
    const wanted = [...new Set(opening.credentials)].map((code) => words.credentials.intern(code));
    return {
      answer(row, from, to) {
        let answer = MET;
        for (const code of wanted) {
          const own = credentialAnswer(row, from, to, code, startNumber);
          if (own === CLOSED) return CLOSED;
          if (own === OPEN) answer = OPEN;
        }
        return answer;
      },
    };
  },
};

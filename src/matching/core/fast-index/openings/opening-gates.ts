/** What each gate reads of an opening, and its answers for one person, with the functions the reference asks. */
import { credentialState } from '../../credential-state';
import { type OpeningFacts, SCHEME_OPTIONS, WORK_CONDITIONS } from '../../facts';
import { GATE_RULES } from '../../gates/all-gates';
import { placedHundredths, placedOutcome } from '../../gates/already-placed.gate';
import { hundredths } from '../../gates/asked-by-opening';
import { availabilityOutcome } from '../../gates/availability-date.gate';
import { worst } from '../../gates/gate-rule';
import { ageAnswer } from '../../gates/legal-age.gate';
import { isShared } from '../../gates/municipality-not-shared.gate';
import { schemesOutcome, schemeState, windowNumbers, type WindowNumbers } from '../../gates/scheme.gate';
import { limitOutcome, neverAskedOutcome } from '../../gates/skaanehensyn.gate';
import { statusOutcome } from '../../gates/status.gate';
import { travelOutcome } from '../../gates/travel-limit.gate';
import type { GateCode, Outcome } from '../../result';
import { fastestWay } from '../../trip';
import { answerOf, CLOSED, MET } from '../gates/class-gates';
import type { Aspect } from './opening-words';

/** A gate over classes of openings; its answers are those of `class-gates.ts`. */
export interface GateAspect extends Aspect {
  gate: GateCode;
}

const OUTCOMES: readonly Outcome[] = ['met', 'not_met', 'unknown'];
/** Stands for hours nobody states, and for a demand nobody has measured. */
const NOT_STATED = -1;
const NOT_MEASURED = -(2 ** 31);

const share: GateAspect = {
  gate: 'municipality_not_shared',
  row: ({ opening }, words) => [words.text(opening.municipality)],
  asker:
    ({ candidate, words }, { rows }) =>
    (own) =>
      isShared({ municipality: words.texts.text(rows.data[rows.starts[own]!]!) }, candidate) ? MET : CLOSED,
};

const status: GateAspect = {
  gate: 'status',
  row: ({ start }, words) => [words.text(start)],
  asker:
    ({ candidate, words }, { rows }) =>
    (own) =>
      answerOf(statusOutcome(candidate, words.texts.text(rows.data[rows.starts[own]!]!))),
};

const availabilityDate: GateAspect = {
  gate: 'availability_date',
  row: ({ latestStart }, words) => [words.text(latestStart)],
  asker:
    ({ candidate: { availableFrom }, words }, { rows }) =>
    (own) =>
      answerOf(availabilityOutcome(availableFrom, words.texts.text(rows.data[rows.starts[own]!]!))),
};

const alreadyPlaced: GateAspect = {
  gate: 'already_placed',
  row: ({ start, opening: { hoursMin } }, words) => [
    words.text(start),
    hoursMin === undefined ? NOT_STATED : hundredths(hoursMin),
  ],
  asker: ({ candidate, words }, { rows: { data, starts } }) => {
    const { fullTimeHours } = words.policy.gates;
    const placedOn: number[] = [];
    return (own) => {
      const at = starts[own]!;
      const placed = (placedOn[data[at]!] ??= placedHundredths(candidate, words.texts.text(data[at]!)));
      const least = data[at + 1]!;
      return answerOf(placedOutcome(placed, fullTimeHours, least === NOT_STATED ? undefined : least / 100));
    };
  },
};

const legalAge: GateAspect = {
  gate: 'legal_age',
  row: ({ start, opening }, words) => [words.text(start), opening.minimumAge],
  asker:
    ({ candidate: { youth }, words }, { rows: { data, starts } }) =>
    (own) => {
      const at = starts[own]!;
      const minimumAge = data[at + 1]! as OpeningFacts['minimumAge'];
      return answerOf(ageAnswer(minimumAge, youth, words.texts.text(data[at]!)).outcome);
    },
};

/** `[first day, 1 = it is open]`, then pairs of scheme and room */
const scheme: GateAspect = {
  gate: 'scheme',
  row: ({ startNumber, opening, asked: { schemes } }) => {
    if (schemes.length === 0) return [];
    const pairs = schemes.map(({ scheme: own, room }) => [SCHEME_OPTIONS.indexOf(own), OUTCOMES.indexOf(room)]);
    return [startNumber, Number(opening.startsOn === undefined), ...pairs.flat()];
  },
  asker: ({ candidate: { schemeWindows } }, { rows: { data, starts } }) => {
    const windows: WindowNumbers[] = [];
    return (own) => {
      const [from, to] = [starts[own]!, starts[own + 1]!];
      let [open, undecided] = [0, 0];
      for (let at = from + 2; at < to; at += 2) {
        const option = data[at]!;
        const room = OUTCOMES[data[at + 1]!]!;
        const window = (windows[option] ??= windowNumbers(schemeWindows?.[SCHEME_OPTIONS[option]!]));
        const state = schemeState(window, room, data[from]!, data[from + 1] === 1, false);
        if (state === 'open') open++;
        else if (state === 'undecided') undecided++;
      }
      return answerOf(schemesOutcome((to - from - 2) / 2, open, undecided));
    };
  },
};

const mandatoryCredential: GateAspect = {
  gate: 'mandatory_credential',
  row: ({ start, opening: { credentials } }, words) =>
    credentials.length === 0 ? [] : [words.text(start), ...credentials.map((code) => words.text(code))],
  asker:
    ({ candidate: { credentials }, words: { texts } }, { rows: { data, starts } }) =>
    (own) => {
      const start = texts.text(data[starts[own]!]!);
      let [wrong, unknown] = [false, false];
      for (let at = starts[own]! + 1; at < starts[own + 1]!; at++) {
        const state = credentialState(credentials, texts.text(data[at]!), start).status;
        if (state === 'unknown') unknown = true;
        else if (state !== 'held') wrong = true;
      }
      return answerOf(worst(wrong, unknown));
    },
};

const declinedTask: GateAspect = {
  gate: 'declined_task',
  row: ({ asked }, words) => asked.unavoidable.map((code) => words.text(code)).sort((a, b) => a - b),
  asker: ({ candidate, words }, { rows: { data, starts } }) => {
    const declined = new Set(candidate.declinedTasks.map((code) => words.texts.find(code)));
    return (own) => {
      for (let at = starts[own]!; at < starts[own + 1]!; at++) if (declined.has(data[at]!)) return CLOSED;
      return MET;
    };
  },
};

/** `[1 = the opening itself states demands]`, then pairs of condition and hundredths */
const skaanehensyn: GateAspect = {
  gate: 'skaanehensyn',
  row: ({ asked: { demands, demandsStated } }) => {
    const row = [Number(demandsStated)];
    WORK_CONDITIONS.forEach((condition, place) => {
      const demand = demands.get(condition);
      if (demand !== undefined) row.push(place, demand ?? NOT_MEASURED);
    });
    return row;
  },
  asker: ({ candidate: { skaanehensyn: limits } }, { rows: { data, starts } }) => {
    if (limits === undefined) return (own) => answerOf(neverAskedOutcome(data[starts[own]!] === 1));
    const most = new Float64Array(WORK_CONDITIONS.length).fill(NaN);
    for (const { condition, max } of limits) {
      const place = WORK_CONDITIONS.indexOf(condition);
      most[place] = Number.isNaN(most[place]) ? hundredths(max) : Math.min(most[place]!, hundredths(max));
    }
    return (own) => {
      let [wrong, unknown] = [false, false];
      for (let at = starts[own]! + 1; at < starts[own + 1]!; at += 2) {
        const limit = most[data[at]!]!;
        if (Number.isNaN(limit)) continue;
        const demand = data[at + 1]!;
        const outcome = limitOutcome(demand === NOT_MEASURED ? null : demand, limit);
        if (outcome === 'not_met') wrong = true;
        else if (outcome === 'unknown') unknown = true;
      }
      return answerOf(worst(wrong, unknown));
    };
  },
};

const safetyLanguage: GateAspect = {
  gate: 'safety_language',
  asksPlan: true,
  row: ({ asked: { safety } }, words) => (safety.length === 0 ? [] : [words.text(JSON.stringify(safety))]),
  asker:
    ({ candidate }, { plans }) =>
    (own) =>
      answerOf(GATE_RULES.safety_language(plans[own]!, candidate).outcome),
};

const travelLimit: GateAspect = {
  gate: 'travel_limit',
  row: ({ opening }, words) => (opening.remote ? [] : [words.workplace(opening.workplacePostalCode)]),
  asker: ({ modes, tripTo, words }, { rows }) => {
    const { legalMinutes } = words.policy.commute;
    return (own) => {
      const trip = tripTo(rows.data[rows.starts[own]!]!);
      return answerOf(travelOutcome(trip ? fastestWay(trip, modes) : 'unknown', legalMinutes));
    };
  },
};

/** All gates but earlier rejections, which are known by the person. */
export const GATE_ASPECTS: readonly GateAspect[] = [
  share,
  status,
  availabilityDate,
  alreadyPlaced,
  legalAge,
  scheme,
  mandatoryCredential,
  declinedTask,
  skaanehensyn,
  safetyLanguage,
  travelLimit,
];

/** Conversations of the demo's people: held in time, but where the drawn pace says otherwise. */
import type { CaseworkInputs } from '../casework/records/casework-records';
import { addDays, addMonths } from '../schemes/dates';
import type { Pace } from './pace';
import type { Random } from './random';

type Conversation = Omit<CaseworkInputs['conversations'], 'by'>;

/** Days between two conversations that count: soon enough for 12 weeks and for four a year. */
const STEP_DAYS = [42, 63] as const;

/** Held since the takeover, with a follow-up now and then; who has none in time has the next one in the calendar. */
export function makeConversations(random: Random, takenOverOn: string, asOf: string, pace: Pace): Conversation[] {
  const days: string[] = [];
  for (
    let on = addDays(takenOverOn, random.between(7, 60));
    on <= asOf;
    on = addDays(on, random.between(...STEP_DAYS))
  ) {
    days.push(on);
  }
  const counted = slipped(random, days, asOf, pace).map((on): Conversation => {
    return { kind: random.pick(['statutory', 'statutory', 'joint'] as const), plannedOn: on, heldOn: on };
  });
  const followUps = counted.flatMap(({ heldOn }): Conversation[] => {
    const on = addDays(heldOn!, random.between(10, 30));
    return on <= asOf && random.chance(25) ? [{ kind: 'follow_up', plannedOn: on, heldOn: on }] : [];
  });
  const planned: Conversation[] =
    pace?.how === 'soon' || random.chance(33)
      ? [{ kind: 'joint', plannedOn: addDays(asOf, random.between(2, 12)) }]
      : [];
  return [...counted, ...followUps, ...planned];
}

function slipped(random: Random, days: readonly string[], asOf: string, pace: Pace): string[] {
  const missed = pace?.how === 'missed';
  switch (pace?.kind) {
    case 'first_conversation':
      return [];
    case 'conversation_local': {
      const last = addDays(asOf, missed ? -random.between(86, 112) : -random.between(71, 83));
      return [...days.filter((on) => on < last), last];
    }
    case 'conversations': {
      // the last four are a year ago, or will be within weeks
      const limit = addDays(asOf, missed ? -1 : 27);
      const kept = [...days];
      while (kept.length > 4 && addMonths(kept.at(-4)!, 12) > limit) kept.pop();
      return kept;
    }
    default:
      return [...days];
  }
}

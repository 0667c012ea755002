/** The gates asked last, so that a question answered for one opening is answered for the next. */
import type { OpeningPlan } from '../../opening-plan';
import { type GateKey, type GateKind, gateOf } from './class-gates';
import { GateAnswers } from './gate-answers';
import { GATE_KINDS } from './gate-kinds';
import { type BitmapRoom, GateRoom, USUAL_ROOM } from './gate-room';
import type { PeopleColumns } from '../people/people-columns';
import type { SlotRange } from '../collections/slot-bits';
import { UseOrder } from '../collections/use-order';

/** Questions whose counts are kept. */
const KEPT = 2048;
/** A bitmap that nobody asked for in so many questions makes room for another one. */
const FORGOTTEN_AFTER = 1024;

/** The answers of the gates asked last. */
export class GateBook {
  private readonly room: GateRoom;
  /** by kind and key */
  private readonly kept = GATE_KINDS.map(() => new Map<GateKey, GateAnswers>());
  private readonly order = new UseOrder<GateAnswers>();
  private questions = 0;

  constructor(
    private readonly columns: PeopleColumns,
    room: BitmapRoom = USUAL_ROOM,
  ) {
    this.room = new GateRoom(columns, room);
  }

  /**
   * Another question: writes the answers of all gates that somebody does not meet; with bitmaps that are right for the
   * ranges where there is room for them.
   */
  ask(plan: OpeningPlan, ranges: readonly SlotRange[], asked: GateAnswers[]): void {
    this.questions++;
    asked.length = 0;
    for (let place = 0; place < GATE_KINDS.length; place++) {
      const kind = GATE_KINDS[place]!;
      const key = kind.key(plan, this.columns.words);
      if (key === null) continue;
      const known = this.kept[place]!.get(key);
      const answers = known ?? this.add(place, kind, key, plan);
      answers.asked = this.questions;
      if (answers.isIdle) {
        if (known) this.order.use(known);
        continue;
      }
      asked.push(answers);
      // most questions that nobody asked before are never asked again: only what is gets bitmaps
      if (!known) continue;
      this.order.use(known);
      if (!known.cover(ranges) && this.makeRoom()) known.cover(ranges);
    }
  }

  /** Bytes of bitmaps and tables. */
  get bytes(): number {
    return this.room.bytes;
  }

  private add(place: number, kind: GateKind, key: GateKey, plan: OpeningPlan): GateAnswers {
    const answers = new GateAnswers(this.room, gateOf(kind, key, plan, this.columns), place);
    this.kept[place]!.set(key, answers);
    this.order.add(answers);
    const { oldest } = this.order;
    if (this.order.size > KEPT && oldest) {
      oldest.forget();
      this.room.roomMade++;
      this.order.take(oldest);
      this.kept[oldest.place]!.delete(oldest.gate.key);
    }
    return answers;
  }

  /** Bitmaps that nobody has asked for in a long time go; false when there are none. */
  private makeRoom(): boolean {
    let made = false;
    for (let answers = this.order.oldest; answers; answers = answers.newer) {
      if (answers.asked + FORGOTTEN_AFTER >= this.questions) break;
      made ||= answers.hasBitmaps;
      answers.drop();
    }
    if (made) this.room.roomMade++;
    return made;
  }
}

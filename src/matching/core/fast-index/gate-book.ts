/** The gates asked last, so that a question answered for one opening is answered for the next. */
import type { ClassGate } from './class-gates';
import { GateAnswers } from './gate-answers';
import { type BitmapRoom, GateRoom, USUAL_ROOM } from './gate-room';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './slot-bits';

/** Questions whose counts are kept. */
const KEPT = 2048;
/** A bitmap that nobody asked for in so many questions makes room for another one. */
const FORGOTTEN_AFTER = 1024;

/** The answers of the gates asked last. */
export class GateBook {
  private readonly room: GateRoom;
  private readonly kept = new Map<string, GateAnswers>();
  private questions = 0;

  constructor(columns: PeopleColumns, room: BitmapRoom = USUAL_ROOM) {
    this.room = new GateRoom(columns, room);
  }

  /** Another question begins. */
  begin(): void {
    this.questions++;
  }

  /** Answers of a gate; with bitmaps that are right for the ranges where there is room for them. */
  answers(gate: ClassGate, ranges: readonly SlotRange[]): GateAnswers {
    const key = `${gate.gate} ${gate.key}`;
    let answers = this.kept.get(key);
    const isNew = answers === undefined;
    if (answers) this.kept.delete(key);
    else answers = new GateAnswers(this.room, gate);
    this.kept.set(key, answers);
    answers.asked = this.questions;
    // most questions that nobody asked before are never asked again: only what is gets bitmaps
    if (!isNew && !answers.isIdle && !answers.cover(ranges) && this.makeRoom()) answers.cover(ranges);
    if (this.kept.size > KEPT) {
      const [oldest, forgotten] = this.kept.entries().next().value!;
      forgotten.forget();
      this.room.roomMade++;
      this.kept.delete(oldest);
    }
    return answers;
  }

  /** Bytes of bitmaps and tables. */
  get bytes(): number {
    return this.room.bytes;
  }

  /** Bitmaps that nobody has asked for in a long time go; false when there are none. */
  private makeRoom(): boolean {
    let made = false;
    for (const answers of this.kept.values()) {
      if (answers.asked + FORGOTTEN_AFTER >= this.questions) break;
      made ||= answers.hasBitmaps;
      answers.drop();
    }
    if (made) this.room.roomMade++;
    return made;
  }
}

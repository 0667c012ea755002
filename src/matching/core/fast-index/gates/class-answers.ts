/** One gate's answers by class: in a table of its own where that is small, else in one that the next question takes over. */
import type { ClassGate } from './class-gates';
import type { GateRoom } from './gate-room';
import type { FacetColumn } from '../people/people-columns';

/** An answer that nobody has asked for yet. */
const NOT_ASKED = 3;
/** All classes are asked at once when there are at most so many for each person asked about. */
const ASKED_ALIKE = 4;

/** Answers by class. */
export class ClassAnswers {
  private kept: Uint8Array | null = null;
  /** classes answered in it */
  private answered = 0;

  constructor(
    private readonly room: GateRoom,
    private readonly gate: ClassGate,
  ) {
    const { size } = this.facet.rows;
    if (!room.keepsTable(size)) return;
    this.kept = new Uint8Array(size);
    room.tables += size;
  }

  /** The facet that the gate looks at. */
  get facet(): FacetColumn {
    return this.room.columns.facets[this.gate.facet];
  }

  /** The answer of a class, asked of the gate itself. */
  ask(own: number): number {
    const { rows } = this.facet;
    return this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
  }

  /**
   * A table of answers, right until the next question. Whole when all classes are answered; not so when there are many more
   * of them than people to be asked about: then look up by `of`.
   */
  table(people: number): { table: Uint8Array; isWhole: boolean } {
    const { size } = this.facet.rows;
    if (this.kept) {
      this.kept = this.widened(this.kept, size);
      this.answered = this.answerFrom(this.answered, this.kept);
      return { table: this.kept, isWhole: true };
    }
    const lent = this.room.lend(this, this.gate.facet, NOT_ASKED);
    if (people * ASKED_ALIKE >= size) lent.answered = this.answerFrom(lent.answered, lent.table);
    return { table: lent.table, isWhole: lent.answered === size };
  }

  /** An answer in a table that need not be whole. */
  of(own: number, table: Uint8Array): number {
    const answer = table[own]!;
    return answer === NOT_ASKED ? (table[own] = this.ask(own)) : answer;
  }

  /** Gives the table back. */
  forget(): void {
    this.room.tables -= this.kept?.byteLength ?? 0;
    this.kept = null;
  }

  /** Answers the classes from `first` on; returns how many are answered. */
  private answerFrom(first: number, table: Uint8Array): number {
    const { rows } = this.facet;
    if (first === 0 && this.gate.answerAll) this.gate.answerAll(rows, table);
    else for (let own = first; own < rows.size; own++) table[own] = this.ask(own);
    return rows.size;
  }

  private widened(table: Uint8Array, size: number): Uint8Array {
    if (table.length >= size) return table;
    const wider = new Uint8Array(size + (size >> 3));
    wider.set(table);
    this.room.tables += wider.byteLength - table.byteLength;
    return wider;
  }
}

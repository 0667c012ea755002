/** New columns made beside the old ones, a stretch at a time, so that questions go on being answered meanwhile. */
import type { CandidateFacts } from '../../facts';
import { PeopleColumns } from './people-columns';

/** Makes columns in which everybody stands sorted by travel, and nobody is dead. */
export class Rebuilding {
  private readonly made: PeopleColumns;
  private readonly order: Int32Array;
  private next = 0;
  /** people changed or taken out since the beginning */
  private readonly late = new Set<string>();

  constructor(private readonly old: PeopleColumns) {
    this.order = byTravel(old);
    // a sixteenth more room than needed: the people who come before the next time
    this.made = new PeopleColumns(old.words, this.order.length + (this.order.length >> 4) + 64);
  }

  /** The person has changed, come or gone. */
  note(id: string): void {
    this.late.add(id);
  }

  /** Takes about so many people further; true when `finish` may be called. */
  step(people: number): boolean {
    const { made, order } = this;
    let left = people;
    for (; left > 0 && this.next < order.length; left--) {
      const facts = this.factsAt(order[this.next++]!);
      if (facts) made.append(facts);
    }
    return this.next === order.length;
  }

  /** The new columns, with everything that has changed meanwhile. */
  finish(): PeopleColumns {
    const { old, made, late } = this;
    made.seal();
    for (const id of late) {
      made.kill(id);
      const slot = old.slotOf(id);
      const facts = slot === undefined ? undefined : old.facts[slot];
      if (facts) made.append(facts);
    }
    return made;
  }

  private factsAt(slot: number): CandidateFacts | undefined {
    const facts = this.old.facts[slot];
    return facts && !this.late.has(facts.id) ? facts : undefined;
  }
}

/**
 * Living slots by modes, then by place in the order of the codes, then by own limits: whoever can get to a workplace by
 * the same modes lives in few stretches of codes.
 */
function byTravel(columns: PeopleColumns): Int32Array {
  const { facets, words, high, size } = columns;
  const { classes, rows } = facets.travel;
  const places = Array.from({ length: rows.size }, (_, own) => words.places.text(rows.data[rows.starts[own]!]!));
  const ranked = Array.from({ length: rows.size }, (_, own) => own).sort((a, b) => {
    const [rowA, rowB] = [rows.starts[a]!, rows.starts[b]!];
    const modes = rows.data[rowA + 1]! - rows.data[rowB + 1]!;
    if (modes !== 0) return modes;
    if (places[a] !== places[b]) return places[a]! < places[b]! ? -1 : 1;
    return rows.data[rowA + 2]! - rows.data[rowB + 2]! || rows.data[rowA + 3]! - rows.data[rowB + 3]!;
  });
  const rank = new Int32Array(rows.size);
  ranked.forEach((own, place) => (rank[own] = place));
  // counted first, so that everybody's new place is known
  const next = new Int32Array(rows.size + 1);
  for (let slot = 0; slot < high; slot++) if (columns.isLive(slot)) next[rank[classes[slot]!]! + 1]!++;
  for (let place = 0; place < rows.size; place++) next[place + 1]! += next[place]!;
  const order = new Int32Array(size);
  for (let slot = 0; slot < high; slot++) {
    const place = rank[classes[slot]!]!;
    if (columns.isLive(slot)) order[next[place]!++] = slot;
  }
  return order;
}

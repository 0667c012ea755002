import { NO_END } from '../dates';
import { SCHEME_OPTIONS, type CandidateFacts, type SchemeOption } from '../facts';
import { windowNumbers } from '../gates/scheme.gate';

/** The windows of one scheme by slot, see `WindowNumbers`; a slot nobody wrote is unknown and has no limits. */
export interface WindowColumns {
  state: Int8Array<ArrayBuffer>;
  from: Int32Array<ArrayBuffer>;
  until: Int32Array<ArrayBuffer>;
  sureUntil: Int32Array<ArrayBuffer>;
}

function days(capacity: number, otherwise: number, old?: Int32Array): Int32Array<ArrayBuffer> {
  const column = new Int32Array(capacity).fill(otherwise);
  if (old) column.set(old);
  return column;
}

function columnsOf(capacity: number, old?: WindowColumns): WindowColumns {
  const state = new Int8Array(capacity);
  if (old) state.set(old.state);
  return {
    state,
    from: days(capacity, 0, old?.from),
    until: days(capacity, NO_END, old?.until),
    sureUntil: days(capacity, NO_END, old?.sureUntil),
  };
}

/** The scheme windows of everybody as columns, one set for each scheme that somebody has a window of. */
export class SchemeColumns {
  private readonly byScheme = new Map<SchemeOption, WindowColumns>();
  private capacity = 0;

  /** The columns of a scheme; `undefined` = unknown for everybody. */
  get(scheme: SchemeOption): Readonly<WindowColumns> | undefined {
    return this.byScheme.get(scheme);
  }

  /** Makes room for that many slots. */
  grow(capacity: number): void {
    this.capacity = capacity;
    for (const [scheme, columns] of this.byScheme) this.byScheme.set(scheme, columnsOf(capacity, columns));
  }

  /** Writes all windows of a slot, in place of whatever it held. */
  put(slot: number, { schemeWindows }: CandidateFacts): void {
    for (const scheme of SCHEME_OPTIONS) {
      const window = schemeWindows?.[scheme];
      let columns = this.byScheme.get(scheme);
      if (!columns) {
        if (window === undefined) continue;
        this.byScheme.set(scheme, (columns = columnsOf(this.capacity)));
      }
      const { state, from, until, sureUntil } = windowNumbers(window);
      columns.state[slot] = state;
      columns.from[slot] = from;
      columns.until[slot] = until;
      columns.sureUntil[slot] = sureUntil;
    }
  }
}

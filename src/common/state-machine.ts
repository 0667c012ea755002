import { Conflict } from './errors';

/** What a record may become next, for each state it can be in. */
export type TransitionTable<State extends string> = Readonly<Record<State, readonly State[]>>;

/** A pure table of allowed moves. It knows nothing of dates, people or storage. */
export interface StateMachine<State extends string> {
  readonly states: readonly State[];
  /** the states that can follow, in the order in which they are offered; empty = final */
  next(from: State): readonly State[];
  can(from: State, to: State): boolean;
  /**
   * Answers `to` when the move is allowed.
   * @throws Conflict `<PREFIX>.FORBIDDEN_TRANSITION` with the facts `from`, `to` and `allowed`
   */
  transition(from: State, to: State): State;
}

/** Builds a state machine. `prefix` opens its error code, e.g. `OPENING` → `OPENING.FORBIDDEN_TRANSITION`. */
export function stateMachine<State extends string>(prefix: string, table: TransitionTable<State>): StateMachine<State> {
  const can = (from: State, to: State): boolean => table[from].includes(to);
  return {
    states: Object.keys(table) as State[],
    next: (from) => table[from],
    can,
    transition(from, to) {
      if (can(from, to)) return to;
      throw new Conflict(`${prefix}.FORBIDDEN_TRANSITION`, `The state cannot change from ${from} to ${to}.`, {
        from,
        to,
        allowed: table[from],
      });
    },
  };
}

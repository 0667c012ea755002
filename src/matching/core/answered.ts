/**
 * Answers given before for one opening, by what they rest on. People share most of them: a shared answer is worked out
 * once, and a list tells it faster the second time.
 */
export type Answered<Answer, Basis = string> = Map<Basis, Answer>;

/** Answers kept for one question; beyond it people have too little in common. */
const ROOM = 1000;

/** The answer given before, or a new one. */
export function answeredBefore<Answer, Basis>(
  answered: Answered<Answer, Basis>,
  basis: Basis,
  answer: () => Answer,
): Answer {
  let found = answered.get(basis);
  if (found === undefined) {
    found = answer();
    if (answered.size < ROOM) answered.set(basis, found);
  }
  return found;
}

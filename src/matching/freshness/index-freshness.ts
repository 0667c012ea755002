import { setTimeout as pause } from 'node:timers/promises';
import { InvalidInput, Refusal } from '../../common/errors';
import type { CandidateKeeper } from '../facts/candidate-keeper';

/** Header of an answer: the sequence it is at, or after a write the number of the change. */
export const SEQUENCE_HEADER = 'Jobbro-Sequence';
/** Header of a request: the change that the answer must rest on. */
export const MIN_SEQUENCE_HEADER = 'Jobbro-Min-Sequence';

/** Milliseconds between two looks for a change that is not committed yet. */
const LOOK_EVERY = 20;

/** The index does not hold the change that was asked for. */
class IndexBehind extends Refusal {
  constructor(asked: number, at: number) {
    super(
      'INDEX.BEHIND',
      503,
      'The change that was asked for is not in the database (yet).',
      [
        {
          pointer: '',
          code: 'INDEX.BEHIND',
          detail: `change ${asked} has not arrived; the index is at ${at}`,
          expected: `a number from the header ${SEQUENCE_HEADER} of this installation, or another try later`,
        },
      ],
      { asked, at },
    );
  }
}

/**
 * Waits until the index holds a change. The index reads before every answer whatever is committed, so this waits only
 * for a transaction that is still under way, or in vain for a number that was never given out.
 * @param text whole number, from a `Jobbro-Sequence` header
 * @param waitMs milliseconds before the refusal
 * @throws InvalidInput `SEQUENCE.INVALID`; Refusal `INDEX.BEHIND` (503)
 */
export async function reachSequence(candidates: CandidateKeeper, text: string, waitMs: number): Promise<void> {
  const asked = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(asked)) {
    throw new InvalidInput([
      {
        pointer: '',
        code: 'SEQUENCE.INVALID',
        detail: `${MIN_SEQUENCE_HEADER} is not a whole number`,
        expected: `the number of a ${SEQUENCE_HEADER} header`,
      },
    ]);
  }
  const deadline = performance.now() + waitMs;
  for (;;) {
    await candidates.catchUp();
    if (candidates.holds(asked)) return;
    if (performance.now() >= deadline) throw new IndexBehind(asked, candidates.sequence);
    await pause(LOOK_EVERY);
  }
}

import type { Figure } from './eval.types';

/** The committed figures, `eval/expected.json`. */
export interface Expected {
  /** a figure may be so much lower before it counts as a drop */
  tolerance: number;
  figures: Readonly<Record<string, number>>;
}

/** A figure that is lower than the committed one by more than the tolerance. */
export interface Drop {
  key: string;
  value: number;
  was: number;
}

/** Figures that have dropped. Times are never compared, they differ by machine; new figures have nothing to drop from. */
export function drops(measured: readonly Figure[], { figures, tolerance }: Expected): Drop[] {
  return measured.flatMap(({ key, value, time }) => {
    const was = figures[key];
    return !time && was !== undefined && value < was - tolerance ? [{ key, value, was }] : [];
  });
}

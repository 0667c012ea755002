/** A fixed piece of work that needs no database and no file: how fast the machine is at this moment. */

const ELEMENTS = 4_000_000;
const SPAN_MS = 250;
/** How far apart calibrations may lie before the run counts as noisy. */
export const NOISY_ABOVE = 1.5;

const numbers = Int32Array.from({ length: ELEMENTS }, (_, index) => index);

/** One calibration, milliseconds for adding the numbers up once. */
export interface Calibration {
  /** the fastest of many times: the machine's own speed */
  best: number;
  /** all of them: also what other programs took away meanwhile */
  mean: number;
}

/** Adds the numbers up four at a time, again and again for a quarter of a second. */
export function calibrate(): Calibration {
  let best = Infinity;
  let times = 0;
  const begun = performance.now();
  while (performance.now() - begun < SPAN_MS) {
    const started = performance.now();
    if (sum() === 1) throw new Error('the sum is another one');
    best = Math.min(best, performance.now() - started);
    times++;
  }
  return { best, mean: (performance.now() - begun) / times };
}

/** The slowest mean over the fastest time: 1 on a machine that does nothing else and keeps its clock. */
export function spread(calibrations: readonly Calibration[]): number {
  return Math.max(...calibrations.map(({ mean }) => mean)) / Math.min(...calibrations.map(({ best }) => best));
}

function sum(): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let index = 0; index < ELEMENTS; index += 4) {
    a = (a + numbers[index]!) | 0;
    b = (b + numbers[index + 1]!) | 0;
    c = (c + numbers[index + 2]!) | 0;
    d = (d + numbers[index + 3]!) | 0;
  }
  return (a + b + c + d) | 0;
}

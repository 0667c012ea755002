/** Words for the person at the terminal: one line each, progress bars where there is a terminal. */
import { SingleBar } from 'cli-progress';

/** Prints one line. */
export function say(line = ''): void {
  console.log(line);
}

/** Prints one line of what went wrong. */
export function complain(line: string): void {
  console.error(`jobbro: ${line}`);
}

/** A progress bar that also speaks, more rarely, where there is no terminal. */
export interface Progress {
  update(done: number, total?: number): void;
  stop(): void;
}

/** Starts a progress bar with a label, e.g. `Matching`. */
export function progress(label: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${label.padEnd(10)} {bar} {percentage}% | {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  bar.start(Math.max(total, 1), 0);
  return {
    update: (done, newTotal) => {
      if (newTotal !== undefined) bar.setTotal(Math.max(newTotal, 1));
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** Which text of the ranking statement is the fastest where there are no other settings to try. */
import { howOften, quantile } from '../timing';
import type { PeerData, PeerQuestion } from './peer';
import type { QueryStyle } from './postgres-query';

const STYLES: readonly QueryStyle[] = [true, false].flatMap((gatesBeforeCompetencies) =>
  [true, false].map((oneGrouping) => ({ gatesBeforeCompetencies, oneGrouping })),
);
/** Openings on which each style is tried, each this often. */
const TRIED = { openings: 4, times: 3 };
const TRIED_WITH_VERY_MANY = { openings: 3, times: 1 };

/** The style with the shortest median on a sample of the openings. */
export async function fastestStyle(
  { openings, candidates }: PeerData,
  ask: (question: PeerQuestion, style: QueryStyle) => unknown,
): Promise<QueryStyle> {
  const often = howOften(candidates.length, TRIED, TRIED_WITH_VERY_MANY);
  let [best, fastest] = [STYLES[0]!, Infinity];
  for (const style of STYLES) {
    const times: number[] = [];
    for (const market of openings.slice(-often.openings)) {
      for (let time = 0; time < often.times; time++) {
        const started = performance.now();
        await ask({ market, opening: market.described, limit: 50 }, style);
        times.push(performance.now() - started);
      }
    }
    const median = quantile(times, 0.5);
    if (median < fastest) [best, fastest] = [style, median];
  }
  return best;
}

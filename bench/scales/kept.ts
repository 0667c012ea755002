/** What one run did not measure stays as an earlier run found it, and says so. */
import type { ScalesFigures } from './figures';

/**
 * The figures of a run, completed from the ones kept before it: scales it left out, and the sets and the other direction
 * where it left those out. Nothing is taken over from another seed or day, since those are other people.
 */
export function withKept(now: ScalesFigures, before: ScalesFigures | null): ScalesFigures {
  if (!before || before.seed !== now.seed || before.asOf !== now.asOf) return now;
  const earlier = { date: before.date, commit: before.commit, leftOut: before.leftOut };
  const measured = new Set(now.scales.map(({ people }) => people));
  const scales = before.scales
    .filter(({ people }) => !measured.has(people))
    .map((scale) => ({ ...scale, keptFrom: scale.keptFrom ?? earlier }));
  const sets = now.hardSets.length > 0 ? {} : setsOf(before);
  return { ...now, ...sets, scales: [...now.scales, ...scales].sort((a, b) => a.people - b.people) };
}

function setsOf(before: ScalesFigures): Pick<ScalesFigures, 'hardSets' | 'reverse' | 'setsKeptFrom'> {
  const { hardSets, reverse, setsKeptFrom, date, commit } = before;
  return { hardSets, reverse, setsKeptFrom: setsKeptFrom ?? { date, commit } };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchPair } from './pair-match';
import { AMAL, CLEANING } from './testing/cast';
import { smallContext } from './testing/small-world';

describe('the worked example of DESIGN.md', () => {
  const text = readFileSync(join(__dirname, 'DESIGN.md'), 'utf8');
  const match = matchPair(CLEANING, AMAL, smallContext());

  it('shows every criterion with the points it has today', () => {
    const written = [...text.matchAll(/^\| `([a-z_.]+)` \| .* \| (\d+) \| (\d+) \|$/gm)];
    const criteria = match.parts.flatMap((part) => part.criteria);
    expect(written.map(([, code, points, maxPoints]) => [code, Number(points), Number(maxPoints)])).toEqual(
      criteria.map(({ code, points, maxPoints }) => [code, points, maxPoints]),
    );
  });

  it('shows the total, the confidence and the points at best of each factor', () => {
    expect(text).toContain(`| **total** | | **${match.total}** | **10000** |`);
    expect(text).toContain(`Confidence ${match.confidence}:`);
    expect(text).toContain(match.parts.map(({ maxPoints }) => maxPoints).join(', '));
  });
});

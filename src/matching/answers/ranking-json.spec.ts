import fc from 'fast-check';
import { LOCALES } from '../../common/messages';
import { type LabelLookup, Sentences } from '../../explanations/sentences';
import type { SchemeAnswer } from '../../schemes';
import { rankCandidates } from '../core/reference-ranking';
import { openings, populations } from '../core/testing/arbitraries';
import { smallContext } from '../core/testing/small-world';
import type { AnsweredRanking } from '../matching.service';
import { RankingJson } from './ranking-json';
import { type Detail, presentGateCounts, presentLine } from './ranking.presenter';

const labels: LabelLookup = {
  competency: (code) => `<${code}> "øæå" – \\`,
  credential: (code) => `[${code}]`,
  branchepakke: (code) => code,
  occupation: (code) => `ISCO ${code}`,
  municipality: (code) => `Kommune ${code}`,
};

const SMAAJOB: SchemeAnswer = {
  scheme: 'smaajob',
  outcome: 'unknown',
  rules: [
    {
      code: 'smaajob.in_force',
      kind: 'condition',
      outcome: 'eligible',
      clause: 'a "clause"',
      source: 'domain.md §4',
      uncertain: false,
      assumption: true,
      validFrom: '2025-01-01',
      validTo: null,
      facts: {},
      missing: [],
    },
  ],
};

const details: fc.Arbitrary<Detail> = fc.record({ rules: fc.boolean(), facts: fc.boolean() });

/** What hostile or foreign hands have made of a pseudonym or initials. */
const words = fc.oneof(fc.constantFrom('K-1042', '"},{"', 'سارة', '</script>', ''), fc.string({ unit: 'binary' }));

describe('a ranked list as JSON', () => {
  const writers = LOCALES.map((locale) => {
    const say = new Sentences(locale, labels);
    return { say, json: new RankingJson(say) };
  });

  it('says exactly what the objects of the presenter say, list after list with the same writer', () => {
    fc.assert(
      fc.property(
        populations(25),
        openings,
        details,
        words,
        fc.option(words),
        (people, opening, detail, name, owner) => {
          const found = rankCandidates(opening, people, smallContext(), 20);
          const listed = found.candidates.map(({ candidateId }) => candidateId);
          // whoever was deleted meanwhile has no card, and the last one has no schemes
          const cards = new Map(
            listed.slice(listed.length > 2 ? 1 : 0).map((id) => [id, { pseudonym: name, owner, scheme: {} }]),
          );
          const schemes = new Map(listed.slice(0, -1).map((id) => [id, [SMAAJOB]]));
          const ranking: AnsweredRanking = { ...found, rulesVersion: 'r1', cards, schemes };
          for (const { say, json } of writers) {
            const { policyVersion, asOf, considered, eligible } = found;
            expect(JSON.parse(json.ranking(ranking, detail).toString())).toEqual({
              policyVersion,
              rulesVersion: 'r1',
              asOf,
              considered,
              eligible,
              gates: presentGateCounts(found, say),
              items: plain(
                found.candidates
                  .filter(({ candidateId }) => cards.has(candidateId))
                  .map((line) =>
                    presentLine(line, cards.get(line.candidateId)!, say, {
                      schemes: schemes.get(line.candidateId) ?? [],
                      ...detail,
                    }),
                  ),
              ),
            });
          }
        },
      ),
    );
  });

  it('leaves the codes and numbers behind the sentences to those who ask', () => {
    const [{ json }] = writers as [(typeof writers)[number]];
    fc.assert(
      fc.property(populations(8), openings, (people, opening) => {
        const found = rankCandidates(opening, people, smallContext(), 20);
        const cards = new Map(
          found.candidates.map(({ candidateId }) => [candidateId, { pseudonym: 'K', owner: null, scheme: {} }]),
        );
        const ranking: AnsweredRanking = { ...found, rulesVersion: 'r1', cards, schemes: new Map() };
        expect(json.ranking(ranking, { rules: false, facts: false }).includes('"facts"')).toBe(false);
        const told = json.ranking(ranking, { rules: false, facts: true }).toString().split('"facts"').length - 1;
        const criteria = found.candidates.flatMap(({ parts }) => parts.flatMap((part) => part.criteria));
        expect(told).toBeGreaterThanOrEqual(criteria.length);
      }),
    );
  });
});

/** As it comes out of JSON: members that are undefined are gone. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

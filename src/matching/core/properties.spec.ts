import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { CEFR_LEVELS, cefrOrdinal, LANGUAGE_SKILLS } from '../../language/cefr';
import { EVIDENCE, SCHEMES, type CandidateFacts, type CompetencyLevel, type HeldCompetency } from './facts';
import { planOpening } from './opening-plan';
import { matchPair, matchPlanned } from './pair-match';
import { DEFAULT_POLICY } from './policy';
import { rankCandidates } from './reference-ranking';
import type { Outcome } from './result';
import { candidates, dates, openings, policies, populations } from './testing/arbitraries';
import { COMPETENCIES, smallContext } from './testing/small-world';

const OPTIONAL = [
  'waitingSince',
  'statusUntil',
  'availableFrom',
  'youth',
  'postalCode',
  'travelModes',
  'maxTravelMinutes',
  'maxBicycleKm',
  'hoursMin',
  'hoursMax',
  'availability',
  'branchepakker',
  'branchepakkeGoals',
  'languagesAssessedOn',
  'progress',
  'schemeWindows',
  'jobGoals',
  'skaanehensyn',
] as const;

/** Every version of the person with one thing less known. */
function blanked(person: CandidateFacts): CandidateFacts[] {
  const without = <T>(list: readonly T[]): T[][] => list.map((_, index) => list.filter((__, other) => other !== index));
  return [
    ...OPTIONAL.map((field) => ({ ...person, [field]: undefined })),
    ...without(person.competencies).map((competencies) => ({ ...person, competencies })),
    ...without(person.credentials).map((credentials) => ({ ...person, credentials })),
    ...without(person.placements).map((placements) => ({ ...person, placements })),
    ...without(person.rejections).map((rejections) => ({ ...person, rejections })),
    ...without(person.declinedTasks).map((declinedTasks) => ({ ...person, declinedTasks })),
    ...without(person.skaanehensyn ?? []).map((skaanehensyn) => ({ ...person, skaanehensyn })),
    ...person.credentials.map((record) => ({
      ...person,
      credentials: person.credentials.map((other) => (other === record ? { ...record, validUntil: undefined } : other)),
    })),
    ...Object.entries(person.schemeWindows ?? {}).flatMap(([scheme, window]) => [
      { ...person, schemeWindows: { ...person.schemeWindows, [scheme]: undefined } },
      { ...person, schemeWindows: { ...person.schemeWindows, [scheme]: { ...window, possible: null } } },
      { ...person, schemeWindows: { ...person.schemeWindows, [scheme]: { ...window, from: undefined } } },
      { ...person, schemeWindows: { ...person.schemeWindows, [scheme]: { ...window, until: undefined } } },
    ]),
    ...Object.keys(person.languages).flatMap((language) => [
      { ...person, languages: { ...person.languages, [language]: {} } },
      ...LANGUAGE_SKILLS.map((skill) => ({
        ...person,
        languages: { ...person.languages, [language]: { ...person.languages[language], [skill]: undefined } },
      })),
    ]),
  ];
}

describe('for any person, opening and policy', () => {
  it('criteria add up to parts, parts to the total, and nothing leaves its bounds', () => {
    fc.assert(
      fc.property(openings, candidates, policies, (opening, person, policy) => {
        const match = matchPair(opening, person, smallContext({ policy }));
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        for (const part of match.parts) {
          expect(sum(part.criteria.map(({ points }) => points))).toBe(part.points);
          expect(sum(part.criteria.map(({ maxPoints }) => maxPoints))).toBe(part.maxPoints);
          const inBounds = part.criteria.every(
            ({ points, maxPoints }) => Number.isInteger(points) && points >= 0 && points <= maxPoints,
          );
          expect(inBounds).toBe(true);
        }
        expect(sum(match.parts.map(({ points }) => points))).toBe(match.total);
        const weighs = match.parts.some(({ factor }) => policy.weights[factor] > 0);
        expect(sum(match.parts.map(({ maxPoints }) => maxPoints))).toBe(weighs ? 10_000 : 0);
        expect(Number.isInteger(match.confidence) && match.confidence >= 0 && match.confidence <= 10_000).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the same question has the same answer and changes nothing it was given', () => {
    fc.assert(
      fc.property(openings, candidates, (opening, person) => {
        const before = JSON.stringify([opening, person]);
        const context = smallContext();
        expect(matchPair(opening, person, context)).toEqual(matchPair(opening, person, smallContext()));
        expect(JSON.stringify([opening, person])).toBe(before);
      }),
    );
  });

  it('the order of the input does not matter, and a closed gate never ranks', () => {
    fc.assert(
      fc.property(openings, populations(20), fc.integer({ min: 1, max: 19 }), (opening, people, turn) => {
        const context = smallContext();
        const list = rankCandidates(opening, people, context);
        const turned = [...people.slice(turn), ...people.slice(0, turn)].reverse();
        expect(rankCandidates(opening, turned, context)).toEqual(list);
        const closedLines = list.candidates.filter(({ gates }) => gates.some(({ outcome }) => outcome === 'not_met'));
        expect(closedLines).toEqual([]);
        const closed = people.filter((person) => !matchPair(opening, person, context).eligible).length;
        expect(list.eligible + closed).toBe(list.considered);
        expect(list.candidates).toHaveLength(list.eligible);
        const totals = list.candidates.map(({ total }) => total);
        expect([...totals].sort((a, b) => b - a)).toEqual(totals);
      }),
      { numRuns: 200 },
    );
  });

  it('gaining a competency, a level or better evidence never lowers the total or closes a gate', () => {
    const records = fc.record({
      code: fc.constantFrom(...COMPETENCIES),
      level: fc.constantFrom<CompetencyLevel>(1, 2, 3, 4),
      evidence: fc.constantFrom(...EVIDENCE),
    });
    const better = (a: HeldCompetency, b: HeldCompetency): boolean =>
      a.level <= b.level && EVIDENCE.indexOf(a.evidence) <= EVIDENCE.indexOf(b.evidence);
    fc.assert(
      fc.property(openings, candidates, records, policies, (opening, person, record, policy) => {
        const had = person.competencies.find(({ code }) => code === record.code);
        fc.pre(had === undefined || better(had, record));
        const others = person.competencies.filter(({ code }) => code !== record.code);
        const gained = { ...person, competencies: [...others, record] };
        const [before, after] = [person, gained].map((who) => matchPair(opening, who, smallContext({ policy })));
        expect(after!.total).toBeGreaterThanOrEqual(before!.total);
        expect(after!.eligible).toBe(before!.eligible);
      }),
      { numRuns: 500 },
    );
  });

  it('knowing less never removes anybody', () => {
    fc.assert(
      fc.property(openings, candidates, (opening, person) => {
        fc.pre(matchPair(opening, person, smallContext()).eligible);
        const plan = planOpening(opening, smallContext());
        expect(blanked(person).filter((less) => !matchPlanned(plan, less).eligible)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('nobody gets the answer of somebody else: shared answers rest on all they were made from', () => {
    fc.assert(
      fc.property(openings, populations(6), policies, (opening, people, policy) => {
        const context = smallContext({ policy });
        const plan = planOpening(opening, context);
        for (const person of people.flatMap((one) => [one, ...blanked(one)])) {
          const [shared, own] = [matchPlanned(plan, person), matchPair(opening, person, context)];
          // told in full only when they differ: the comparing takes longer than the matching
          if (!isDeepStrictEqual(shared, own)) expect(shared).toEqual(own);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('one more accepted scheme, or one less known about the workplace, never removes anybody', () => {
    const more = fc.tuple(fc.constantFrom(...SCHEMES), fc.constantFrom<Outcome>('met', 'unknown', 'not_met'));
    fc.assert(
      fc.property(openings, candidates, more, (opening, person, [scheme, room]) => {
        fc.pre(opening.schemes.length > 0 && !opening.schemes.includes(scheme));
        fc.pre(matchPair(opening, person, smallContext()).eligible);
        const wider = {
          ...opening,
          schemes: [...opening.schemes, scheme],
          schemeRoom: { [scheme]: room, ...opening.schemeRoom },
        };
        const lessKnown = opening.schemes.map((one) => ({
          ...opening,
          schemeRoom: { ...opening.schemeRoom, [one]: undefined },
        }));
        for (const changed of [wider, { ...opening, schemeRoom: undefined }, ...lessKnown]) {
          // without a room the combination is no longer offered
          if (changed.schemeRoom === undefined && opening.schemeRoom?.kombination !== undefined) continue;
          expect(matchPair(changed, person, smallContext()).eligible).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('schemes open and close the list and never move a point', () => {
    fc.assert(
      fc.property(openings, openings, candidates, candidates, policies, (opening, other, person, stranger, policy) => {
        const context = smallContext({ policy });
        const match = matchPair(opening, person, context);
        const elsewhere = { ...opening, schemes: other.schemes, schemeRoom: other.schemeRoom };
        const swapped = matchPair(elsewhere, { ...person, schemeWindows: stranger.schemeWindows }, context);
        expect(swapped.parts).toEqual(match.parts);
        expect(swapped.total).toBe(match.total);
      }),
      { numRuns: 200 },
    );
  });

  it('more goals reached never lower the total, and the day of an assessment never moves it', () => {
    const goals = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(openings, candidates, goals, goals, dates, policies, (opening, person, one, other, on, policy) => {
        const context = smallContext({ policy });
        const code = opening.branchepakke ?? 'RENG';
        const totals = [Math.min(one, other), Math.max(one, other)].map(
          (reached) => matchPair(opening, { ...person, branchepakkeGoals: { [code]: reached } }, context).total,
        );
        expect(totals[1]!).toBeGreaterThanOrEqual(totals[0]!);
        const assessed = { ...person, languagesAssessedOn: { da: on, en: on, ar: on, ti: on } };
        expect(matchPair(opening, assessed, context).total).toBe(matchPair(opening, person, context).total);
      }),
      { numRuns: 200 },
    );
  });

  it('a projection moves nothing unless the policy says so, and then never downward', () => {
    const scored = { ...DEFAULT_POLICY, projection: { ...DEFAULT_POLICY.projection, use: true } };
    fc.assert(
      fc.property(openings, candidates, (opening, person) => {
        const still = { ...person, progress: undefined };
        expect(matchPair(opening, person, smallContext())).toEqual(matchPair(opening, still, smallContext()));
        const [ahead, now] = [person, still].map((who) => matchPair(opening, who, smallContext({ policy: scored })));
        expect(ahead!.total).toBeGreaterThanOrEqual(now!.total);
        expect(ahead!.gates).toEqual(now!.gates);
      }),
      { numRuns: 300 },
    );
  });

  it('more language than asked changes nothing', () => {
    fc.assert(
      fc.property(openings, candidates, (opening, person) => {
        const asked = opening.languages[0];
        fc.pre(asked !== undefined);
        const minimums = { ...asked!.minimums };
        const higher = Object.fromEntries(
          LANGUAGE_SKILLS.map((skill) => [skill, CEFR_LEVELS[Math.min(15, cefrOrdinal(minimums[skill] ?? 'C1') + 1)]!]),
        );
        const exactly = { ...higher, ...minimums };
        const totals = [exactly, higher].map((levels) => {
          const speaker = { ...person, languages: { ...person.languages, [asked!.language]: levels } };
          const twice = opening.languages.filter(({ language }) => language === asked!.language).length > 1;
          fc.pre(!twice);
          return matchPair(opening, speaker, smallContext());
        });
        expect(totals[1]!.total).toBe(totals[0]!.total);
        expect(totals[1]!.gates).toEqual(totals[0]!.gates);
      }),
      { numRuns: 300 },
    );
  });
});

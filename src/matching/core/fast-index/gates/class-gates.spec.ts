import fc from 'fast-check';
import { plusDays } from '../../dates';
import type { CandidateFacts, IsoDate, OpeningFacts } from '../../facts';
import { planOpening, type OpeningPlan } from '../../opening-plan';
import { matchPlanned } from '../../pair-match';
import { candidates, openings } from '../../testing/arbitraries';
import { AS_OF, smallContext } from '../../testing/small-world';
import { answerOf, type ClassGate } from './class-gates';
import { classGates } from './gate-kinds';
import { PeopleColumns } from '../people/people-columns';
import { Vocabulary } from '../people/vocabulary';

/** Days close together, so that questions lie between, on and beside those of the people. */
const days: fc.Arbitrary<IsoDate> = fc.integer({ min: 0, max: 40 }).map((ahead) => plusDays(AS_OF, ahead));
const windows = fc.record(
  { possible: fc.constantFrom(true, true, false, null), from: days, until: days, sureUntil: days },
  { requiredKeys: ['possible'] },
);
const people: fc.Arbitrary<CandidateFacts> = fc
  .record({
    person: candidates,
    ordinaert: windows,
    igu: windows,
    placement: fc.record({ from: days, until: days, weeklyHours: fc.constantFrom(12, 18.5, 37) }),
    limit: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ person, ordinaert, igu, placement, limit }) => ({
    ...person,
    schemeWindows: person.schemeWindows && { ...person.schemeWindows, ordinaert, igu },
    placements: [...person.placements, placement],
    skaanehensyn: person.skaanehensyn && [{ condition: 'loeft_kg' as const, max: limit / 2 }],
  }));
const asked: fc.Arbitrary<OpeningPlan> = fc
  .record({ opening: openings, startsOn: fc.option(days, { nil: undefined }), kilos: fc.integer({ min: 0, max: 14 }) })
  .map(({ opening, startsOn, kilos }): OpeningFacts => ({
    ...opening,
    startsOn,
    closedFor: undefined,
    demands: [...opening.demands, { condition: 'loeft_kg', amount: kilos / 2 }],
  }))
  .map((opening) => planOpening(opening, smallContext({ asOf: AS_OF })));

/** The answers of a gate by class, one by one. */
function answersOf({ facet, answer }: ClassGate, columns: PeopleColumns): number[] {
  const { rows } = columns.facets[facet];
  return Array.from({ length: rows.size }, (_, own) => answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!));
}

describe('gates by class', () => {
  it('answer like the rules, class by class and all at once', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 1, maxLength: 20 }), asked, (everybody, plan) => {
        const columns = new PeopleColumns(new Vocabulary());
        for (const person of everybody) columns.append(person);
        for (const gate of classGates(plan, columns)) {
          const { classes, rows } = columns.facets[gate.facet];
          const answers = answersOf(gate, columns);
          everybody.forEach((person, slot) => {
            const rule = matchPlanned(plan, person).gates.find((result) => result.gate === gate.gate)!;
            expect([gate.gate, answers[classes[slot]!]]).toEqual([gate.gate, answerOf(rule.outcome)]);
          });
          const together = new Uint8Array(rows.size);
          gate.answerAll?.(rows, together);
          if (gate.answerAll) expect([...together]).toEqual(answers);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same for all openings with the same key, whoever comes after it was made', () => {
    const shared = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(people, { minLength: 1, maxLength: 6 }),
        fc.array(people, { minLength: 1, maxLength: 6 }),
        fc.array(asked, { minLength: 8, maxLength: 8 }),
        (early, late, plans) => {
          const columns = new PeopleColumns(new Vocabulary());
          const gatesOf = () => plans.flatMap((plan) => classGates(plan, columns));
          for (const person of early) columns.append(person);
          const kept = new Map(gatesOf().map((gate) => [`${gate.gate} ${gate.key}`, gate]));
          for (const person of late) columns.append(person);
          for (const gate of gatesOf()) {
            const same = kept.get(`${gate.gate} ${gate.key}`);
            if (!same) continue;
            shared.add(gate.gate);
            expect([gate.gate, answersOf(same, columns)]).toEqual([gate.gate, answersOf(gate, columns)]);
          }
        },
      ),
      { numRuns: 100 },
    );
    for (const gate of ['scheme', 'skaanehensyn', 'declined_task', 'already_placed']) expect(shared).toContain(gate);
  });
});

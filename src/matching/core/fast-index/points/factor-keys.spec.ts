import fc from 'fast-check';
import { MatchIndex } from '../../match-index';
import type { OpeningFacts } from '../../facts';
import { planOpening } from '../../opening-plan';
import { DEFAULT_POLICY } from '../../policy';
import { rankCandidates } from '../../reference-ranking';
import { anOpening, somebody } from '../../testing/builders';
import { AS_OF, GRAPH, smallContext, TRAVEL } from '../../testing/small-world';
import { weekGrid, type WeekInterval } from '../../week-grid';
import { commuteKey, hoursKey, languageKey, packageKey } from './factor-keys';
import { Vocabulary } from '../people/vocabulary';

const factorsOf = (changes: Partial<OpeningFacts>) => planOpening(anOpening(changes), smallContext()).factors;

const levels = fc.constantFrom(undefined, 'A1', 'A2', 'B1', 'C2' as const);
const alternatives = fc.array(
  fc.record({ language: fc.constantFrom('da', 'en'), listening: levels, writing: levels }),
  { minLength: 1, maxLength: 2 },
);

describe('keys of points', () => {
  it('are the same for the same languages, skills, levels and points alone', () => {
    const words = new Vocabulary();
    words.languages.intern('en');
    words.languages.intern('da');
    const keyOf = (asked: readonly { language: string; listening?: string; writing?: string }[]) => {
      const languages = asked.map(({ language, ...minimums }) => ({ language, minimums, reason: 'other' }));
      const changes = { languages, branchepakke: asked.length === 2 ? 'RENG' : undefined } as Partial<OpeningFacts>;
      return languageKey(factorsOf(changes).language!, words);
    };
    fc.assert(
      fc.property(alternatives, alternatives, (one, other) => {
        expect(keyOf(one) === keyOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('tell weeks apart that differ by half an hour', () => {
    const week = (day: WeekInterval['day'], to: string) =>
      hoursKey(factorsOf({ shifts: weekGrid([{ day, from: '08:00', to }]) }).hours!);
    const keys = [week(1, '10:00'), week(1, '10:30'), week(2, '10:00'), week(7, '23:30'), week(7, '23:00')];
    expect(new Set(keys).size).toBe(keys.length);
    expect(week(1, '10:00')).toBe(keys[0]);
  });

  it('tell hours, ways to work and points apart', () => {
    const keys = [{ hoursMin: 8 }, { hoursMin: 18.5 }, { hoursMin: 18.5, hoursMax: 20 }, { hoursMax: 20 }].map(
      (hours) => hoursKey(factorsOf(hours).hours!),
    );
    expect(new Set(keys).size).toBe(4);
    const ways = [{}, { hoursMax: 8 }, { branchepakke: 'RENG' }].map((changes) =>
      commuteKey(factorsOf({ workplacePostalCode: '9000', ...changes }).commute!),
    );
    expect(new Set(ways).size).toBe(3);
  });

  it('are one for packages that nobody is in, until somebody comes who is', () => {
    const words = new Vocabulary();
    const keyOf = (branchepakke: string) => packageKey(factorsOf({ branchepakke }).branchepakke!, words);
    const before = keyOf('RENG');
    expect(keyOf('KØK')).toBe(before);
    words.packages.intern('RENG');
    expect(keyOf('KØK')).toBe(before);
    expect(keyOf('RENG')).not.toBe(before);
  });

  it('leave lists right when somebody comes with a language and a package that nobody had', () => {
    const people = [somebody({ id: 'a', languages: { en: { speaking: 'B1' } }, branchepakker: {} })];
    const index = new MatchIndex(GRAPH, TRAVEL);
    index.upsert(people[0]!);
    const asking = (language: string, branchepakke: string) =>
      anOpening({ branchepakke, languages: [{ language, minimums: { speaking: 'A2' }, reason: 'other' }] });
    const compare = (): void => {
      for (const opening of [asking('da', 'RENG'), asking('so', 'KØK'), asking('en', 'RENG')]) {
        expect(index.rank(opening, { policy: DEFAULT_POLICY, asOf: AS_OF })).toEqual(
          rankCandidates(opening, people, smallContext({ asOf: AS_OF })),
        );
      }
    };
    compare();
    people.push(somebody({ id: 'b', languages: { so: { speaking: 'C2' } }, branchepakker: { KØK: 'T2' } }));
    index.upsert(people[1]!);
    compare();
    people.push(somebody({ id: 'c', languages: { da: { speaking: 'A1' } }, branchepakker: { RENG: 'T1' } }));
    index.upsert(people[2]!);
    compare();
  });
});

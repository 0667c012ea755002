import fc from 'fast-check';
import type { LoadedOpening } from '../../openings/opening-facts.loader';
import type { OpeningFacts, SchemeOption } from '../core/facts';
import { OpeningIndex } from '../core/opening-index';
import { DEFAULT_POLICY } from '../core/policy';
import { rankOpenings } from '../core/reference-ranking';
import type { Outcome } from '../core/result';
import { candidates, openings } from '../core/testing/arbitraries';
import { anOpening, somebody } from '../core/testing/builders';
import { AS_OF, GRAPH, smallContext, TRAVEL } from '../core/testing/small-world';
import { SuitableOpenings } from './suitable-openings';

const query = { policy: DEFAULT_POLICY, asOf: AS_OF };

/** Openings as a keeper hands them out. */
class Market {
  readonly open = new Map<string, LoadedOpening>();
  private tell: (matched: readonly LoadedOpening[], others: readonly string[]) => void = () => undefined;

  onRead(listener: typeof this.tell): void {
    this.tell = listener;
  }

  async matched(): Promise<ReadonlyMap<string, LoadedOpening>> {
    return this.open;
  }

  put(...list: readonly OpeningFacts[]): void {
    const matched = list.map((facts) => loaded(facts));
    for (const opening of matched) this.open.set(opening.facts.id, opening);
    this.tell(matched, []);
  }

  take(id: string): void {
    this.open.delete(id);
    this.tell([], [id]);
  }
}

function loaded(facts: OpeningFacts): LoadedOpening {
  const block = { scheme: 'igu' as const, weeklyHours: 10, from: AS_OF };
  const schemeTerms = facts.schemeRoom?.kombination === undefined ? undefined : { blocks: [block] };
  const input = { municipality: facts.municipality, title: '', schemes: [...facts.schemes], schemeTerms };
  return { facts: { ...facts, schemeRoom: undefined }, input, matched: true, version: 1 };
}

const suitable = (market: Market): SuitableOpenings => new SuitableOpenings(market, { graph: GRAPH, travel: TRAVEL });

const markets = fc
  .array(openings, { maxLength: 40 })
  .map((list) => list.map((opening, number) => ({ ...opening, id: `m${number}` })));

describe('openings that suit a person', () => {
  it('are those of the reference over all openings with their room', async () => {
    await fc.assert(
      fc.asyncProperty(markets, candidates, fc.constantFrom(0, 1, 3, 50), async (list, person, limit) => {
        const market = new Market();
        const own = suitable(market);
        market.put(...list);
        const room = new Map(list.map((facts) => [facts.id, facts]));
        const best = await own.best(person, { ...query, limit }, async (asked) =>
          asked.map(({ facts }) => room.get(facts.id)!),
        );
        const expected = rankOpenings(person, list, smallContext(), limit).openings;
        expect(best).toEqual(expected.map(({ rank: _rank, ...match }) => match));
      }),
      { numRuns: 100 },
    );
  });

  it('are looked for further when most of the best have no room', async () => {
    const market = new Market();
    const own = suitable(market);
    market.put(...Array.from({ length: 60 }, (_, number) => anOpening({ id: `o${number}`, schemes: ['igu'] })));
    const withRoom = (open: string) => async (asked: readonly LoadedOpening[]) =>
      asked.map(({ facts }): OpeningFacts => {
        const room: Outcome = facts.id === open ? 'met' : 'not_met';
        return { ...facts, schemeRoom: { igu: room } };
      });
    for (const id of market.open.keys()) {
      const best = await own.best(somebody(), { ...query, limit: 1 }, withRoom(id));
      expect(best.map(({ openingId }) => openingId)).toEqual([id]);
    }
    expect(await own.best(somebody(), { ...query, limit: 1 }, withRoom('none'))).toEqual([]);
  });

  it('are reached without asking for room, also where only the combination model is open', async () => {
    const market = new Market();
    const own = suitable(market);
    const windows = (open: SchemeOption) =>
      Object.fromEntries((['igu', 'nyttejob', 'kombination'] as const).map((one) => [one, { possible: one === open }]));
    market.put(
      anOpening({ id: 'plain', schemes: ['igu'] }),
      anOpening({ id: 'combined', schemes: ['igu'], schemeRoom: { igu: 'met', kombination: 'met' } }),
    );
    const reached = (open: SchemeOption) => own.reachedBy(somebody({ schemeWindows: windows(open) }), query, () => 0);
    expect((await reached('igu')).sort()).toEqual(['combined', 'plain']);
    expect(await reached('kombination')).toEqual(['combined']);
    expect(await reached('nyttejob')).toEqual([]);
  });

  it('follow openings that change or close, and questions about different days at the same time', async () => {
    const market = new Market();
    const own = suitable(market);
    market.put(...Array.from({ length: 250 }, (_, number) => anOpening({ id: `o${number}`, schemes: ['ordinaert'] })));
    const person = somebody({ availableFrom: '2027-03-01' });
    const on = (asOf: string) => own.reachedBy(person, { ...query, asOf }, () => 0);
    const counts = await Promise.all([on(AS_OF), on('2027-03-01'), on(AS_OF)]);
    expect(counts.map((ids) => ids.length)).toEqual([0, 250, 0]);
    market.take('o7');
    market.put(anOpening({ id: 'o8', schemes: ['ordinaert'], startsOn: '2027-03-01' }));
    expect(await on(AS_OF)).toEqual(['o8']);
    expect(await on('2027-03-01')).toHaveLength(249);
  });

  it('are worked out in pieces, other work going on in between', async () => {
    const market = new Market();
    const own = suitable(market);
    market.put(...Array.from({ length: 450 }, (_, number) => anOpening({ id: `o${number}` })));
    const prepare = jest.spyOn(OpeningIndex.prototype, 'prepare');
    await own.reachedBy(somebody(), query, () => 0);
    expect(prepare.mock.calls.filter(([, most]) => most !== undefined).length).toBeGreaterThan(2);
    prepare.mockRestore();
  });
});

/** One scale: the same people and openings given to every system, compared, then measured. */
import { isDeepStrictEqual } from 'node:util';
import type { OpeningFacts } from '../../src/matching/core/facts';
import { MatchIndex } from '../../src/matching/core/match-index';
import { rankCandidates } from '../../src/matching/core/reference-ranking';
import { firstDifference } from '../exactness';
import type { AnswerLine, Peer, PeerQuestion } from '../peers/peer';
import { duckdbPeer } from '../peers/duckdb-peer';
import { lucenePeer } from '../peers/lucene-peer';
import type { LuceneProgram } from '../peers/lucene-program';
import { postgresPeer } from '../peers/postgres-peer';
import { MOST_IN_SQLITE, sqlitePeer } from '../peers/sqlite-peer';
import { ReferenceThreads } from '../reference-threads';
import { howOften, measure, quantile } from '../timing';
import { type Country, makeCountry } from './country';
import { type ScaleFigures, scaleRatios } from './figures';
import { elementsOf, meanCounters, readMs } from './read-bound';
import { scanPeer } from './scan-peer';
import { indexPeers } from './systems';

/** What is measured. */
export interface ScalePlan {
  people: number;
  openings: number;
  rounds: number;
  seed: number;
  asOf: string;
  /** without it PostgreSQL is left out */
  databaseUrl?: string;
  /** without it Lucene is left out */
  lucene?: LuceneProgram;
  step: <T>(what: string, work: () => Promise<T>) => Promise<T>;
}

const LIMIT = 50;
/** People the reference is asked about altogether: it takes some microseconds for each. */
const REFERENCE_PEOPLE = 2_000_000;
/** Asked as often as the index, after as many questions to warm up: their code is compiled while it runs. */
const QUICK = ['scan', 'lucene'];
/** Openings and rounds of databases. */
const SLOW = { openings: 40, times: 3 };
const SLOW_WITH_VERY_MANY = { openings: 20, times: 2 };
const CHANGES = 200;
/** People that threads are given a copy of, at most. */
const COPIED = 200_000;

/** Measures one scale. @throws Error at the first list that differs */
export async function measureScale(plan: ScalePlan): Promise<{ figures: ScaleFigures; country: Country }> {
  const { people, openings, rounds, step } = plan;
  const label = people.toLocaleString('en');
  const country = await step(`makes a country of ${label} people`, async () => makeCountry(plan));
  const { index, short, reasons, bytesPerPerson } = indexPeers(
    new MatchIndex(country.context.graph, country.context.travel),
  );
  const peers: Peer[] = [
    scanPeer(),
    ...(plan.lucene ? [lucenePeer(plan.lucene)] : []),
    duckdbPeer(),
    ...(plan.databaseUrl ? [postgresPeer(plan.databaseUrl)] : []),
    ...(people <= MOST_IN_SQLITE ? [sqlitePeer()] : []),
  ];
  const data = { candidates: country.people, openings: country.openings, context: country.context };
  const questions = country.openings.map((market): PeerQuestion => ({
    market,
    opening: market.described,
    limit: LIMIT,
  }));
  const loaded = new Map<string, Awaited<ReturnType<Peer['load']>>>();
  try {
    loaded.set(short.name, await step(`loads ${short.name}`, () => short.load(data)));
    const begun = performance.now();
    for (const question of questions) short.ask(question);
    const firstAskedMs = (performance.now() - begun) / questions.length;
    const bytesWarm = bytesPerPerson();
    for (const peer of [reasons, ...peers]) {
      loaded.set(peer.name, await step(`loads ${peer.name}`, () => peer.load(data)));
    }
    const compared = await step('compares the lists', () => compare(country, questions, short, [reasons, ...peers]));
    const systems = await step('measures', async () => {
      const quick = peers.filter(({ name }) => QUICK.includes(name));
      const all = [short, reasons, ...quick].map((peer) => ({ peer: peer as Peer, openings, rounds, compiled: true }));
      const often = howOften(people, SLOW, SLOW_WITH_VERY_MANY);
      const slow = { openings: Math.min(often.openings, openings), rounds: Math.min(often.times, rounds) };
      const times = await measure(
        [...all, ...peers.filter((peer) => !quick.includes(peer)).map((peer) => ({ peer, ...slow }))],
        country.openings,
        () => undefined,
      );
      return Object.fromEntries(
        times.map(({ peer, times: own, ...asked }) => [
          peer.name,
          {
            title: peer.title,
            exact: peer.exact,
            openings: asked.openings,
            rounds: asked.rounds,
            ...own,
            ...loaded.get(peer.name),
          },
        ]),
      );
    });
    const counters = meanCounters(index, (question) => short.ask(question), questions);
    const elements = Math.round(elementsOf(counters));
    const readBound = { elements, ms: readMs(elements) };
    const change = await step('changes people', async () => measureChanges(country, index, short, questions));
    const { eligible, ...lists } = compared;
    return {
      country,
      figures: {
        people,
        openings,
        fingerprint: country.fingerprint,
        compared: lists,
        eligible,
        systems,
        counters,
        readBound,
        change,
        firstAskedMs,
        bytesWarm,
        ratios: scaleRatios({ people, systems, readBound, bytesWarm }),
      },
    };
  } finally {
    for (const peer of peers) await peer.close();
  }
}

/** Every system against the index, and the index against the whole answer of the reference as often as time allows. */
async function compare(
  { people, context }: Country,
  questions: readonly PeerQuestion[],
  short: Peer<AnswerLine[]>,
  others: readonly Peer[],
) {
  const wholeAnswers = Math.min(questions.length, Math.max(3, Math.floor(REFERENCE_PEOPLE / people.length)));
  // a copy of very many people for each thread takes more than it saves
  const threads = people.length > COPIED ? null : new ReferenceThreads().load({ candidates: people, context });
  const reference = async (opening: OpeningFacts) =>
    threads ? threads.ranking(opening, LIMIT) : rankCandidates(opening, people, context, LIMIT);
  const eligible: number[] = [];
  let lists = 0;
  let tiesAtTheCut = 0;
  const against = async (number: number, question: PeerQuestion): Promise<unknown> => {
    const lines = short.lines(await short.ask(question));
    const more = short.lines(await short.ask({ ...question, limit: LIMIT + 1 }));
    if (more.length > LIMIT && more[LIMIT - 1]!.total === more[LIMIT]!.total) tiesAtTheCut++;
    for (const peer of others) {
      const difference = firstDifference(lines, peer.lines(await peer.ask(question)));
      if (difference) throw new Error(`${peer.name}, opening ${number}: ${difference}`);
      lists++;
    }
    const ranking = others[0]!.ask(question) as { eligible: number };
    eligible.push(ranking.eligible);
    return ranking;
  };
  try {
    const first = questions.slice(0, wholeAnswers);
    const answers = threads
      ? threads.inOrder(first, ({ opening }) => reference(opening))
      : first.map((question) => [question, reference(question.opening)] as const);
    let number = 0;
    for await (const [question, right] of answers) {
      const ranking = await against(number, question);
      if (!isDeepStrictEqual(plain(ranking), plain(await right))) {
        throw new Error(`opening ${number} differs from the reference`);
      }
      number++;
    }
    for (; number < questions.length; number++) await against(number, questions[number]!);
  } finally {
    await threads?.close();
  }
  const ends: [number, number, number] = [quantile(eligible, 0), quantile(eligible, 0.5), quantile(eligible, 1)];
  return { lists, wholeAnswers, tiesAtTheCut, eligible: ends };
}

/** Keys without a value are the same as missing ones. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** One change after the other, each followed by a list that has to know of it. */
function measureChanges(
  { people }: Country,
  index: MatchIndex,
  short: Peer<AnswerLine[]>,
  questions: readonly PeerQuestion[],
): ScaleFigures['change'] {
  const upserts: number[] = [];
  const lists: number[] = [];
  for (let number = 0; number < CHANGES; number++) {
    const before = people[(number * 7919) % people.length]!;
    const changed = { ...before, waitingSince: '2020-01-01' };
    const question = questions[number % questions.length]!;
    const started = performance.now();
    index.upsert(changed);
    const between = performance.now();
    short.ask(question);
    lists.push(performance.now() - between);
    upserts.push(between - started);
    if (index.get(changed.id) !== changed) throw new Error('a change is not in the index');
    index.upsert(before);
  }
  return { upsertMs: quantile(upserts, 0.5), nextListMs: quantile(lists, 0.5) };
}

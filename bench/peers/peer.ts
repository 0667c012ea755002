/** One way to rank people for an opening. A new system is one more file that implements this. */
import type { CandidateFacts, OpeningFacts } from '../../src/matching/core/facts';
import type { MatchContext } from '../../src/matching/core/opening-case';
import type { FactorCode, GateCode } from '../../src/matching/core/result';
import type { MarketOpening } from '../market';

/** One line of an answer: what has to be equal in every exact system. */
export interface AnswerLine {
  id: string;
  total: number;
  /** points by factor; a factor the opening says nothing about is missing */
  points: Partial<Record<FactorCode, number>>;
}

/** What a system is loaded with. */
export interface PeerData {
  candidates: readonly CandidateFacts[];
  openings: readonly MarketOpening[];
  context: MatchContext;
}

/** What one request asks. */
export interface PeerQuestion {
  market: MarketOpening;
  /** the stored or the described form of the opening */
  opening: OpeningFacts;
  limit: number;
}

/** A system under comparison. `Raw` is whatever it answers before the answer is made comparable. */
export interface Peer<Raw = unknown> {
  /** key in the JSON, e.g. `postgres-sql` */
  name: string;
  /** what is measured, in plain words */
  title: string;
  /** expected to give the very same list as the reference */
  exact: boolean;
  /** answers only for described openings (the HTTP address) */
  describedOnly?: boolean;
  /** makes tables, indexes, connections; returns milliseconds of the build where that means something */
  load(data: PeerData): Promise<{ buildMs?: number; bytesPerCandidate?: number; notes?: string }>;
  /** the timed part */
  ask(question: PeerQuestion): Raw | Promise<Raw>;
  /** the untimed part: makes the answer comparable */
  lines(raw: Raw): AnswerLine[];
  /** people excluded per gate, where the system tells */
  excluded?(raw: Raw): Readonly<Partial<Record<GateCode, number>>>;
  close(): Promise<void>;
}

/** The points of a match by factor. */
export function pointsByFactor(parts: readonly { factor: FactorCode; points: number }[]): AnswerLine['points'] {
  return Object.fromEntries(parts.map(({ factor, points }) => [factor, points]));
}

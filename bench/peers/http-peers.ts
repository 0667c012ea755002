import { API_PREFIX } from '../../src/common/api/configure-api';
import type { RankingDto } from '../../src/matching/answers/ranking.dto';
import { expectStatus, type HttpAnswer, HttpClient } from '../http-client';
import { type Peer, pointsByFactor } from './peer';

/**
 * The product as its users meet it: `POST /rankings` over HTTP, with every part, criterion, question and sentence. The
 * time ends with the last byte; the body is parsed afterwards.
 */
export function rankingsPeer(url: string, asOf: string, query = ''): Peer<HttpAnswer> {
  const client = new HttpClient(url);
  return {
    name: 'post-rankings',
    title: '`POST /rankings` over HTTP, top 50 with all parts and sentences',
    exact: true,
    describedOnly: true,
    load: async () => ({}),
    ask: ({ market, limit }) => client.post(`/${API_PREFIX}/rankings${query}`, { opening: market.input, limit, asOf }),
    lines: (answer) =>
      expectStatus<RankingDto>(answer, 200).items.map(({ candidateId, total, parts }) => ({
        id: candidateId,
        total,
        points: pointsByFactor(parts as Parameters<typeof pointsByFactor>[0]),
      })),
    close: async () => client.close(),
  };
}

/** The same with the points of each factor alone: what the SQL statement answers, as a user gets it. */
export function pointsPeer(url: string, asOf: string): Peer<HttpAnswer> {
  return {
    ...rankingsPeer(url, asOf, '?detail=points'),
    name: 'post-rankings-points',
    title: '`POST /rankings?detail=points` over HTTP, top 50 with the points of all parts',
  };
}

/** A handler that does nothing, on the same server, with the same body: the floor under every HTTP time. */
export function emptyPeer(url: string, asOf: string): Peer<HttpAnswer> {
  const client = new HttpClient(url);
  return {
    name: 'empty-handler',
    title: 'an empty handler on the same server, same request body',
    exact: false,
    describedOnly: true,
    load: async () => ({}),
    ask: ({ market, limit }) => client.post(`/${API_PREFIX}/rankings/empty`, { opening: market.input, limit, asOf }),
    lines: (answer) => {
      expectStatus(answer, 200);
      return [];
    },
    close: async () => client.close(),
  };
}

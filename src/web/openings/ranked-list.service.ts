import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Locale } from '../../common/messages';
import { ReferenceLabels } from '../../explanations/reference-labels';
import { Geography } from '../../geography/geography';
import type { FreshnessDto, RankedLineDto } from '../../matching/answers/ranking.dto';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import type { GateCountDto } from '../../matching/answers/reason.dto';
import { OPEN_STATES } from '../../suggestions/suggestion-state';
import { fold } from '../../taxonomy/taxonomy.fold';
import {
  decisionsOf,
  type Decision,
  earlierContact,
  type EarlierContact,
  type PersonFacts,
  personFacts,
  searchFacts,
} from '../people/people.queries';
import type { Viewer } from '../viewer/viewer';
import { isFiltered, type RankedQuery } from './list-query';
import { type RankedLineView, rankedLine } from './ranked-line.presenter';
import { languageName } from './opening-head.service';

/** How deep the list is read when lines are picked out of it. */
export const SEARCH_DEPTH = 500;

/** One line with everything the page shows. */
export interface ListedPerson extends RankedLineView {
  person: PersonFacts | null;
  decision: Decision | null;
  contact: EarlierContact[];
  /** places won (+) or lost (−) against the stored list; null when unchanged or not on it */
  moved: number | null;
}

/** A ranked list as the page shows it. */
export interface RankedListView {
  lines: ListedPerson[];
  /** lines that passed the filters, before the list was cut */
  found: number;
  /** lines the filters were applied to */
  searched: number;
  considered: number;
  eligible: number;
  gates: GateCountDto[];
  /** null for a list that was made just now */
  freshness: FreshnessDto | null;
  live: boolean;
  policyVersion: string | null;
  shortlisted: number;
}

/** Reads the ranked list of an opening: the stored one, or a live one for other weights, filters or more lines. */
@Injectable()
export class RankedListService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: RankingViewsService,
    private readonly labels: ReferenceLabels,
    private readonly geography: Geography,
  ) {}

  /** @throws NotFound */
  async of(openingId: string, query: RankedQuery, viewer: Viewer): Promise<RankedListView> {
    const { locale } = viewer;
    const decisions = await decisionsOf(this.dataSource, openingId);
    const stored = await this.views.storedList(openingId, { limit: query.size, language: locale, include: 'facts' });
    const live =
      query.weights !== null ||
      isFiltered(query) ||
      stored.freshness === null ||
      stored.items.length < Math.min(query.size, stored.eligible);
    const ranking = live
      ? await this.views.liveList(
          openingId,
          { weights: query.weights ?? undefined, limit: isFiltered(query) ? SEARCH_DEPTH : query.size },
          locale,
        )
      : stored;
    const picked = await this.pick(ranking.items, query, viewer, decisions);
    const shown = picked.slice(0, query.size);
    return {
      lines: await this.complete(openingId, shown, viewer, decisions),
      found: picked.length,
      searched: ranking.items.length,
      considered: ranking.considered,
      eligible: ranking.eligible,
      gates: ranking.gates,
      freshness: live ? null : stored.freshness,
      live,
      policyVersion:
        live && 'policyVersion' in ranking ? ranking.policyVersion : (stored.freshness?.policyVersion ?? null),
      shortlisted: [...decisions.values()].filter(isShortlisted).length,
    };
  }

  private async pick(
    items: readonly RankedLineDto[],
    query: RankedQuery,
    viewer: Viewer,
    decisions: ReadonlyMap<string, Decision>,
  ): Promise<RankedLineDto[]> {
    const { band, maxMinutes, decided, scheme } = query;
    const owner = query.owner === 'mine' ? (viewer.colleague?.initials ?? '') : query.owner;
    let lines = items.filter(
      (line) =>
        (band === '' || line.band === band) &&
        (owner === '' || line.owner === owner) &&
        (scheme === '' || line.schemes.some((one) => one.scheme === scheme && one.outcome !== 'not_eligible')) &&
        (maxMinutes === null || (minutesOf(line) ?? Infinity) <= maxMinutes) &&
        (decided === '' || isShortlisted(decisions.get(line.candidateId)) === (decided === 'kortliste')),
    );
    if (query.search !== '') lines = await this.search(lines, query.search, viewer.locale);
    return lines;
  }

  /** Keeps the people in whose record every word of the search is found; accents and case do not matter. */
  private async search(lines: readonly RankedLineDto[], search: string, locale: Locale): Promise<RankedLineDto[]> {
    const ids = lines.map(({ candidateId }) => candidateId);
    const [facts, people] = await Promise.all([searchFacts(this.dataSource, ids), personFacts(this.dataSource, ids)]);
    const words = fold(search).split(/\s+/).filter(Boolean);
    return lines.filter(({ candidateId, pseudonym, owner }) => {
      const found = facts.get(candidateId);
      const postalCode = people.get(candidateId)?.postalCode ?? '';
      const text = fold(
        [
          pseudonym,
          owner ?? '',
          postalCode,
          this.geography.postalCode(postalCode)?.name ?? '',
          ...(found?.competencies.map((code) => this.labels.competency(code, locale)) ?? []),
          ...(found?.credentials.map((code) => this.labels.credential(code, locale)) ?? []),
          ...(found?.languages.map((code) => languageName(code, locale)) ?? []),
          ...(found?.titles ?? []),
        ].join(' '),
      );
      return words.every((word) => text.includes(word));
    });
  }

  private async complete(
    openingId: string,
    lines: readonly RankedLineDto[],
    viewer: Viewer,
    decisions: ReadonlyMap<string, Decision>,
  ): Promise<ListedPerson[]> {
    const ids = lines.map(({ candidateId }) => candidateId);
    const [people, contact] = await Promise.all([
      personFacts(this.dataSource, ids),
      earlierContact(this.dataSource, openingId, ids),
    ]);
    return lines.map((line) => {
      const decision = decisions.get(line.candidateId) ?? null;
      const moved = decision?.rank ? decision.rank - line.rank : 0;
      return {
        ...rankedLine(line, viewer.colleagues, viewer.colleague?.initials),
        person: people.get(line.candidateId) ?? null,
        decision,
        contact: contact.get(line.candidateId) ?? [],
        moved: moved === 0 ? null : moved,
      };
    });
  }
}

/** True when a person accepted the suggestion, or it went further. */
export function isShortlisted(decision: Decision | undefined): boolean {
  const { state } = decision ?? { state: 'suggested' };
  return state === 'hired' || (OPEN_STATES.includes(state) && state !== 'suggested' && state !== 'under_review');
}

function minutesOf(line: RankedLineDto): number | null {
  const minutes = line.parts.find(({ factor }) => factor === 'commute')?.criteria[0]?.facts?.minutes;
  return typeof minutes === 'number' ? minutes : null;
}

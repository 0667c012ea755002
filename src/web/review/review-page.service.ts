import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SuggestionDto } from '../../suggestions/suggestion.dto';
import { SuggestionsService } from '../../suggestions/suggestions.service';
import { MatchPageService } from '../match/match-page.service';
import { OpeningHeadService } from '../openings/opening-head.service';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { OfferedReasons } from './offered-reasons';
import type { FailedReject } from './reasons-by-side';
import { placeOf, type ReviewQuery, reviewParameters, reviewQuery, TOPS } from './review-queue';

/** States in which the page offers a decision. */
const OPEN_FOR_REVIEW = ['suggested', 'under_review'];

/** The page of one suggestion in the queue. */
@Injectable()
export class ReviewPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly suggestions: SuggestionsService,
    private readonly heads: OpeningHeadService,
    private readonly matches: MatchPageService,
    private readonly view: ViewService,
    private readonly reasons: OfferedReasons,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, parameters: URLSearchParams, failed?: FailedReject): Promise<PageAnswer> {
    const query = reviewQuery(parameters);
    const suggestion = await this.suggestions.get(id);
    const { head } = await this.heads.of(suggestion.openingId, viewer);
    const [match, place, undo] = await Promise.all([
      this.matches.of(suggestion.openingId, suggestion.candidateId, viewer),
      placeOf(this.dataSource, suggestion, query, viewer),
      this.undoable(parameters.get('fortryd')),
    ]);
    const asked = reviewParameters(query);
    const waits = OPEN_FOR_REVIEW.includes(suggestion.state);
    return new PageAnswer(
      'review/show',
      {
        title: this.view.text(viewer.locale, 'review.title', { person: match.pseudonym, opening: head.title }),
        nav: 'review',
        head,
        match,
        query,
        place,
        tops: TOPS,
        suggestion: {
          id,
          state: suggestion.state,
          version: suggestion.version,
          decidedBy: suggestion.decidedBy ?? null,
        },
        waits,
        rejectable: suggestion.nextStates.includes('rejected'),
        rejectOpen: failed !== undefined || parameters.has('afvis'),
        failed: failed ?? null,
        reasons: this.reasons.in(viewer.locale),
        undo,
        taken: parameters.has('taget'),
        links: {
          accept: address(`/forslag/${id}/godkend`, asked),
          reasons: address(`/forslag/${id}`, { ...asked, afvis: '1' }),
          reject: address(`/forslag/${id}/afvis`, asked),
          skip: address(place.next ? `/forslag/${place.next}` : '/forslag', asked),
          previous: place.previous && address(`/forslag/${place.previous}`, asked),
          undo: undo && address(`/forslag/${undo.id}/fortryd`, asked),
        },
      },
      { status: failed ? 422 : 200 },
    );
  }

  /** Nothing waits: says so, and what to do next. */
  async empty(viewer: Viewer, query: ReviewQuery, undone: string | null): Promise<PageAnswer> {
    const undo = await this.undoable(undone);
    const asked = reviewParameters(query);
    return new PageAnswer('review/empty', {
      title: this.view.text(viewer.locale, 'review.empty.title'),
      nav: 'review',
      query,
      undo,
      links: {
        undo: undo && address(`/forslag/${undo.id}/fortryd`, asked),
        everybody: address('/forslag', { ...asked, ejer: 'alle' }),
        deeper: address('/forslag', { ...asked, top: TOPS.at(-1)! }),
      },
    });
  }

  /** The decision just made, for the note that it can be undone; null when there is none, or it has moved on. */
  private async undoable(id: string | null): Promise<Pick<SuggestionDto, 'id' | 'pseudonym' | 'state'> | null> {
    if (id === null || !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) return null;
    const { pseudonym, state } = await this.suggestions.get(id);
    return state === 'accepted' || state === 'rejected' ? { id, pseudonym, state } : null;
  }
}

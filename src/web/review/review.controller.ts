import { Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput } from '../../common/errors';
import { suggestionStates } from '../../suggestions/suggestion-state';
import { SuggestionsService } from '../../suggestions/suggestions.service';
import { address, localPath } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { firstWaiting, placeOf, reviewParameters, reviewQuery } from './review-queue';
import type { FailedReject } from './reasons-by-side';
import { ReviewPageService } from './review-page.service';

/** The review queue: one suggestion at a time, decided by a person. */
@PageController('forslag')
export class ReviewController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly suggestions: SuggestionsService,
    private readonly pages: ReviewPageService,
  ) {}

  /** Goes to the first suggestion, or says that none waits. */
  @Allow('read', 'Suggestion')
  @Get()
  async first(
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const query = reviewQuery(parameters);
    const first = await firstWaiting(this.dataSource, query, viewer);
    const undo = parameters.get('fortryd');
    if (first === null) return this.pages.empty(viewer, query, undo);
    return new SeeOther(address(`/forslag/${first}`, { ...reviewParameters(query), fortryd: undo }));
  }

  @Allow('read', 'Suggestion', byId())
  @Get(':id')
  show(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    return this.pages.of(id, viewer, parameters);
  }

  @Allow('decide', 'Suggestion', byId())
  @Post(':id/godkend')
  async accept(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.suggestions.accept(id, initialsOf(viewer), Number(form.get('version')));
    return this.onward(id, viewer, parameters, form);
  }

  /** With a coded reason; a reason that is missing or incomplete shows the page again with everything typed. */
  @Allow('decide', 'Suggestion', byId())
  @Post(':id/afvis')
  async reject(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther | PageAnswer> {
    const reasonCode = form.get('aarsag') ?? '';
    const reasonText = form.get('tekst') ?? '';
    try {
      const rejection = { by: initialsOf(viewer), reasonCode, reasonText: reasonText || undefined };
      await this.suggestions.reject(id, rejection, Number(form.get('version')));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const failed: FailedReject = { reasonCode, reasonText, problem: error.problems[0]?.code ?? '' };
      return this.pages.of(id, viewer, parameters, failed);
    }
    return this.onward(id, viewer, parameters, form);
  }

  /** Takes the last decision back and shows the suggestion again. */
  @Allow('decide', 'Suggestion', byId())
  @Post(':id/fortryd')
  async undo(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<SeeOther> {
    const { state, version, history } = await this.suggestions.get(id);
    const before = history.at(-1)?.from ?? 'suggested';
    if (state !== before && suggestionStates.can(state, before)) {
      await this.suggestions.transition(id, before, initialsOf(viewer), version);
    }
    return new SeeOther(address(`/forslag/${id}`, { ...reviewParameters(reviewQuery(parameters)), taget: '1' }));
  }

  /** To the next suggestion of the queue, or back to where the decision was asked for. */
  private async onward(
    id: string,
    viewer: Viewer,
    parameters: URLSearchParams,
    form: URLSearchParams,
  ): Promise<SeeOther> {
    const returnTo = form.get('tilbage');
    if (returnTo !== null) return new SeeOther(localPath(returnTo, '/forslag'));
    const query = reviewQuery(parameters);
    const { total } = await this.suggestions.get(id);
    const { next } = await placeOf(this.dataSource, { id, total }, query, viewer);
    return new SeeOther(address(next ? `/forslag/${next}` : '/forslag', { ...reviewParameters(query), fortryd: id }));
  }
}

function initialsOf(viewer: Viewer): string {
  return viewer.colleague?.initials ?? '–';
}

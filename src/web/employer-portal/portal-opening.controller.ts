import { Get, Post } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput, NotFound } from '../../common/errors';
import { type OpeningState, openingStates } from '../../openings/opening-state';
import { OpeningsService } from '../../openings/openings.service';
import { EMPLOYER_ANSWERS } from '../../suggestions/employer-reply.entity';
import { EmployerRepliesService } from '../../suggestions/employer-replies.service';
import { faultsOf } from '../forms/form-faults';
import { isId } from '../forms/form-values';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { type EmployerSeat, EmployerSeats } from './employer-seat';
import { OwnOpeningPageService } from './own-opening-page.service';
import { type OwnOpening, ownOpening } from './own-openings.queries';
import { PortalRequest } from './portal-page';

/** Moves of state that a firm can make itself. */
export const PORTAL_STATES: readonly OpeningState[] = ['aaben', 'inaktiveret', 'besat', 'lukket'];

/** One opening of the firm: its state, anonymous profiles, and the answers to them. */
@PageController('arbejdsgiver/aabninger/:id')
export class PortalOpeningController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seats: EmployerSeats,
    private readonly pages: OwnOpeningPageService,
    private readonly openings: OpeningsService,
    private readonly replies: EmployerRepliesService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'EmployerOpening', byId())
  @Get()
  async show(
    @IdParam() id: string,
    @PortalRequest() request: Request,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() query: URLSearchParams,
  ): Promise<PageAnswer> {
    const { seat, opening } = await this.own(request, id);
    return this.pages.of(opening, seat, viewer, { posted: query.has('oprettet') });
  }

  /** Answers to a profile with one click, with a word if the firm likes. */
  @Allow('update', 'EmployerOpening', byId())
  @Post('svar')
  async answer(
    @IdParam() id: string,
    @PortalRequest() request: Request,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther | PageAnswer> {
    const { seat, opening } = await this.own(request, id);
    const suggestionId = form.get('forslag');
    const answer = EMPLOYER_ANSWERS.find((one) => one === form.get('svar'));
    if (!isId(suggestionId) || !answer) throw new NotFound('profile', suggestionId ?? '');
    const text = form.get('tekst') ?? '';
    try {
      await this.replies.reply(suggestionId, seat.cvr, answer, text);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const faults = faultsOf(
        error.problems,
        () => `tekst-${suggestionId}`,
        (key) => this.view.text(viewer.locale, key),
      );
      return this.pages.of(opening, seat, viewer, { failed: { suggestionId, text, faults } });
    }
    return new SeeOther(`/arbejdsgiver/aabninger/${id}#p-${suggestionId}`);
  }

  /** Enough for now, filled, withdrawn, or open again. */
  @Allow('update', 'EmployerOpening', byId())
  @Post('tilstand')
  async move(
    @IdParam() id: string,
    @PortalRequest() request: Request,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    const { opening } = await this.own(request, id);
    const to = PORTAL_STATES.find((state) => state === form.get('til'));
    if (to && openingStates.can(opening.state as OpeningState, to)) {
      const reason = to === 'lukket' ? { reason: 'trukket_tilbage' as const } : {};
      await this.openings.move(id, { to, ...reason }, Number(form.get('version')));
    }
    return new SeeOther(`/arbejdsgiver/aabninger/${id}`);
  }

  /** @throws NotFound when the opening is not the firm's own: that it exists is not told either */
  private async own(request: Request, id: string): Promise<{ seat: EmployerSeat; opening: OwnOpening }> {
    const seat = await this.seats.of(request);
    const opening = await ownOpening(this.dataSource, seat.cvr, id);
    if (!opening) throw new NotFound('opening', id);
    return { seat, opening };
  }
}

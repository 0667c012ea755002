import { Get, Post } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Allow } from '../../access';
import { NewOpeningService, type FormState } from '../openings/new/new-opening.service';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { type EmployerSeat, EmployerSeats } from './employer-seat';
import { ownOpenings } from './own-openings.queries';
import { portalPage, PortalRequest } from './portal-page';
import { PostOpeningService } from './post-opening.service';

/** The firm's own openings, and the form to post one. */
@PageController('arbejdsgiver')
export class PortalOpeningsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seats: EmployerSeats,
    private readonly forms: NewOpeningService,
    private readonly posting: PostOpeningService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'EmployerOpening')
  @Get()
  async list(@PortalRequest() request: Request, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const seat = await this.seats.of(request);
    return portalPage('index', seat, {
      title: this.view.text(viewer.locale, 'portal.title'),
      nav: 'portal',
      openings: await ownOpenings(this.dataSource, seat.cvr),
    });
  }

  @Allow('create', 'EmployerOpening')
  @Get('ny')
  async empty(@PortalRequest() request: Request, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const seat = await this.seats.of(request);
    return this.form({ form: new URLSearchParams() }, seat, viewer);
  }

  /** Every button of the form sends all of it, and the answer shows everything typed again. */
  @Allow('create', 'EmployerOpening')
  @Post('ny')
  async act(
    @PortalRequest() request: Request,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const seat = await this.seats.of(request);
    const act = form.get('handling');
    form.delete('handling');
    if (act === 'skabelon') return this.form({ form: this.forms.withTemplate(form, viewer) }, seat, viewer);
    if (act === 'opgave') return this.form(this.forms.add('competency', form, viewer), seat, viewer);
    const posted = await this.posting.post(form, seat, viewer);
    if (typeof posted === 'string') return new SeeOther(`/arbejdsgiver/aabninger/${posted}?oprettet=1`);
    return this.form({ form, faults: posted }, seat, viewer);
  }

  private async form(state: FormState, seat: EmployerSeat, viewer: Viewer): Promise<PageAnswer> {
    const model = await this.posting.model(state, seat, viewer);
    const title = this.view.text(viewer.locale, 'portal.new');
    return portalPage('new', seat, { title, nav: 'portalNew', ...model }, model.faults.list.length > 0 ? 422 : 200);
  }
}

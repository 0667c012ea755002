import { Get, Post, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isCvr } from '../../employers/identifiers';
import { type FormFaults, faultsOf, NO_FAULTS } from '../forms/form-faults';
import { digitsIn } from '../forms/form-values';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import type { PageAnswer } from '../view/page-answer';
import { SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { EmployerSeats } from './employer-seat';
import { portalPage, PortalRequest } from './portal-page';

/** Which firm to look as. */
@PageController('arbejdsgiver/vaelg')
export class PortalSeatController {
  constructor(
    private readonly seats: EmployerSeats,
    private readonly view: ViewService,
  ) {}

  @Get()
  async ask(@PortalRequest() request: Request, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.page(request, viewer, '', NO_FAULTS);
  }

  @Post()
  async take(
    @PortalRequest() request: Request,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer | SeeOther> {
    const cvr = digitsIn(form, 'cvr') ?? '';
    const seat = isCvr(cvr) ? await this.seats.named(cvr) : null;
    if (!seat) {
      const problem = { pointer: 'cvr', code: isCvr(cvr) ? 'FIELD.UNKNOWN_ID' : 'CVR.WRONG_CHECK_DIGIT', detail: '' };
      const faults = faultsOf(
        [problem],
        (pointer) => pointer,
        (key) => this.view.text(viewer.locale, key),
      );
      return this.page(request, viewer, form.get('cvr') ?? '', faults);
    }
    this.seats.take(response, seat);
    return new SeeOther('/arbejdsgiver');
  }

  private async page(request: Request, viewer: Viewer, typed: string, faults: FormFaults): Promise<PageAnswer> {
    const seat = await this.seats.of(request);
    const title = this.view.text(viewer.locale, 'portal.choose');
    return portalPage('choose', seat, { title, nav: 'portal', typed, faults }, faults.list.length > 0 ? 422 : 200);
  }
}

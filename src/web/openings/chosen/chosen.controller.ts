import { Get, Post } from '@nestjs/common';
import { Allow, byId, inAddress, inBody } from '../../../access';
import { IdParam } from '../../../common/api/uuid.pipe';
import { InvalidInput } from '../../../common/errors';
import { newId } from '../../../common/id';
import { BulkDecisionsService } from '../../../suggestions/bulk-decisions.service';
import { localPath, withParameters } from '../../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../../view/page';
import { type PageAnswer, SeeOther } from '../../view/page-answer';
import type { Viewer } from '../../viewer/viewer';
import { batchIn, chosenForm } from './chosen-form';
import { ChosenPageService } from './chosen-page.service';
import { ChosenPeople } from './chosen-people.service';

/** Decisions about several people of a ranked list: a look ahead, the decision, taking it back. */
@PageController('aabninger/:id/valgte')
export class ChosenController {
  constructor(
    private readonly pages: ChosenPageService,
    private readonly people: ChosenPeople,
    private readonly decisions: BulkDecisionsService,
  ) {}

  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inAddress('k', 'Candidate', 'read'))
  @Get()
  preview(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    return this.pages.of(id, chosenForm(parameters, id), viewer);
  }

  /** Decides; where nobody is reached, or the reason is not accepted, the page says so with everything typed. */
  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inBody('k', 'Candidate', 'read'))
  @Post()
  async decide(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() fields: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const form = chosenForm(fields, id);
    const { to, people, reasonCode, reasonText, returnTo } = form;
    const batch = form.batch ?? newId();
    if (to === null || people.length === 0) return this.pages.of(id, form, viewer, { failed: null });
    try {
      const rejection = { reasonCode, reasonText: reasonText || undefined };
      const order = { openingId: id, people, to };
      const { decided, left } = await this.people.decide(order, batch, initialsOf(viewer), rejection);
      if (decided === 0) return await this.pages.of(id, form, viewer, { failed: null });
      return new SeeOther(withParameters(returnTo, { gang: batch, blev: left === 0 ? null : left, fortrudt: null }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.pages.of(id, form, viewer, {
        failed: { reasonCode, reasonText, problem: error.problems[0]?.code ?? '' },
      });
    }
  }

  /** Takes decisions back, as far as nothing has happened since. */
  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'))
  @Post('fortryd')
  async undo(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() fields: URLSearchParams,
  ): Promise<SeeOther> {
    const batch = batchIn(fields, 'gang');
    const back = localPath(fields.get('tilbage'), `/aabninger/${id}`);
    if (batch === null) return new SeeOther(back);
    const { undone, left } = await this.decisions.undo(id, batch, initialsOf(viewer));
    return new SeeOther(withParameters(back, { gang: null, fortrudt: undone, blev: left === 0 ? null : left }));
  }
}

function initialsOf(viewer: Viewer): string {
  return viewer.colleague?.initials ?? '–';
}

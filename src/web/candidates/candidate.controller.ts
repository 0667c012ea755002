import { Get, Param, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { NotFound } from '../../common/errors';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { type PageAnswer, SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { CandidateEditService } from './candidate-edit.service';
import { CandidatePageService } from './candidate-page.service';
import { EDIT_PARTS, type EditPart } from './edit-parts';

/** The page of one person, and the forms for the common edits. */
@PageController('kandidater')
export class CandidateController {
  constructor(
    private readonly pages: CandidatePageService,
    private readonly edits: CandidateEditService,
  ) {}

  @Allow('read', 'Candidate', byId())
  @Get(':id')
  show(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    return this.pages.of(id, viewer, { saved: parameters.has('gemt') });
  }

  @Allow('update', 'Candidate', byId())
  @Get(':id/ret/:part')
  form(
    @IdParam() id: string,
    @Param('part') part: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    return this.edits.form(id, partOf(part), (parameters.get('kode') ?? '').slice(0, 80), viewer);
  }

  /** Saves; a form with faults, or one that somebody else overtook, is shown again with everything typed. */
  @Allow('update', 'Candidate', byId())
  @Post(':id/ret/:part')
  async save(
    @IdParam() id: string,
    @Param('part') part: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() fields: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    return (await this.edits.save(id, partOf(part), fields, viewer)) ?? new SeeOther(`/kandidater/${id}?gemt=1`);
  }
}

function partOf(text: string): EditPart {
  const part = EDIT_PARTS.find((one) => one === text);
  if (!part) throw new NotFound('page', text);
  return part;
}

import { Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { CaseOpeningsService } from '../../identity/case-openings.service';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { SeeOther } from '../view/page-answer';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** Opens a case that is not one's own, from the person's page. */
@PageController('kandidater')
export class CaseOpeningController {
  constructor(private readonly openings: CaseOpeningsService) {}

  @Allow('look_up', 'Candidate', byId())
  @Post(':id/aabn')
  async open(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.openings.open(id, form.get('formaal') ?? '', rightsOf(viewer).principal);
    return new SeeOther(`/kandidater/${id}`);
  }
}

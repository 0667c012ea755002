import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { validated } from '../../common/api/validate';
import { NewWorkplaceDto } from '../../employers/employer.dto';
import { EmployersService } from '../../employers/employers.service';
import { WorkplacesService } from '../../employers/workplaces.service';
import { WORK_CONDITIONS } from '../../matching/core/facts';
import { type FormFaults, faultsOf, NO_FAULTS, problemsIn } from '../forms/form-faults';
import { typed } from '../forms/form-values';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { conditionsIn, newWorkplace, WORKPLACE_FIELDS, workplacePatch, workplaceValues } from './workplace-form';

/** Forms to register a workplace and to change it. */
@PageController()
export class WorkplaceFormsController {
  constructor(
    private readonly employers: EmployersService,
    private readonly workplaces: WorkplacesService,
    private readonly view: ViewService,
  ) {}

  @Allow('create', 'Workplace', byId('id', 'Employer', 'read'))
  @Get('virksomheder/:id/arbejdssteder/nyt')
  async empty(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const { name } = await this.employers.get(id);
    return this.form(viewer, { employer: { id, name }, handled: [], values: { navn: name } });
  }

  @Allow('create', 'Workplace', byId('id', 'Employer', 'read'))
  @Post('virksomheder/:id/arbejdssteder/nyt')
  async create(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const { name } = await this.employers.get(id);
    try {
      const workplace = await this.workplaces.create(validated(NewWorkplaceDto, newWorkplace(form, id)));
      return new SeeOther(`/arbejdssteder/${workplace.id}`);
    } catch (error) {
      const faults = this.faults(error, viewer);
      return this.form(viewer, { employer: { id, name }, handled: conditionsIn(form), values: typed(form), faults });
    }
  }

  @Allow('update', 'Workplace', byId())
  @Get('arbejdssteder/:id/ret')
  async edit(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const workplace = await this.workplaces.get(id);
    const { name } = await this.employers.get(workplace.employerId);
    return this.form(viewer, {
      employer: { id: workplace.employerId, name },
      workplaceId: id,
      handled: workplace.handles ?? [],
      values: workplaceValues(workplace),
    });
  }

  @Allow('update', 'Workplace', byId())
  @Post('arbejdssteder/:id/ret')
  async change(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const { employerId, version } = await this.workplaces.get(id);
    const { name } = await this.employers.get(employerId);
    try {
      await this.workplaces.update(id, workplacePatch(form), Number(form.get('version')));
      return new SeeOther(`/arbejdssteder/${id}`);
    } catch (error) {
      return this.form(viewer, {
        employer: { id: employerId, name },
        workplaceId: id,
        handled: conditionsIn(form),
        values: { ...typed(form), version: String(version) },
        faults: this.faults(error, viewer),
      });
    }
  }

  private faults(error: unknown, { locale }: Viewer): FormFaults {
    return faultsOf(problemsIn(error), WORKPLACE_FIELDS, (key) => this.view.text(locale, key));
  }

  private form(
    viewer: Viewer,
    shown: {
      employer: { id: string; name: string };
      workplaceId?: string;
      handled: readonly string[];
      values: Readonly<Record<string, string>>;
      faults?: FormFaults;
    },
  ): PageAnswer {
    const { workplaceId, faults = NO_FAULTS, ...rest } = shown;
    const title = workplaceId
      ? this.view.text(viewer.locale, 'workplaceForm.edit', { name: shown.values.navn ?? '' })
      : this.view.text(viewer.locale, 'workplaceForm.new', { employer: shown.employer.name });
    const action = workplaceId
      ? `/arbejdssteder/${workplaceId}/ret`
      : `/virksomheder/${shown.employer.id}/arbejdssteder/nyt`;
    const back = workplaceId ? `/arbejdssteder/${workplaceId}` : `/virksomheder/${shown.employer.id}`;
    return new PageAnswer(
      'employers/workplace-form',
      { title, nav: 'employers', action, back, faults, conditions: WORK_CONDITIONS, ...rest },
      { status: faults.list.length > 0 ? 422 : 200 },
    );
  }
}

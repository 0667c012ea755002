import { Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId, inBody } from '../../access';
import { RatioService } from '../../casework/ratio/ratio.service';
import { IdParam } from '../../common/api/uuid.pipe';
import { validated } from '../../common/api/validate';
import { Clock } from '../../common/clock';
import { ContactPersonDto } from '../../employers/contact-person.dto';
import { ContactPersonsService } from '../../employers/contact-persons.service';
import { NewWorkplaceDto } from '../../employers/employer.dto';
import { EmployersService } from '../../employers/employers.service';
import { WorkplacesService } from '../../employers/workplaces.service';
import { Geography } from '../../geography/geography';
import { clauseText } from '../../schemes/clauses';
import { WORK_CONDITIONS } from '../../matching/core/facts';
import { type FormFaults, faultsOf, fieldTable, NO_FAULTS, problemsIn } from '../forms/form-faults';
import { isId, textIn, typed } from '../forms/form-values';
import { ownerChip } from '../openings/ranked-line.presenter';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { openingsOf, placementsOf } from './employer.queries';
import { conditionsIn, newWorkplace, WORKPLACE_FIELDS, workplacePatch, workplaceValues } from './workplace-form';

const SHOWN = 50;
const PERSON_FIELDS = fieldTable({
  '/name': 'kp-navn',
  '/role': 'kp-rolle',
  '/email': 'kp-mail',
  '/phone': 'kp-telefon',
  '': 'kp-navn',
});

/** Workplaces: what goes on at one, the people to talk to, and forms to add and change. */
@PageController()
export class WorkplacePagesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly employers: EmployersService,
    private readonly workplaces: WorkplacesService,
    private readonly persons: ContactPersonsService,
    private readonly ratio: RatioService,
    private readonly geography: Geography,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Workplace', byId())
  @Get('arbejdssteder/:id')
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.page(id, viewer);
  }

  /** Adds a person to talk to. */
  @Allow('create', 'ContactPerson', byId('id', 'Workplace', 'read'))
  @Post('arbejdssteder/:id/kontaktpersoner')
  async addPerson(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    try {
      const person = {
        name: textIn(form, 'kp-navn'),
        role: textIn(form, 'kp-rolle'),
        email: textIn(form, 'kp-mail'),
        phone: textIn(form, 'kp-telefon'),
        isShopSteward: form.get('kp-tr') === 'ja' ? true : undefined,
      };
      await this.persons.create(id, validated(ContactPersonDto, person));
      return new SeeOther(`/arbejdssteder/${id}#kontaktpersoner`);
    } catch (error) {
      return this.page(id, viewer, { values: typed(form), faults: this.faults(error, PERSON_FIELDS, viewer) });
    }
  }

  /** Deletes a person to talk to; a contact person's data are not kept longer than needed. */
  @Allow('delete', 'ContactPerson', byId('id', 'Workplace', 'read'), inBody('person', 'ContactPerson'))
  @Post('arbejdssteder/:id/kontaktpersoner/slet')
  async removePerson(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const person = form.get('person');
    if (isId(person)) await this.persons.remove(id, person, Number(form.get('version')));
    return new SeeOther(`/arbejdssteder/${id}#kontaktpersoner`);
  }

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
      const faults = this.faults(error, WORKPLACE_FIELDS, viewer);
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
        faults: this.faults(error, WORKPLACE_FIELDS, viewer),
      });
    }
  }

  private async page(
    id: string,
    viewer: Viewer,
    failed?: { values: Readonly<Record<string, string>>; faults: FormFaults },
  ): Promise<PageAnswer> {
    const workplace = await this.workplaces.get(id);
    const at = { employerId: workplace.employerId, workplaceId: id };
    const [employer, openings, placements, persons, room] = await Promise.all([
      this.employers.get(workplace.employerId),
      openingsOf(this.dataSource, at, SHOWN),
      placementsOf(this.dataSource, at, this.clock.today(), SHOWN),
      this.persons.list(id),
      this.ratio.get(id),
    ]);
    const { postalCode } = workplace;
    return new PageAnswer(
      'employers/workplace',
      {
        title: workplace.name,
        nav: 'employers',
        workplace,
        town: postalCode ? (this.geography.postalCode(postalCode)?.name ?? '') : '',
        employer,
        room: room && { ...room, clause: room.clause && clauseText(room.clause, viewer.locale) },
        persons: persons.items,
        openings: openings.map((opening) => ({ ...opening, owner: ownerChip(opening.owner, viewer.colleagues) })),
        placements: placements.map((line) => ({ ...line, owner: ownerChip(line.owner, viewer.colleagues) })),
        values: failed?.values ?? {},
        faults: failed?.faults ?? NO_FAULTS,
      },
      { status: failed ? 422 : 200 },
    );
  }

  private faults(error: unknown, fieldOf: (pointer: string) => string, { locale }: Viewer): FormFaults {
    return faultsOf(problemsIn(error), fieldOf, (key) => this.view.text(locale, key));
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

import { Get, Post } from '@nestjs/common';
import { Allow, byId, inBody } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { validated } from '../../common/api/validate';
import { ContactPersonDto } from '../../employers/contact-person.dto';
import { ContactPersonsService } from '../../employers/contact-persons.service';
import { faultsOf, fieldTable, problemsIn } from '../forms/form-faults';
import { isId, textIn, typed } from '../forms/form-values';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { WorkplacePageService } from './workplace-page.service';

const PERSON_FIELDS = fieldTable({
  '/name': 'kp-navn',
  '/role': 'kp-rolle',
  '/email': 'kp-mail',
  '/phone': 'kp-telefon',
  '': 'kp-navn',
});

/** One workplace: what goes on there, and the people to talk to. */
@PageController('arbejdssteder/:id')
export class WorkplacePagesController {
  constructor(
    private readonly pages: WorkplacePageService,
    private readonly persons: ContactPersonsService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Workplace', byId())
  @Get()
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.of(id, viewer);
  }

  /** Adds a person to talk to. */
  @Allow('create', 'ContactPerson', byId('id', 'Workplace', 'read'))
  @Post('kontaktpersoner')
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
      const faults = faultsOf(problemsIn(error), PERSON_FIELDS, (key) => this.view.text(viewer.locale, key));
      return this.pages.of(id, viewer, { values: typed(form), faults });
    }
  }

  /** Deletes a person to talk to; a contact person's data are not kept longer than needed. */
  @Allow('delete', 'ContactPerson', byId('id', 'Workplace', 'read'), inBody('person', 'ContactPerson'))
  @Post('kontaktpersoner/slet')
  async removePerson(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const person = form.get('person');
    if (isId(person)) await this.persons.remove(id, person, Number(form.get('version')));
    return new SeeOther(`/arbejdssteder/${id}#kontaktpersoner`);
  }
}

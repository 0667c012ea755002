import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { ContactLogService } from '../../employers/contact-log.service';
import { EmployersService } from '../../employers/employers.service';
import { PartnershipAgreementsService } from '../../employers/partnership-agreements.service';
import { faultsOf, fieldTable, problemsIn } from '../forms/form-faults';
import { codeIn, dateIn, isId, numberIn, textIn, typed } from '../forms/form-values';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { EmployerPageService, type FailedEmployerForm } from './employer-page.service';

const CONTACT_FIELDS = fieldTable({
  '/heldOn': 'dato',
  '/channel': 'kanal',
  '/purpose': 'formaal',
  '/result': 'resultat',
  '/nextContactOn': 'naeste',
  '/workplaceId': 'sted',
});
const AGREEMENT_FIELDS = fieldTable({
  '/from': 'aftale-fra',
  '/until': 'aftale-til',
  '/yearlyOpenings': 'aftale-aabninger',
  '/terms': 'aftale-tekst',
});
const LEFT_ALONE_FIELDS = fieldTable({ '/doNotCallUntil': 'fred-til' });

/** One employer: what goes on there, the log of contacts, agreements. */
@PageController('virksomheder/:id')
export class EmployerController {
  constructor(
    private readonly pages: EmployerPageService,
    private readonly employers: EmployersService,
    private readonly contacts: ContactLogService,
    private readonly agreements: PartnershipAgreementsService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Employer', byId())
  @Get()
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.of(id, viewer);
  }

  /** Logs a contact. */
  @Allow('update', 'Employer', byId())
  @Post('kontakt')
  contact(@IdParam() id: string, @CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams) {
    return this.done(id, viewer, { form: 'kontakt', sent: form, fieldOf: CONTACT_FIELDS }, async () => {
      await this.contacts.add(
        id,
        {
          heldOn: dateIn(form, 'dato')!,
          channel: codeIn(form, 'kanal')!,
          purpose: codeIn(form, 'formaal')!,
          result: textIn(form, 'resultat'),
          nextContactOn: dateIn(form, 'naeste'),
          workplaceId: textIn(form, 'sted'),
        },
        initialsOf(viewer),
      );
      return '#kontakt';
    });
  }

  @Allow('update', 'Employer', byId())
  @Post('kontakt/slet')
  async removeContact(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    const contact = form.get('kontakt');
    if (isId(contact)) await this.contacts.remove(id, contact, initialsOf(viewer));
    return new SeeOther(`/virksomheder/${id}#kontakt`);
  }

  /** Until when the employer wants to be left alone; an empty date ends it. */
  @Allow('update', 'Employer', byId())
  @Post('fred')
  leaveAlone(@IdParam() id: string, @CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams) {
    return this.done(id, viewer, { form: 'fred', sent: form, fieldOf: LEFT_ALONE_FIELDS }, async () => {
      const doNotCallUntil = dateIn(form, 'fred-til') ?? null;
      await this.employers.update(id, { doNotCallUntil }, Number(form.get('version')));
      return '#kontakt';
    });
  }

  /** Records a partnership agreement. */
  @Allow('update', 'Employer', byId())
  @Post('aftale')
  agree(@IdParam() id: string, @CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams) {
    return this.done(id, viewer, { form: 'aftale', sent: form, fieldOf: AGREEMENT_FIELDS }, async () => {
      await this.agreements.add(
        id,
        {
          from: dateIn(form, 'aftale-fra')!,
          until: dateIn(form, 'aftale-til'),
          yearlyOpenings: numberIn(form, 'aftale-aabninger'),
          terms: textIn(form, 'aftale-tekst'),
        },
        initialsOf(viewer),
      );
      return '#aftale';
    });
  }

  @Allow('update', 'Employer', byId())
  @Post('aftale/slut')
  async endAgreement(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const agreement = form.get('aftale');
    if (isId(agreement)) await this.agreements.end(id, agreement);
    return new SeeOther(`/virksomheder/${id}#aftale`);
  }

  /** Does it and goes back to the page, or shows the page again with everything typed and what is wrong. */
  private async done(
    id: string,
    viewer: Viewer,
    asked: { form: FailedEmployerForm['form']; sent: URLSearchParams; fieldOf: (pointer: string) => string },
    act: () => Promise<string>,
  ): Promise<SeeOther | PageAnswer> {
    try {
      return new SeeOther(`/virksomheder/${id}${await act()}`);
    } catch (error) {
      const faults = faultsOf(problemsIn(error), asked.fieldOf, (key) => this.view.text(viewer.locale, key));
      return this.pages.of(id, viewer, { form: asked.form, values: typed(asked.sent), faults });
    }
  }
}

function initialsOf(viewer: Viewer): string {
  return viewer.colleague?.initials ?? '–';
}

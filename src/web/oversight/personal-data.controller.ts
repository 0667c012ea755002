import { Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { validated } from '../../common/api/validate';
import { IdParam } from '../../common/api/uuid.pipe';
import { ErasureService } from '../../privacy/subject/erasure.service';
import { LegalHoldsService } from '../../privacy/subject/legal-holds.service';
import { LegalHoldInputDto } from '../../privacy/subject/subject.dto';
import { faults, faultsOf, fieldTable, problemsIn } from '../forms/form-faults';
import { isId, textIn, typed } from '../forms/form-values';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { type PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { personNamed } from './person-named';
import { PersonalDataPageService } from './personal-data-page.service';

const HOLD_FIELDS = fieldTable({ '/reason': 'grund' });

/** What people are owed, for the data steward: insight, legal holds, erasure. */
@PageController('persondata')
export class PersonalDataController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: PersonalDataPageService,
    private readonly holds: LegalHoldsService,
    private readonly erasures: ErasureService,
    private readonly view: ViewService,
  ) {}

  /** The start, or the person with the pseudonym that was asked for. */
  @Allow('read', 'PersonalData')
  @Get()
  async start(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer | SeeOther> {
    const asked = (query.get('borger') ?? '').trim().slice(0, 20);
    if (asked === '') return this.pages.start(viewer, { erased: query.has('slettet') });
    const id = await personNamed(this.dataSource, rightsOf(viewer), asked);
    return id ? new SeeOther(`/persondata/${id}`) : this.pages.start(viewer, { asked, unknown: true });
  }

  @Allow('read', 'PersonalData', byId())
  @Get(':id')
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.of(id, viewer);
  }

  @Allow('update', 'PersonalData', byId())
  @Post(':id/fastholdelse')
  async hold(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    try {
      const by = viewer.colleague?.initials ?? '–';
      await this.holds.set(id, validated(LegalHoldInputDto, { reason: textIn(form, 'grund') ?? '', by }));
      return new SeeOther(`/persondata/${id}#h-holds`);
    } catch (error) {
      const found = faultsOf(problemsIn(error), HOLD_FIELDS, (key) => this.view.text(viewer.locale, key));
      return this.pages.of(id, viewer, found, typed(form));
    }
  }

  @Allow('update', 'PersonalData', byId())
  @Post(':id/fastholdelse/ophaev')
  async lift(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const hold = form.get('fastholdelse');
    if (isId(hold)) await this.holds.lift(id, hold, Number(form.get('version')));
    return new SeeOther(`/persondata/${id}#h-holds`);
  }

  /** Erases, once the pseudonym was typed: there is no way back. */
  @Allow('delete', 'PersonalData', byId())
  @Post(':id/slet')
  async erase(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const pseudonym = await this.pages.pseudonymOf(id);
    if (textIn(form, 'bekraeft')?.toUpperCase() !== pseudonym) {
      const text = this.view.text(viewer.locale, 'personalData.confirmWrong', { pseudonym });
      return this.pages.of(id, viewer, faults([{ field: 'bekraeft', text }]), typed(form));
    }
    await this.erasures.erase(id, 'request');
    return new SeeOther('/persondata?slettet=1');
  }
}

import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../../access';
import { validated } from '../../../common/api/validate';
import { IdParam } from '../../../common/api/uuid.pipe';
import { InvalidInput } from '../../../common/errors';
import { given } from '../../../common/given';
import { PermissionInputDto } from '../../../privacy/disclosure/disclosure.dto';
import { PermissionsService } from '../../../privacy/disclosure/permissions.service';
import { faultsOf, fieldTable, problemsIn } from '../../forms/form-faults';
import { codeIn, dateIn, typed } from '../../forms/form-values';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../../view/page';
import { type PageAnswer, SeeOther } from '../../view/page-answer';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';
import { PermissionsPageService } from './permissions-page.service';

const FIELDS = fieldTable({
  '/openingId': 'aabning',
  '/employerId': 'aabning',
  '/purpose': 'formaal',
  '/grantedOn': 'fra',
  '/expiresOn': 'til',
  '/agreedOn': 'aftalt',
});

/** A person's permissions that firms see who they are: list, record, revoke. */
@PageController('kandidater/:id/tilladelser')
export class PermissionPagesController {
  constructor(
    private readonly pages: PermissionsPageService,
    private readonly permissions: PermissionsService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Disclosure', byId())
  @Get()
  show(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() query: URLSearchParams,
  ): Promise<PageAnswer> {
    const done = ['givet', 'tilbage'].find((one) => query.has(one));
    return this.pages.of(id, viewer, { done });
  }

  /** Records a permission for the firm of an opening the person was put forward for: for that opening, or for all. */
  @Allow('create', 'Disclosure', byId())
  @Post()
  async grant(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    try {
      const openings = await this.pages.putForwardFor(id);
      const chosen = openings.find(({ openingId }) => openingId === form.get('aabning'));
      if (!chosen) {
        throw new InvalidInput([
          {
            pointer: '/openingId',
            code: 'FIELD.NOT_IN_LIST',
            detail: 'is none of the openings',
            expected: 'one of them',
          },
        ]);
      }
      const input = given({
        employerId: chosen.employerId,
        openingId: form.get('hele') === 'ja' ? undefined : chosen.openingId,
        purpose: codeIn(form, 'formaal'),
        grantedOn: dateIn(form, 'fra'),
        expiresOn: dateIn(form, 'til'),
        agreedOn: dateIn(form, 'aftalt'),
        sharesSkaanehensyn: form.get('skaanehensyn') === 'ja',
        by: viewer.colleague?.initials ?? '–',
      });
      await this.permissions.grant(id, validated(PermissionInputDto, input));
      return new SeeOther(`/kandidater/${id}/tilladelser?givet=1`);
    } catch (error) {
      const faults = faultsOf(problemsIn(error), FIELDS, (key) => this.view.text(viewer.locale, key));
      return this.pages.of(id, viewer, { failed: { values: typed(form), faults } });
    }
  }

  /** Revokes: from now on the firm sees the anonymous profile only. */
  @Allow('update', 'Disclosure', byId())
  @Post(':permissionId/tilbagekald')
  async revoke(
    @IdParam() id: string,
    @IdParam('permissionId') permissionId: string,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.permissions.revoke(id, permissionId, Number(form.get('version')));
    return new SeeOther(`/kandidater/${id}/tilladelser?tilbage=1`);
  }
}

import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { MOST_USERS, UsersService } from '../../identity/users.service';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** Who has signed in, with which roles; shutting somebody out. Roles are the identity provider's to give. */
@PageController('brugere')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'User')
  @Get()
  async list(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    const access = rightsOf(viewer);
    const search = (query.get('q') ?? '').slice(0, 100);
    const users = await this.users.list(access, search);
    return new PageAnswer('admin/users', {
      title: this.view.text(viewer.locale, 'users.title'),
      nav: 'users',
      search,
      users: users.map((user) => ({ ...user, self: user.id === access.principal.id })),
      most: MOST_USERS,
    });
  }

  /** No sign-in any more, and every session ends. */
  @Allow('update', 'User', byId())
  @Post(':id/bloker')
  async block(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.users.block(rightsOf(viewer), id);
    return backToList(form);
  }

  @Allow('update', 'User', byId())
  @Post(':id/genaabn')
  async unblock(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    await this.users.unblock(id);
    return backToList(form);
  }

  /** Ends every session; the person may sign in again. */
  @Allow('update', 'User', byId())
  @Post(':id/log-ud')
  async endSessions(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    await this.users.endSessions(id);
    return backToList(form);
  }
}

function backToList(form: URLSearchParams): SeeOther {
  return new SeeOther(address('/brugere', { q: form.get('q') }));
}

import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput } from '../../common/errors';
import { type Reach, SAVED_LISTS } from '../../saved-views/saved-view.entity';
import { LONGEST_NAME, SavedViewsService } from '../../saved-views/saved-views.service';
import { localPath } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { keptQuery, listOf, viewAddress } from './kept-lists';

/** A form that was not accepted. */
interface Failed {
  /** the view it was about; null = a new one */
  id: string | null;
  name: string;
  reach: Reach;
  /** address to be kept, for a new one */
  address: string;
  /** code of the fault */
  problem: string;
}

/** The views somebody keeps: all of them on one page, with their names and who sees them. */
@PageController('visninger')
export class SavedViewsController {
  constructor(
    private readonly views: SavedViewsService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'SavedView')
  @Get()
  show(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    return this.page(viewer, localPath(parameters.get('tilbage'), ''));
  }

  /** Keeps the list whose address the form holds, and goes back to it. */
  @Allow('create', 'SavedView')
  @Post()
  async save(@CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams): Promise<PageAnswer | SeeOther> {
    const address = localPath(form.get('adresse'), '');
    const list = listOf(address);
    if (!list) return this.page(viewer, '');
    const [name, reach] = [form.get('navn') ?? '', reachIn(form)];
    try {
      const { query } = await this.views.save(rightsOf(viewer), {
        list,
        name,
        query: keptQuery(list, address),
        reach,
      });
      return new SeeOther(viewAddress(list, query, address)!);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.page(viewer, address, { id: null, name, reach, address, problem: problemOf(error) });
    }
  }

  @Allow('update', 'SavedView', byId())
  @Post(':id')
  async change(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const [name, reach] = [form.get('navn') ?? '', reachIn(form)];
    try {
      await this.views.change(id, { name, reach });
      return new SeeOther('/visninger');
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.page(viewer, '', { id, name, reach, address: '', problem: problemOf(error) });
    }
  }

  @Allow('delete', 'SavedView', byId())
  @Post(':id/slet')
  async remove(@IdParam() id: string): Promise<SeeOther> {
    await this.views.remove(id);
    return new SeeOther('/visninger');
  }

  private async page(viewer: Viewer, returnTo: string, failed?: Failed): Promise<PageAnswer> {
    const access = rightsOf(viewer);
    const views = await this.views.visible(access);
    const leads = access.principal.roles.includes('team_leader');
    return new PageAnswer(
      'saved-views/index',
      {
        title: this.view.text(viewer.locale, 'savedViews.title'),
        nav: null,
        longest: LONGEST_NAME,
        returnTo,
        failed: failed ?? null,
        lists: SAVED_LISTS.map((list) => ({
          list,
          views: views
            .filter((view) => view.list === list)
            .map(({ id, name, query, reach, by, userId }) => ({
              id,
              name,
              reach,
              by,
              mine: userId === access.principal.id,
              removable: userId === access.principal.id || leads,
              href: viewAddress(list, query),
            })),
        })).filter(({ views: some }) => some.length > 0),
      },
      { status: failed ? 422 : 200 },
    );
  }
}

function reachIn(form: URLSearchParams): Reach {
  return form.get('delt') === '1' ? 'team' : 'personal';
}

function problemOf({ problems }: InvalidInput): string {
  return problems[0]?.code ?? '';
}

import { Injectable } from '@nestjs/common';
import { SavedViewsService } from '../../saved-views/saved-views.service';
import type { Viewer } from '../viewer/viewer';
import { keptQuery, listOf, viewAddress } from './kept-lists';

/** What a list shows of its views. */
export interface SavedViewsPart {
  /** the list as it is now, to be kept */
  address: string;
  views: { id: string; name: string; href: string; shared: boolean; by: string | null; current: boolean }[];
}

/** Reads the views of the list that is shown. */
@Injectable()
export class SavedViewsParts {
  constructor(private readonly views: SavedViewsService) {}

  /** null where there is nothing to keep, or for somebody who keeps no views. */
  async of(address: string, { access }: Viewer): Promise<SavedViewsPart | null> {
    const list = listOf(address);
    if (!list || !access?.may('read', 'SavedView')) return null;
    const query = keptQuery(list, address);
    const views = await this.views.visible(access, list);
    return {
      address: viewAddress(list, query, address)!,
      views: views.map((view) => ({
        id: view.id,
        name: view.name,
        href: viewAddress(list, view.query, address)!,
        shared: view.reach === 'team',
        by: view.userId === access.principal.id ? null : view.by,
        current: view.query === query,
      })),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../access';
import { refuse } from '../common/api/refuse';
import { Conflict, type FieldProblem, NotFound } from '../common/errors';
import { newId } from '../common/id';
import { type Reach, type SavedList, SavedView } from './saved-view.entity';

/** Longest name, and most views of one person for one list. */
export const LONGEST_NAME = 60;
export const MOST_VIEWS = 50;

/** Longest query that is kept. */
const LONGEST_QUERY = 2000;

/** Filters of lists under a name: one's own, and those colleagues of the team share. */
@Injectable()
export class SavedViewsService {
  constructor(private readonly dataSource: DataSource) {}

  /** What somebody sees, by list and name. */
  visible(access: Access, list?: SavedList): Promise<SavedView[]> {
    const rows = this.dataSource.manager.createQueryBuilder(SavedView, 'v').orderBy('v.list').addOrderBy('v.name');
    if (list !== undefined) rows.where('v.list = :list', { list });
    return access.narrow(rows.addOrderBy('v.id'), 'read', 'SavedView').getMany();
  }

  /**
   * Keeps the filters of a list; one's own view of the same name is overwritten.
   * @throws InvalidInput; Conflict `SAVED_VIEW.TOO_MANY`
   */
  async save(
    { principal }: Access,
    { list, name, query, reach }: { list: SavedList; name: string; query: string; reach: Reach },
  ): Promise<SavedView> {
    const given = nameOf(name);
    if (query.length > LONGEST_QUERY) {
      refuse([
        { pointer: '/query', code: 'FIELD.TOO_LONG', detail: 'is too long', expected: `at most ${LONGEST_QUERY}` },
      ]);
    }
    const mine = { userId: principal.id, list };
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(SavedView, { ...mine, name: given });
    if (!known && (await manager.countBy(SavedView, mine)) >= MOST_VIEWS) {
      throw new Conflict(
        'SAVED_VIEW.TOO_MANY',
        `There are ${MOST_VIEWS} views of this list already: delete one first.`,
      );
    }
    const { municipality, initials } = principal;
    await manager.upsert(
      SavedView,
      { id: known?.id ?? newId(), municipality, ...mine, by: initials ?? '–', name: given, query, reach },
      { conflictPaths: ['userId', 'list', 'name'] },
    );
    return manager.findOneByOrFail(SavedView, { ...mine, name: given });
  }

  /**
   * Gives a view another name, or another reach.
   * @throws NotFound, InvalidInput `SAVED_VIEW.NAME_TAKEN`
   */
  async change(id: string, { name, reach }: { name: string; reach: Reach }): Promise<void> {
    const given = nameOf(name);
    const { manager } = this.dataSource;
    const view = await manager.findOneBy(SavedView, { id });
    if (!view) throw new NotFound('saved_view', id);
    const { userId, list } = view;
    const namesake = await manager.findOneBy(SavedView, { userId, list, name: given });
    if (namesake && namesake.id !== id) {
      refuse([
        {
          pointer: '/name',
          code: 'SAVED_VIEW.NAME_TAKEN',
          detail: 'is the name of another view of this list',
          expected: 'a name of its own',
        },
      ]);
    }
    await manager.update(SavedView, { id }, { name: given, reach });
  }

  /** Quietly does nothing when it is gone already. */
  async remove(id: string): Promise<void> {
    await this.dataSource.manager.delete(SavedView, { id });
  }
}

function nameOf(name: string): string {
  const given = name.trim();
  const problem = (code: string, detail: string): FieldProblem => ({
    pointer: '/name',
    code,
    detail,
    expected: `1–${LONGEST_NAME} characters`,
  });
  if (given === '') refuse([problem('FIELD.REQUIRED', 'is missing')]);
  if (given.length > LONGEST_NAME) refuse([problem('FIELD.TOO_LONG', 'is too long')]);
  return given;
}

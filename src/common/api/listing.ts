import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, type Page, pageOf, type PageQueryDto } from './pages';

/** Text as a pattern of `ilike` that finds it anywhere; `%` and `_` mean themselves. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/**
 * One page of a list, newest first. Ids are made in the order of time, so the id is the whole sort key.
 * @param query selects the rows under the alias given
 */
export async function newestFirst<Row extends ObjectLiteral & { id: string }, Item>(
  query: SelectQueryBuilder<Row>,
  page: PageQueryDto,
  present: (row: Row) => Item,
): Promise<Page<Item>> {
  const id = `${query.alias}.id`;
  if (page.cursor !== undefined) {
    query.andWhere(`${id} < :lastSeen`, { lastSeen: decodeCursor(page.cursor, ['uuid'])[0] });
  }
  const rows = await query
    .orderBy(id, 'DESC')
    .limit(page.limit + 1)
    .getMany();
  return pageOf(rows, page.limit, (row) => [row.id], present);
}

import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';

/** Lists whose filters can be kept. */
export const SAVED_LISTS = ['openings', 'ranked', 'boards', 'employers'] as const;
export type SavedList = (typeof SAVED_LISTS)[number];

/** Who sees a view: whoever made it, or the colleagues of the same team too. */
export const REACHES = ['personal', 'team'] as const;
export type Reach = (typeof REACHES)[number];

/** The filters of a list under a name. */
@Entity('saved_views')
@Unique(['userId', 'list', 'name'])
@Index(['municipality', 'list'])
@Check('ck_saved_views_list', oneOf('list', SAVED_LISTS))
@Check('ck_saved_views_reach', oneOf('reach', REACHES))
export class SavedView extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  /** who made it */
  @Column('text')
  userId: string;

  /** initials of whoever made it */
  @Column('text')
  by: string;

  @Column('text')
  list: SavedList;

  @Column('text')
  name: string;

  /** query of the list's address without `?`; empty = the list as it usually is */
  @Column('text')
  query: string;

  @Column('text')
  reach: Reach;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

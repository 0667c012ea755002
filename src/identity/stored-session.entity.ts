import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser's session, written by connect-pg-simple: the names of table and columns are the library's. */
@Entity('sessions')
export class StoredSession {
  @PrimaryColumn('text')
  sid: string;

  @Column('json')
  sess: object;

  @Index()
  @Column('timestamptz')
  expire: Date;
}

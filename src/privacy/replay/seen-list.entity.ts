import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../../database/columns';

/** That somebody saw a ranked list: who, when, where, and the exact answer they got. */
@Entity('seen_lists')
@Index(['openingId', 'seenAt'])
@Index(['seenAt'])
export class SeenList extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz')
  seenAt: Date;

  @Column('text')
  actorId: string;

  @Column('text')
  actorRole: string;

  /** null = the opening was only described in the request */
  @Column('uuid', { nullable: true })
  openingId: string | null;

  /** the stored run that was current; its own row may be gone by now */
  @Column('uuid', { nullable: true })
  runId: string | null;

  /** address with its query: filters, weights, page */
  @Column('text')
  address: string;

  @Column('text')
  mediaType: string;

  /** what was sent with a described opening; null for addresses alone */
  @Column('jsonb', { nullable: true })
  request: unknown;

  @Column('text')
  policyVersion: string;

  @Column('text')
  rulesVersion: string;

  /** key of `seen_contents` */
  @Column('varchar', { length: 64 })
  contentHash: string;

  /** keys of `seen_facts` */
  @Column('text', { array: true })
  factHashes: string[];
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An answer that was shown, kept once however often it was seen. */
@Entity('seen_contents')
export class SeenContent {
  /** SHA-256 of the answer */
  @PrimaryColumn('varchar', { length: 64 })
  hash: string;

  /** the answer, compressed with gzip; null = erased, because somebody it named was */
  @Column('bytea', { nullable: true })
  body: Buffer | null;

  /** pseudonyms in it */
  @Index('ix_seen_contents_pseudonyms', { synchronize: false })
  @Column('text', { array: true })
  pseudonyms: string[];
}

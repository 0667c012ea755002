import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../access';
import { MunicipalRow } from '../database/columns';

/**
 * Somebody who has signed in, as the last sign-in told it. The key is the provider's own persistent id, never a CPR
 * number. Employers belong to no municipality: theirs is `*`.
 */
@Entity('users')
@Unique(['provider', 'subject'])
@Check('ck_users_cvr', "cvr ~ '^[0-9]{8}$'")
export class User extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  /** id of the identity provider, of the providers' file */
  @Column('text')
  provider: string;

  /** the provider's persistent id of the person */
  @Column('text')
  subject: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  roles: Role[];

  /** of staff: initials as in `staff` */
  @Column('text', { nullable: true })
  initials: string | null;

  @Column('text', { nullable: true })
  team: string | null;

  /** of employers */
  @Column('varchar', { length: 8, nullable: true })
  cvr: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  signedInAt: Date | null;

  /** since then no sign-in is accepted */
  @Column('timestamptz', { nullable: true })
  blockedAt: Date | null;
}

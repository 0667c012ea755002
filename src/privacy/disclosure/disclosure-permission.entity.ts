import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { oneOf, RecordRow } from '../../database/columns';
import { Employer } from '../../employers/employer.entity';
import { Opening } from '../../openings/opening.entity';
import { PERMISSION_PURPOSES, type PermissionPurpose } from './disclosure-level';

/**
 * A person's permission (tilladelse) that one firm sees who they are, for one purpose: a safeguard of practice, not
 * the legal basis (domain.md §9.3). It is read anew for every answer, so that revoking it works at once.
 */
@Entity('disclosure_permissions')
@Index(['candidateId', 'employerId'])
@Check('ck_disclosure_permissions_purpose', oneOf('purpose', PERMISSION_PURPOSES))
@Check('ck_disclosure_permissions_dates', 'expires_on >= granted_on')
@Check('ck_disclosure_permissions_agreed_on', "agreed_on is null or purpose = 'placement'")
export class DisclosurePermission extends RecordRow {
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('uuid')
  employerId: string;

  @ManyToOne(() => Employer, { onDelete: 'CASCADE' })
  @JoinColumn()
  employer?: Employer;

  /** null = every opening of the firm */
  @Column('uuid', { nullable: true })
  openingId: string | null;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE' })
  @JoinColumn()
  opening?: Opening;

  @Column('text')
  purpose: PermissionPurpose;

  @Column('date')
  grantedOn: string;

  /** last day; null = until it is revoked */
  @Column('date', { nullable: true })
  expiresOn: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  /** the person agreed that the firm hears the skånehensyn, in work terms */
  @Column('boolean', { default: false })
  sharesSkaanehensyn: boolean;

  /** day of the arbejdsaftale, for `placement` */
  @Column('date', { nullable: true })
  agreedOn: string | null;

  /** initials of whoever recorded it */
  @Column('text')
  by: string;
}

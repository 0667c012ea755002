import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../database/columns';

/** Kinds of credentials. */
export const CREDENTIAL_KINDS = ['licence', 'certificate'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** A licence or certificate of the taxonomy. */
@Entity('credentials')
@Check('ck_credentials_kind', oneOf('kind', CREDENTIAL_KINDS))
@Check('ck_credentials_minimum_age', between('minimum_age', 13, 30))
export class CredentialRow extends MunicipalRow {
  @PrimaryColumn('text')
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  @Column('text')
  kind: CredentialKind;

  @Column('text')
  labelDa: string;

  @Column('text')
  labelEn: string;

  @Column('text', { array: true })
  synonymsDa: string[];

  @Column('text', { array: true })
  synonymsEn: string[];

  /** youngest age at which it can be had */
  @Column('smallint', { nullable: true })
  minimumAge: number | null;

  /** whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}

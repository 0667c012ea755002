import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { asNumber, oneOf } from '../database/columns';
import { MUNICIPALITY_KINDS, type MunicipalityKind } from './geography-types';

/** A Danish municipality; its own code is the tenant column of this table. */
@Entity('municipalities')
@Check('ck_municipalities_kind', oneOf('kind', MUNICIPALITY_KINDS))
export class MunicipalityRow {
  /** four-character code, e.g. `0851` */
  @PrimaryColumn('varchar', { name: 'municipality', length: 4 })
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  region: string;

  /** `ikke-kommune` = a place with a code but no council (Christiansø) */
  @Column('text')
  kind: MunicipalityKind;

  /** centre, degrees, WGS 84 */
  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lat: number;

  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lon: number;
}

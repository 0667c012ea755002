import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asNumber } from '../database/columns';

/** A Danish municipality; its own code is the tenant column of this table. */
@Entity('municipalities')
export class MunicipalityRow {
  /** four-character code, e.g. `0851` */
  @PrimaryColumn('varchar', { name: 'municipality', length: 4 })
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  region: string;

  /** centre, degrees, WGS 84 */
  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lat: number;

  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lon: number;
}

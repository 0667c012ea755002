import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { asNumber, MunicipalRow } from '../database/columns';

/** A Danish postal code with the centre of its area. It may reach into several municipalities (domain.md §6). */
@Entity('postal_codes')
@Check('ck_postal_codes_code', "code ~ '^[0-9]{4}$'")
export class PostalCodeRow extends MunicipalRow {
  @PrimaryColumn('varchar', { length: 4 })
  code: string;

  @Column('text')
  name: string;

  /** codes of the municipalities it reaches into */
  @Column('varchar', { array: true })
  municipalities: string[];

  /** degrees, WGS 84 */
  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lat: number;

  @Column('numeric', { precision: 5, scale: 2, transformer: asNumber })
  lon: number;
}

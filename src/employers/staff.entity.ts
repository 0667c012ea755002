import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { oneOf } from '../database/columns';

/** Roles of municipal staff (domain.md §1.1). */
export const STAFF_ROLES = [
  'sagsbehandler',
  'virksomhedskonsulent',
  'virksomhedsservice',
  'igu_konsulent',
  'fritidsjobkonsulent',
  'mentor',
  'leder',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * A colleague who owns cases and openings. The colour marks whose citizen it is on the boards (domain.md §1.4) and
 * never stands without the initials.
 */
@Entity('staff')
@Check('ck_staff_role', oneOf('role', STAFF_ROLES))
@Check('ck_staff_colour', "colour ~ '^#[0-9a-f]{6}$'")
export class Staff {
  @PrimaryColumn('varchar', { length: 4 })
  municipality: string;

  @PrimaryColumn('text')
  initials: string;

  @Column('text')
  name: string;

  /** `#rrggbb`, small letters */
  @Column('varchar', { length: 7 })
  colour: string;

  @Column('text')
  role: StaffRole;

  /** team within the municipality; null = no teams */
  @Column('text', { nullable: true })
  team: string | null;

  @Column('boolean', { default: true })
  active: boolean;
}

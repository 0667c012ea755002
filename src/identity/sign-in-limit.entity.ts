import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Attempts to sign in, counted by rate-limiter-flexible: the names of columns are the library's. */
@Entity('sign_in_limits')
export class SignInLimit {
  @PrimaryColumn('text')
  key: string;

  @Column('int', { default: 0 })
  points: number;

  /** milliseconds since 1970 */
  @Column('bigint', { nullable: true })
  expire: string | null;
}

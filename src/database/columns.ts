/**
 * Column building blocks shared by the entities. Entities hold columns only; rules stand in `*-rules.ts` files, the
 * way in and out of the API's shape in `*.store.ts` files.
 */
import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn, type ValueTransformer } from 'typeorm';

/** The municipality code of rows that belong to the whole country, e.g. the taxonomy. */
export const NATIONAL = '0000';

/** Every row says which municipality it belongs to, so that one rule can keep municipalities apart. */
export abstract class MunicipalRow {
  /** four digits, e.g. `0851`; `0000` = national */
  @Column('varchar', { length: 4 })
  municipality: string;
}

/** A record of its own, with the version number that guards against lost updates (raised by each save). */
export abstract class RecordRow extends MunicipalRow {
  /** UUID version 7, made by the application */
  @PrimaryColumn('uuid')
  id: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @Column('int', { default: 1 })
  version: number;
}

/** Columns whose PostgreSQL type reaches JavaScript as text (`bigint`, `numeric`) but whose values are safe numbers. */
export const asNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** SQL for a check constraint: the column holds one of the codes. */
export function oneOf(column: string, codes: readonly (string | number)[]): string {
  return `${column} in (${codes.map((code) => (typeof code === 'number' ? code : `'${code}'`)).join(', ')})`;
}

/** SQL for a check constraint: the array column holds nothing but the codes. */
export function someOf(column: string, codes: readonly string[]): string {
  return `${column} <@ array[${codes.map((code) => `'${code}'`).join(', ')}]::text[]`;
}

/** SQL for a check constraint: the column lies between two numbers, both included. */
export function between(column: string, min: number, max: number): string {
  return `${column} between ${min} and ${max}`;
}

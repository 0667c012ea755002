import { ApiProperty } from '@nestjs/swagger';

/** What every stored record tells of itself. */
export class RecordDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id (UUID version 7)' })
  id: string;

  @ApiProperty({ type: 'integer', description: 'Version; its ETag is `W/"<version>"`', example: 1 })
  version: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was stored first' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was changed last' })
  updatedAt: string;
}

/** The columns that `recordFields` reads. */
export interface RecordColumns {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** The fields of `RecordDto` of a row. */
export function recordFields(row: RecordColumns): RecordDto {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Column values of the named fields; a field that is left out becomes null. */
export function nullable<T extends object, Key extends keyof T>(
  input: T,
  fields: readonly Key[],
): { [K in Key]: NonNullable<T[K]> | null } {
  return Object.fromEntries(fields.map((field) => [field, input[field] ?? null])) as {
    [K in Key]: NonNullable<T[K]> | null;
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { OneOf, Pattern, Text } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { FieldProblemDto } from '../common/api/problem.dto';
import { IMPORT_STATES, type ImportState } from './import.entity';
import { FILE_FORMATS, type FileFormat, type RecordKind } from './records/parsed-file';

/** The fields that go with the files. */
export class ImportFormDto {
  @Pattern({
    description: 'Municipality the records belong to',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    example: '0851',
  })
  municipality: string;

  @Text({
    description: 'JSON object: header in the file → name of a field, e.g. `{"Postnr": "postalCode"}`',
    max: 20000,
    optional: true,
  })
  columnMap?: string;

  @OneOf({ description: 'What the rows of a CSV or XLSX file are', values: ['candidates', 'openings'], optional: true })
  kind?: RecordKind;

  @OneOf({
    description: 'false = store at once what can be stored; otherwise the file is only read and reported on',
    values: ['true', 'false'],
    optional: true,
  })
  dryRun?: 'true' | 'false';
}

/** Counts of records. */
export class ImportTotalsDto {
  @ApiProperty({ type: 'integer', description: 'Records found in the file' })
  records: number;

  @ApiProperty({ type: 'integer', description: 'Records that can be stored' })
  accepted: number;

  @ApiProperty({ type: 'integer', description: 'Records that were refused' })
  refused: number;

  @ApiProperty({ type: 'integer', description: 'Stored anew' })
  created: number;

  @ApiProperty({ type: 'integer', description: 'Stored over a record with the same key' })
  updated: number;

  @ApiProperty({ type: 'integer', description: 'Said the same as what is stored' })
  unchanged: number;

  @ApiProperty({ type: 'integer', required: false, description: 'Created and taken back' })
  undone?: number;
}

/** One record that was refused or noted. */
export class ImportProblemDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Line of the file' })
  line: number | null;

  @ApiProperty({ type: String, description: 'Where the record stands in the file' })
  path: string;

  @ApiProperty({ type: Boolean, description: 'True: not imported; false: imported, but something was left aside' })
  refused: boolean;

  @ApiProperty({ type: () => [FieldProblemDto], description: 'What was wrong and what would be right' })
  problems: FieldProblemDto[];
}

/** One file that was handed in. */
export class ImportDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: String, description: 'Municipality the records belong to', example: '0851' })
  municipality: string;

  @ApiProperty({ type: String, description: 'Name of the file' })
  fileName: string;

  @ApiProperty({ type: String, description: 'SHA-256 of the content' })
  contentHash: string;

  @ApiProperty({ enum: FILE_FORMATS, description: 'Format, told by the content' })
  format: FileFormat;

  @ApiProperty({ enum: ['candidates', 'openings'], description: 'What the records are' })
  kind: RecordKind;

  @ApiProperty({
    enum: IMPORT_STATES,
    description: 'received = read, nothing stored · running · done · failed · undone = taken back',
  })
  state: ImportState;

  @ApiProperty({ type: () => ImportTotalsDto, description: 'Counts' })
  totals: ImportTotalsDto;

  @ApiProperty({ type: () => [ImportProblemDto], description: 'The first 100; all of them in `errors.csv`' })
  problems: ImportProblemDto[];

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was handed in' })
  createdAt: string;
}

/** The files of one request. */
export class ImportListDto {
  @ApiProperty({ type: () => [ImportDto], description: 'In the order of the files' })
  items: ImportDto[];
}

/** Which imports are wanted. */
export class ImportQueryDto extends PageQueryDto {
  @Pattern({
    description: 'Of this municipality',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    optional: true,
  })
  municipality?: string;

  @OneOf({ description: 'In this state', values: IMPORT_STATES, optional: true })
  state?: ImportState;
}

export class ImportPageDto extends pageDto(ImportDto) {}

/** Language of the headers of the error file. */
export class ErrorFileQueryDto {
  @OneOf({ description: 'Language of the headers, `da` when left out', values: ['da', 'en'], optional: true })
  language?: 'da' | 'en';
}

/** What the rest of the program uses of the readers. */
export { candidatesToCsv, errorFile, type HeaderLanguage, openingsToCsv } from './tables/csv-writer';
export { parseFile } from './parse-file';
export { tellsIdentity } from './records/person-fields';
export {
  type ColumnMap,
  FILE_FORMATS,
  type FileFormat,
  INTAKE_LIMITS,
  type ParsedFile,
  type ParsedRecord,
  type ParseOptions,
  type RecordKind,
  type RecordRefusal,
  type SourceFile,
  type TaxonomyLookup,
} from './records/parsed-file';
export { CANDIDATE_COLUMNS } from './tables/candidate-columns';
export { columnGuide } from './tables/column-map';
export { OPENING_COLUMNS } from './tables/opening-columns';

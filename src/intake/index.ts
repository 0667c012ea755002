/** What the rest of the program uses of the readers. */
export { candidatesToCsv, errorFile, type HeaderLanguage, openingsToCsv } from './csv-writer';
export { parseFile } from './parse-file';
export { tellsIdentity } from './person-fields';
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
} from './parsed-file';
export { CANDIDATE_COLUMNS } from './candidate-columns';
export { columnGuide } from './column-map';
export { OPENING_COLUMNS } from './opening-columns';

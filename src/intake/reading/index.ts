/** What the rest of the program uses of the reader. */
export { conceptDocuments, type ConceptSource } from './concept-documents';
export { type CompetenceSpan, competenceSpans } from './competence-spans';
export { CrossLanguageLinker } from './cross-linker';
export { escoGroupOf } from './esco-groups';
export { LabelLinker, type LinkedLabel, type LinkLabel } from './label-linker';
export { buildLexicon, buildLexiconInPieces, type EscoNames, type Lexicon, type LexiconSource } from './lexicon';
export { findPersonalData, maskPersonal, type PersonalData } from './personal-data';
export { type ReadOptions, readText } from './read-text';
export type { Experience, Finding, Polarity, Reading, TextKind, TextRange } from './reading.types';
export { SkillLinker } from './skill-linker';

/** What the rest of the program uses of the reader. */
export { conceptDocuments, type ConceptSource } from './linking/concept-documents';
export { type CompetenceSpan, competenceSpans } from './findings/competence-spans';
export { CrossLanguageLinker } from './linking/cross-linker';
export { escoGroupOf } from './linking/esco-groups';
export { LabelLinker, type LinkedLabel, type LinkLabel } from './linking/label-linker';
export { buildLexicon, buildLexiconInPieces, type EscoNames, type Lexicon, type LexiconSource } from './words/lexicon';
export { findPersonalData, maskPersonal, type PersonalData } from './findings/personal-data';
export { type ReadOptions, readText } from './read-text';
export type { Experience, Finding, Polarity, Reading, TextKind, TextRange } from './reading.types';
export { SkillLinker } from './linking/skill-linker';

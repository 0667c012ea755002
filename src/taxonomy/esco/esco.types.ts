/**
 * Rows of the official ESCO download, in plain form. Columns are those of the European Commission's CSV files, any
 * language and version. This service uses the ESCO classification of the European Commission.
 */

/** A name in one language. */
interface EscoNamed {
  uri: string;
  /** ISO 639-1, from the name of the file */
  language: string;
  label: string;
  /** other names, without the preferred one, each once */
  altLabels: readonly string[];
  description?: string;
}

export interface EscoOccupation extends EscoNamed {
  kind: 'occupation';
  /** ISCO-08 unit group, four digits */
  iscoGroup: string;
  /** place in the hierarchy, e.g. `9112.1` */
  code: string;
}

export interface EscoSkill extends EscoNamed {
  kind: 'skill';
  /** `knowledge`, `skill/competence`, … */
  skillType: string;
  /** `transversal`, `cross-sector`, `sector-specific`, `occupation-specific` */
  reuseLevel: string;
}

/** An ISCO-08 group of one to four digits, or a group of skills. */
export interface EscoGroup extends EscoNamed {
  kind: 'isco-group' | 'skill-group';
  code: string;
}

/** An occupation needs a skill: always (`essential`) or at some workplaces. */
export interface EscoOccupationSkill {
  kind: 'occupation-skill';
  occupation: string;
  skill: string;
  essential: boolean;
}

/** A skill helps to use another one. */
export interface EscoSkillSkill {
  kind: 'skill-skill';
  from: string;
  to: string;
  essential: boolean;
}

/** One step up in the hierarchy of occupations or of skills. */
export interface EscoBroader {
  kind: 'broader';
  pillar: 'occupation' | 'skill';
  uri: string;
  broader: string;
}

export type EscoRow = EscoOccupation | EscoSkill | EscoGroup | EscoOccupationSkill | EscoSkillSkill | EscoBroader;

/** How far an import is. Told after every 2,000 rows and at the end of each file. */
export interface EscoProgress {
  file: string;
  /** rows of this file so far */
  rows: number;
  /** number of this file, from 1 */
  fileNumber: number;
  files: number;
  done: boolean;
}

/** The bundle cannot be read; `code` is stable. */
export class EscoImportError extends Error {
  constructor(
    readonly code: 'ESCO.NOTHING_TO_READ' | 'ESCO.BROKEN_FILE' | 'ESCO.MISSING_COLUMN' | 'ESCO.TOO_LARGE',
    /** the file, and the column where it is one */
    readonly field: string,
    readonly detail: string,
    readonly expected: string,
  ) {
    super(`${code} ${field}: ${detail} ${expected}`);
    this.name = 'EscoImportError';
  }
}

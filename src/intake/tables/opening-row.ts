/** A row of a table of openings on its way to becoming an input. */
import type { OpeningInputDto } from '../../openings/opening-input.dto';

/** An opening in the making. */
export interface OpeningRow {
  fields: Partial<Omit<OpeningInputDto, 'municipality' | 'unmapped'>>;
  /** the municipality the row itself names */
  municipality?: string;
  /** the employer's name, kept as unmapped text until employers are linked */
  hiringOrganization?: string;
}

/** An empty row. */
export function emptyOpeningRow(): OpeningRow {
  return { fields: {} };
}

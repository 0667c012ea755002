/** A row of a table of people on its way to becoming an input. */
import type {
  CandidateInputDto,
  HeldLanguageDto,
  IdentityDto,
  ResidenceDto,
  StatusDto,
  TravelDto,
} from '../../candidates/candidate-input.dto';

/** A person in the making; the parts that need a key field of their own are collected apart. */
export interface CandidateRow {
  fields: Omit<CandidateInputDto, 'municipality' | 'unmapped'>;
  /** the municipality the row itself names */
  municipality?: string;
  identity: IdentityDto;
  status: Partial<StatusDto>;
  residence: ResidenceDto;
  travel: TravelDto;
  danish: Partial<HeldLanguageDto>;
}

/** An empty row. */
export function emptyCandidateRow(): CandidateRow {
  return { fields: {}, identity: {}, status: {}, residence: {}, travel: {}, danish: {} };
}

/** The four digits of a municipality, with the leading zero that spreadsheets lose. */
export function municipalityCode(text: string): string | undefined {
  const digits = /^\d{3,4}$/.exec(text.trim())?.[0];
  return digits?.padStart(4, '0');
}

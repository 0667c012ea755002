/** Entries of the taxonomy as the API shows them. */
import type { FirstAsked } from '../taxonomy/taxonomy';
import type {
  BranchepakkeData,
  CompetencyData,
  CredentialData,
  JobTemplateData,
  OccupationData,
} from '../taxonomy/taxonomy.types';
import type { BranchepakkeDetailDto, CompetencyDto, CredentialDto, OccupationDto } from './reference.dto';

export function presentCompetency({ code, labels, synonyms }: CompetencyData, asked: FirstAsked[]): CompetencyDto {
  return { code, labels, synonyms, branchepakker: asked };
}

export function presentOccupation(data: OccupationData): OccupationDto {
  const { code, labels, synonyms, isco08, branchepakker } = data;
  return { code, labels, synonyms, isco08, branchepakker };
}

export function presentCredential(data: CredentialData): CredentialDto {
  const { code, labels, synonyms, kind, minimumAge, covers } = data;
  return { code, labels, synonyms, kind, covers, ...(minimumAge === undefined ? {} : { minimumAge }) };
}

export function presentBranchepakke(
  data: BranchepakkeData,
  templates: readonly JobTemplateData[],
): BranchepakkeDetailDto {
  const { code, labels, description, credentials, demands, shifts, steps } = data;
  return { code, labels, description, credentials, demands, shifts, steps, templates };
}

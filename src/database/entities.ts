import { CandidateBranchepakke } from '../candidates/candidate-branchepakke.entity';
import { CandidateCompetency } from '../candidates/candidate-competency.entity';
import { CandidateCredential } from '../candidates/candidate-credential.entity';
import { CandidateEducation } from '../candidates/candidate-education.entity';
import { CandidateExperience } from '../candidates/candidate-experience.entity';
import { CandidateIdentity } from '../candidates/candidate-identity.entity';
import { CandidateJobGoal } from '../candidates/candidate-job-goal.entity';
import { CandidateLanguage } from '../candidates/candidate-language.entity';
import { CandidatePlacement } from '../candidates/candidate-placement.entity';
import { CandidateSkaanehensyn } from '../candidates/candidate-skaanehensyn.entity';
import { CandidateText } from '../candidates/candidate-text.entity';
import { Candidate } from '../candidates/candidate.entity';
import { IdempotencyKey } from './idempotency-key.entity';
import { ContactPerson } from '../employers/contact-person.entity';
import { Employer } from '../employers/employer.entity';
import { Staff } from '../employers/staff.entity';
import { Workplace } from '../employers/workplace.entity';
import { MunicipalityRow } from '../geography/municipality.entity';
import { PostalCodeRow } from '../geography/postal-code.entity';
import { ImportRow } from '../intake/import-row.entity';
import { Import } from '../intake/import.entity';
import { CandidateMatchState } from '../matching/candidate-match-state.entity';
import { MatchRun } from '../matching/match-run.entity';
import { OpeningTask } from '../openings/opening-task.entity';
import { OpeningText } from '../openings/opening-text.entity';
import { Opening } from '../openings/opening.entity';
import { OutboxEntry } from '../queue/outbox.entity';
import { SuggestionEvent } from '../suggestions/suggestion-event.entity';
import { Suggestion } from '../suggestions/suggestion.entity';
import { BranchepakkeGoalRow } from '../taxonomy/branchepakke-goal.entity';
import { BranchepakkeStepRow } from '../taxonomy/branchepakke-step.entity';
import { BranchepakkeTemplateRow } from '../taxonomy/branchepakke-template.entity';
import { BranchepakkeRow } from '../taxonomy/branchepakke.entity';
import { CompetencyLinkRow } from '../taxonomy/competency-link.entity';
import { CompetencyRow } from '../taxonomy/competency.entity';
import { CredentialRow } from '../taxonomy/credential.entity';
import { IscoGroupRow } from '../taxonomy/isco-group.entity';
import { OccupationRow } from '../taxonomy/occupation.entity';
import { ReferenceDataRow } from './reference-data.entity';

/** Every table of the product. A table that is missing here does not exist for TypeORM. */
export const ENTITIES = [
  ReferenceDataRow,
  MunicipalityRow,
  PostalCodeRow,
  CompetencyRow,
  CompetencyLinkRow,
  OccupationRow,
  IscoGroupRow,
  CredentialRow,
  BranchepakkeRow,
  BranchepakkeStepRow,
  BranchepakkeGoalRow,
  BranchepakkeTemplateRow,
  Staff,
  Employer,
  Workplace,
  ContactPerson,
  Candidate,
  CandidateIdentity,
  CandidateCompetency,
  CandidateCredential,
  CandidateLanguage,
  CandidateBranchepakke,
  CandidateJobGoal,
  CandidateSkaanehensyn,
  CandidateExperience,
  CandidateEducation,
  CandidatePlacement,
  CandidateText,
  Opening,
  OpeningTask,
  OpeningText,
  Suggestion,
  SuggestionEvent,
  MatchRun,
  CandidateMatchState,
  OutboxEntry,
  IdempotencyKey,
  Import,
  ImportRow,
] as const;

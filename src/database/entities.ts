import { AuditEvent } from '../audit/audit-event.entity';
import { AuditSeal } from '../audit/audit-seal.entity';
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
import { CaseWorker } from '../candidates/case-worker.entity';
import { CandidateStatusChange } from '../candidates/candidate-status-change.entity';
import { BoardMove } from '../casework/board/board-move.entity';
import { CandidateGoalObservation } from '../casework/branchepakker/goal-observation.entity';
import { CandidateGoalWaiver } from '../casework/branchepakker/goal-waiver.entity';
import { CandidateStepChange } from '../casework/branchepakker/step-change.entity';
import { DeadlineBreach } from '../casework/deadlines/deadline-breach.entity';
import { CandidateMeasurement } from '../casework/measurements/measurement.entity';
import { CandidateAssessment } from '../casework/records/assessment.entity';
import { CandidateBarrier } from '../casework/records/barrier.entity';
import { CandidateBenefit } from '../casework/records/benefit.entity';
import { CandidateCaseworkFile } from '../casework/records/casework-file.entity';
import { CandidateConversation } from '../casework/records/conversation.entity';
import { CandidateCvReview } from '../casework/records/cv-review.entity';
import { CandidateJobStrategy } from '../casework/records/job-strategy.entity';
import { CandidateOffer } from '../casework/records/offer.entity';
import { CandidateProgrammePhase } from '../casework/records/programme-phase.entity';
import { CandidateVisitation } from '../casework/records/visitation.entity';
import { IdempotencyKey } from './idempotency-key.entity';
import { ContactPerson } from '../employers/contact-person.entity';
import { EmployerContact } from '../employers/employer-contact.entity';
import { Employer } from '../employers/employer.entity';
import { PartnershipAgreement } from '../employers/partnership-agreement.entity';
import { Staff } from '../employers/staff.entity';
import { Workplace } from '../employers/workplace.entity';
import { MunicipalityRow } from '../geography/municipality.entity';
import { PostalCodeRow } from '../geography/postal-code.entity';
import { ImportFile } from '../intake/import-file.entity';
import { ImportRow } from '../intake/import-row.entity';
import { Import } from '../intake/import.entity';
import { ReadingFinding } from '../intake/readings/reading-finding.entity';
import { StoredReading } from '../intake/readings/reading.entity';
import { CandidateMatchState } from '../matching/rematch/candidate-match-state.entity';
import { FullRematch, FullRematchBatch } from '../matching/rematch/full-rematch.entity';
import { IndexPosition } from '../matching/freshness/index-position.entity';
import { MatchRun } from '../matching/lists/match-run.entity';
import { WeightPreset } from '../matching/weight-preset.entity';
import { OpeningTask } from '../openings/opening-task.entity';
import { OpeningText } from '../openings/opening-text.entity';
import { Opening } from '../openings/opening.entity';
import { OutboxEntry } from '../queue/outbox.entity';
import { SavedView } from '../saved-views/saved-view.entity';
import { EmployerReply } from '../suggestions/employer-reply.entity';
import { SuggestionEvent } from '../suggestions/suggestion-event.entity';
import { SuggestionNote } from '../suggestions/suggestion-note.entity';
import { DisclosurePermission } from '../privacy/disclosure/disclosure-permission.entity';
import { FieldKeyRow } from '../privacy/fields/field-key.entity';
import { SeenContent } from '../privacy/replay/seen-content.entity';
import { SeenFacts } from '../privacy/replay/seen-facts.entity';
import { SeenList } from '../privacy/replay/seen-list.entity';
import { LegalHold } from '../privacy/subject/legal-hold.entity';
import { Tombstone } from '../privacy/subject/tombstone.entity';
import { Suggestion } from '../suggestions/suggestion.entity';
import { BranchepakkeGoalRow } from '../taxonomy/branchepakke-goal.entity';
import { BranchepakkeStepRow } from '../taxonomy/branchepakke-step.entity';
import { BranchepakkeTemplateRow } from '../taxonomy/branchepakke-template.entity';
import { BranchepakkeRow } from '../taxonomy/branchepakke.entity';
import { CompetencyLinkRow } from '../taxonomy/competency-link.entity';
import { CompetencyRow } from '../taxonomy/competency.entity';
import { EscoConceptRow } from '../taxonomy/esco/esco-concept.entity';
import { EscoLabelRow } from '../taxonomy/esco/esco-label.entity';
import { EscoRelationRow } from '../taxonomy/esco/esco-relation.entity';
import { CredentialRow } from '../taxonomy/credential.entity';
import { IscoGroupRow } from '../taxonomy/isco-group.entity';
import { OccupationRow } from '../taxonomy/occupation.entity';
import { RemovedRow } from './removed-row.entity';
import { ApiKey } from '../identity/api-key.entity';
import { CaseOpening } from '../identity/case-opening.entity';
import { SignInLimit } from '../identity/sign-in-limit.entity';
import { StoredSession } from '../identity/stored-session.entity';
import { User } from '../identity/user.entity';
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
  EscoConceptRow,
  EscoLabelRow,
  EscoRelationRow,
  BranchepakkeRow,
  BranchepakkeStepRow,
  BranchepakkeGoalRow,
  BranchepakkeTemplateRow,
  Staff,
  Employer,
  Workplace,
  ContactPerson,
  EmployerContact,
  PartnershipAgreement,
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
  CandidateStatusChange,
  BoardMove,
  CandidateGoalObservation,
  CandidateGoalWaiver,
  CandidateStepChange,
  DeadlineBreach,
  CandidateMeasurement,
  CandidateAssessment,
  CandidateBarrier,
  CandidateBenefit,
  CandidateCaseworkFile,
  CandidateConversation,
  CandidateCvReview,
  CandidateJobStrategy,
  CandidateOffer,
  CandidateProgrammePhase,
  CandidateVisitation,
  Opening,
  OpeningTask,
  OpeningText,
  Suggestion,
  SuggestionEvent,
  SuggestionNote,
  EmployerReply,
  WeightPreset,
  SavedView,
  MatchRun,
  RemovedRow,
  IndexPosition,
  FullRematch,
  FullRematchBatch,
  CandidateMatchState,
  OutboxEntry,
  IdempotencyKey,
  Import,
  ImportFile,
  ImportRow,
  AuditEvent,
  AuditSeal,
  DisclosurePermission,
  ReadingFinding,
  StoredReading,
  FieldKeyRow,
  SeenList,
  SeenContent,
  SeenFacts,
  LegalHold,
  Tombstone,
  User,
  StoredSession,
  SignInLimit,
  ApiKey,
  CaseWorker,
  CaseOpening,
] as const;

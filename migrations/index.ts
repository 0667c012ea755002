import { CreateGeography1795219200000 } from './1795219200000-create-geography';
import { CreateTaxonomy1795219200100 } from './1795219200100-create-taxonomy';
import { CreateStaffAndEmployers1795219200200 } from './1795219200200-create-staff-and-employers';
import { CreateCandidates1795219200300 } from './1795219200300-create-candidates';
import { CreateOpenings1795219200400 } from './1795219200400-create-openings';
import { CreateSuggestionsAndRuns1795219200500 } from './1795219200500-create-suggestions-and-runs';
import { CreateOutboxAndIdempotencyKeys1795219200600 } from './1795219200600-create-outbox-and-idempotency-keys';
import { CreateImports1795219200700 } from './1795219200700-create-imports';
import { StampChangedRows1795219200800 } from './1795219200800-stamp-changed-rows';
import { CreateReferenceData1795219200900 } from './1795219200900-create-reference-data';
import { AddSchemeFacts1795219201000 } from './1795219201000-add-scheme-facts';
import { CreateCasework1795219201100 } from './1795219201100-create-casework';
import { CreateBranchepakkePaths1795219201200 } from './1795219201200-create-branchepakke-paths';
import { CreateMeasurements1795219201300 } from './1795219201300-create-measurements';
import { CreateDeadlineBreaches1795219201400 } from './1795219201400-create-deadline-breaches';
import { KeepStatusHistory1795219201500 } from './1795219201500-keep-status-history';
import { NoteRulesOfRuns1795219201600 } from './1795219201600-note-rules-of-runs';
import { CreateNotesAndWeightPresets1795219201700 } from './1795219201700-create-notes-and-weight-presets';
import { RememberRemovedRows1795300200000 } from './1795300200000-remember-removed-rows';
import { ReportIndexPositions1795300200100 } from './1795300200100-report-index-positions';
import { KeepReasonsAsText1795300200200 } from './1795300200200-keep-reasons-as-text';
import { CreateFullRematches1795300200300 } from './1795300200300-create-full-rematches';
import { CreateEmployerWork1795300300100 } from './1795300300100-create-employer-work';
import { CreateBoardMoves1795300400000 } from './1795300400000-create-board-moves';
import { CreateReadings1795300500100 } from './1795300500100-create-readings';
import { KeepImportFiles1795300500200 } from './1795300500200-keep-import-files';
import { CreateEsco1795300500300 } from './1795300500300-create-esco';
import { CreateIdentity1795300600000 } from './1795300600000-create-identity';
import { CreateAudit1795300700000 } from './1795300700000-create-audit';
import { CreateDisclosurePermissions1795300700100 } from './1795300700100-create-disclosure-permissions';
import { EncryptIdentifiers1795300700200 } from './1795300700200-encrypt-identifiers';
import { CreateSeenListsAndErasure1795300700300 } from './1795300700300-create-seen-lists-and-erasure';
import { IndexPlacementsByFirm1795300800000 } from './1795300800000-index-placements-by-firm';
import { LetReasonsBeData1795300800100 } from './1795300800100-let-reasons-be-data';
import { AllowPeopleWithoutAName1795300800200 } from './1795300800200-allow-people-without-a-name';
import { RememberAuthorsOfNotes1795500000000 } from './1795500000000-remember-authors-of-notes';
import { GroupDecisionsOfOneGo1795500100000 } from './1795500100000-group-decisions-of-one-go';
import { CreateSavedViews1795500100100 } from './1795500100100-create-saved-views';
import { KeepEscoConceptsOfFindings1795500200000 } from './1795500200000-keep-esco-concepts-of-findings';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateGeography1795219200000,
  CreateTaxonomy1795219200100,
  CreateStaffAndEmployers1795219200200,
  CreateCandidates1795219200300,
  CreateOpenings1795219200400,
  CreateSuggestionsAndRuns1795219200500,
  CreateOutboxAndIdempotencyKeys1795219200600,
  CreateImports1795219200700,
  StampChangedRows1795219200800,
  CreateReferenceData1795219200900,
  AddSchemeFacts1795219201000,
  CreateCasework1795219201100,
  CreateBranchepakkePaths1795219201200,
  CreateMeasurements1795219201300,
  CreateDeadlineBreaches1795219201400,
  KeepStatusHistory1795219201500,
  NoteRulesOfRuns1795219201600,
  CreateNotesAndWeightPresets1795219201700,
  RememberRemovedRows1795300200000,
  ReportIndexPositions1795300200100,
  KeepReasonsAsText1795300200200,
  CreateFullRematches1795300200300,
  CreateEmployerWork1795300300100,
  CreateBoardMoves1795300400000,
  CreateReadings1795300500100,
  KeepImportFiles1795300500200,
  CreateEsco1795300500300,
  CreateIdentity1795300600000,
  CreateAudit1795300700000,
  CreateDisclosurePermissions1795300700100,
  EncryptIdentifiers1795300700200,
  CreateSeenListsAndErasure1795300700300,
  IndexPlacementsByFirm1795300800000,
  LetReasonsBeData1795300800100,
  AllowPeopleWithoutAName1795300800200,
  RememberAuthorsOfNotes1795500000000,
  GroupDecisionsOfOneGo1795500100000,
  CreateSavedViews1795500100100,
  KeepEscoConceptsOfFindings1795500200000,
] as const;

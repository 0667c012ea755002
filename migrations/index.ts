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
] as const;

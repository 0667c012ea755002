import type { CaseworkKind } from '../casework/casework-facts';
import type { MeasurementInputDto } from '../casework/measurements/measurement.dto';
import type { CaseworkInputs } from '../casework/records/casework-records';
import type { BranchepakkeStep } from '../matching/core/facts';

/** A move along a branchepakke. */
export interface DemoStepChange {
  branchepakke: string;
  from: BranchepakkeStep | null;
  to: BranchepakkeStep;
  on: string;
}

/** A goal that was seen. */
export interface DemoObservation {
  branchepakke: string;
  competency: string;
  level: 0 | 1 | 2 | 3 | 4;
  observer: 'firm' | 'vk' | 'teacher' | 'citizen';
  on: string;
}

/** Everything recorded around one person. */
export interface DemoCasework {
  /** the person's `externalId` */
  candidateKey: string;
  /** initials that stand under the records */
  by: string;
  /** kinds whose record is kept here, also where it is empty */
  stated: readonly CaseworkKind[];
  records: { [Kind in CaseworkKind]?: readonly Omit<CaseworkInputs[Kind], 'by'>[] };
  stepChanges: readonly DemoStepChange[];
  observations: readonly DemoObservation[];
  measurements: readonly Omit<MeasurementInputDto, 'by'>[];
}

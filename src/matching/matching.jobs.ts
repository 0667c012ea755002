import type { JobHandlers } from '../queue/job-types';
import type { RematchBatchService } from './rematch/rematch-batch.service';
import type { RematchService } from './rematch/rematch.service';

/** The handlers of the matching jobs. */
export function matchingJobs(
  rematch: RematchService,
  batches: RematchBatchService,
): Pick<JobHandlers, 'rematch-opening' | 'rematch-candidate' | 'rematch-batch' | 'sweep'> {
  return {
    'rematch-opening': ({ openingId }) => rematch.rematchOpening(openingId),
    'rematch-candidate': ({ candidateId }) => rematch.rematchCandidate(candidateId),
    'rematch-batch': (payload, job) => batches.run(payload, job),
    sweep: () => rematch.sweep(),
  };
}

import type { JobHandlers } from '../queue/job-types';
import type { RematchService } from './rematch.service';

/** The handlers of the matching jobs. */
export function matchingJobs(
  rematch: RematchService,
): Pick<JobHandlers, 'rematch-opening' | 'rematch-candidate' | 'sweep'> {
  return {
    'rematch-opening': ({ openingId }) => rematch.rematchOpening(openingId),
    'rematch-candidate': ({ candidateId }) => rematch.rematchCandidate(candidateId),
    sweep: () => rematch.sweep(),
  };
}

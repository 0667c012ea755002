import { Logger } from '@nestjs/common';
import type { JobHandlers } from '../../queue/job-types';
import type { RetentionMode } from './retention-trace';
import type { RetentionService } from './retention.service';

/** Seconds between two runs of the retention job: once a day. */
export const RETENTION_EVERY = 86_400;

/**
 * The handler of the retention job; each run leaves its trace in the log.
 * @param mode `report` only tells what has run out; `apply` lets it go
 */
export function retentionJobs(retention: RetentionService, mode: RetentionMode): Pick<JobHandlers, 'apply-retention'> {
  const log = new Logger('Retention');
  return {
    'apply-retention': async () => {
      const lines = mode === 'apply' ? await retention.apply() : await retention.count();
      const due = lines.filter((line) => line.due > line.done);
      for (const { rule, due: rows, done, months } of due) {
        log.log(`${rule}: ${rows - done} rows are older than ${months} months`);
      }
    },
  };
}

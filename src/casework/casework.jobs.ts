import { Logger } from '@nestjs/common';
import type { JobHandlers } from '../queue/job-types';
import type { DeadlinesService } from './deadlines/deadlines.service';

/** Seconds between two looks for missed deadlines: once a day. */
export const BREACHES_EVERY = 86_400;

/** The handlers of the casework jobs. */
export function caseworkJobs(deadlines: DeadlinesService): Pick<JobHandlers, 'record-breaches'> {
  const log = new Logger('Deadlines');
  return {
    'record-breaches': async () => {
      const recorded = await deadlines.recordBreaches();
      if (recorded > 0) log.log(`${recorded} missed deadlines were recorded`);
    },
  };
}

import type { JobHandlers } from '../queue/job-types';
import type { AuditKeeper } from './audit-keeper';

/** Seconds between two runs of the sealing job. */
export const SEAL_EVERY = 10;

/** The handler of the audit job. */
export function auditJobs(keeper: AuditKeeper): Pick<JobHandlers, 'seal-audit'> {
  return {
    'seal-audit': async () => {
      await keeper.run();
    },
  };
}

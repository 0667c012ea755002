import { currentCause } from '../common/request-actor';
import type { OnChanges } from '../queue/outbox';
import type { AuditLog } from './audit-log';

/**
 * Logs every change that a person, a machine or an import makes, in the transaction that makes it. What the engine
 * asks of itself (lists to be ranked anew) is no act of anybody and is not logged.
 */
export function auditChanges(audit: AuditLog): OnChanges {
  return async (manager, changes) => {
    if (!currentCause()) return;
    await audit.recordAll(
      changes.map(({ aggregate, aggregateId, municipality, reason }) => ({
        action: 'write',
        subjectType: aggregate,
        subjectId: aggregateId,
        municipality,
        details: { reason },
      })),
      manager,
    );
  };
}

import type { EntityManager } from 'typeorm';
import type { Publish } from '../queue/outbox';

/**
 * Marks a person's row as written, which readers of candidates see, and asks for the lists it stands on anew. The
 * version stays: the record itself says the same.
 * @param reason short code, never personal data
 */
export async function touchCandidate(
  manager: EntityManager,
  publish: Publish,
  candidateId: string,
  reason: string,
): Promise<void> {
  const [people] = await manager.query<[{ municipality: string }[], number]>(
    'update candidates set updated_at = now() where id = $1 and deleted_at is null returning municipality',
    [candidateId],
  );
  for (const { municipality } of people) {
    publish({ aggregate: 'candidate', aggregateId: candidateId, municipality, reason });
  }
}

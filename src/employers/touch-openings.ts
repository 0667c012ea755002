import type { EntityManager } from 'typeorm';
import type { Publish } from '../queue/outbox';

/** Marks the openings of workplaces as changed, which readers of openings see, and asks for their lists anew. */
export async function touchOpenings(
  manager: EntityManager,
  publish: Publish,
  workplaceIds: readonly string[],
  reason: 'workplace_changed' | 'employer_changed',
): Promise<void> {
  const [openings] = await manager.query<[{ id: string; municipality: string }[], number]>(
    `update openings set updated_at = now() where workplace_id = any($1::uuid[]) and deleted_at is null
     returning id, municipality`,
    [workplaceIds],
  );
  for (const { id, municipality } of openings) {
    publish({ aggregate: 'opening', aggregateId: id, municipality, reason });
  }
}

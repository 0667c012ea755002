import type { DataSource } from 'typeorm';
import { rightsOf, type Viewer } from '../viewer/viewer';

/**
 * Whether the viewer has the case of a person, or opened it with a purpose: only then may names and the course be
 * shown (domain.md §9.2).
 */
export function hasCase({ manager }: DataSource, viewer: Viewer, candidateId: string): Promise<boolean> {
  return rightsOf(viewer).mayWith(manager, 'read', 'Casework', candidateId);
}

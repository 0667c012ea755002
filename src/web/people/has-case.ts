import type { Viewer } from '../viewer/viewer';

/** Whether the viewer has the case of a person: only then may names and the course be shown (domain.md §9.2). */
export function hasCase(viewer: Viewer, person: { owner?: string | null; municipality: string }): boolean {
  const { colleague } = viewer;
  return colleague !== null && person.owner === colleague.initials && person.municipality === colleague.municipality;
}

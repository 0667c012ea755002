import { type EntityManager, In } from 'typeorm';
import { changedIds, type ChangesWanted, inChunks, inOneSnapshot } from '../database/changes';
import { Workplace } from '../employers/workplace.entity';
import type { OpeningFacts } from '../matching/core/facts';
import { openingFacts } from './opening-facts';
import type { OpeningInputDto } from './opening-input.dto';
import { RANKED_STATES } from './opening-state';
import { readOpenings } from './opening.store';

/** One opening as the matcher needs it. */
export interface LoadedOpening {
  facts: OpeningFacts;
  /** the whole record, for rules that ask for more than the matcher */
  input: OpeningInputDto;
  /** people are ranked for it in its present state */
  matched: boolean;
  /** version of the row the facts were read from */
  version: number;
}

/** A reading of openings. */
export interface OpeningChanges {
  openings: LoadedOpening[];
  /** ids of openings that were deleted */
  deleted: string[];
  /** pass it as `changedSince` next time */
  watermark: string;
}

/**
 * Reads what the matcher knows of openings: all, named ones, or those changed since an earlier reading. A change of a
 * workplace changes the facts of its openings; whoever makes one touches their rows.
 */
export function loadOpeningFacts(manager: EntityManager, wanted: ChangesWanted = {}): Promise<OpeningChanges> {
  return inOneSnapshot(manager, async (inside, watermark) => {
    const { ids, deleted } = await changedIds(inside, 'openings', wanted);
    const openings: LoadedOpening[] = [];
    await inChunks(ids, async (part) => {
      openings.push(...(await readPart(inside, part)));
    });
    return { openings, deleted, watermark };
  });
}

async function readPart(manager: EntityManager, ids: readonly string[]): Promise<LoadedOpening[]> {
  const stored = await readOpenings(manager, ids);
  const workplaceIds = new Set(stored.flatMap(({ opening }) => opening.workplaceId ?? []));
  const workplaces = await manager.find(Workplace, {
    select: { id: true, postalCode: true, handles: true },
    where: { id: In([...workplaceIds]) },
  });
  const byId = new Map(workplaces.map((workplace) => [workplace.id, workplace]));
  return stored.map(({ opening, input }) => ({
    facts: openingFacts(input, {
      id: opening.id,
      draw: opening.draw,
      workplace: byId.get(opening.workplaceId ?? ''),
    }),
    input,
    matched: RANKED_STATES.includes(opening.state),
    version: opening.version,
  }));
}

/** What leaves the program about openings: allow-lists of fields. */
import { recordFields } from '../common/api/record.dto';
import { given } from '../common/given';
import type { OpeningDto, OpeningLineDto } from './opening.dto';
import { openingStates } from './opening-state';
import type { StoredOpening } from './opening.store';
import type { Opening } from './opening.entity';

function stateFields(row: Opening) {
  return {
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    ...given<{ closedReason?: OpeningLineDto['closedReason'] }>({ closedReason: row.closedReason ?? undefined }),
  };
}

/** The whole record. */
export function presentOpening({ opening, input }: StoredOpening): OpeningDto {
  return {
    ...recordFields(opening),
    ...stateFields(opening),
    nextStates: openingStates.next(opening.state),
    ...input,
  };
}

/** One line of a list. */
export function presentOpeningLine(row: Opening): OpeningLineDto {
  return {
    ...recordFields(row),
    ...stateFields(row),
    municipality: row.municipality,
    title: row.title,
    schemes: row.schemes,
    ...given<Partial<OpeningLineDto>>({
      externalId: row.externalId,
      owner: row.owner,
      workplaceId: row.workplaceId,
      branchepakke: row.branchepakke,
      places: row.places,
      startsOn: row.startsOn,
      deadlineOn: row.deadlineOn,
    }),
  };
}

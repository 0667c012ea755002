/** What leaves the program about suggestions: allow-lists of fields. */
import { recordFields } from '../common/api/record.dto';
import { given } from '../common/given';
import type { SuggestionEventDto, SuggestionLineDto } from './suggestion.dto';
import type { SuggestionEvent } from './suggestion-event.entity';
import { suggestionStates } from './suggestion-state';
import type { Suggestion } from './suggestion.entity';

/** A suggestion with the two records it links. */
export type LinkedSuggestion = Suggestion & Required<Pick<Suggestion, 'opening' | 'candidate'>>;

export function presentSuggestion(row: LinkedSuggestion): SuggestionLineDto {
  return {
    ...recordFields(row),
    municipality: row.municipality,
    openingId: row.openingId,
    openingTitle: row.opening.title,
    candidateId: row.candidateId,
    pseudonym: row.candidate.pseudonym,
    owner: row.candidate.owner,
    rank: row.rank,
    total: row.total,
    confidence: row.confidence,
    state: row.state,
    nextStates: suggestionStates.next(row.state),
    firstSuggestedAt: row.firstSuggestedAt.toISOString(),
    ...given<Partial<SuggestionLineDto>>({
      reasonCode: row.reasonCode,
      reasonText: row.reasonText,
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt && row.decidedAt.toISOString(),
      rejectionValidUntil: row.rejectionValidUntil,
    }),
  };
}

export function presentEvent(row: SuggestionEvent): SuggestionEventDto {
  return {
    from: row.from,
    to: row.to,
    by: row.by,
    at: row.at.toISOString(),
    ...given<Partial<SuggestionEventDto>>({ reasonCode: row.reasonCode, reasonText: row.reasonText }),
  };
}

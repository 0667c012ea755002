import { Injectable } from '@nestjs/common';
import type { PairMatch } from '../../../matching/core/result';
import { MatchingService } from '../../../matching/matching.service';
import { BulkDecisionsService, type BulkLine, type BulkOrder } from '../../../suggestions/bulk-decisions.service';
import type { RejectionDto } from '../../../suggestions/suggestion.dto';
import { ShortlistService } from '../../../suggestions/shortlist.service';

/** Decides about people chosen on a ranked list, also those of a live list who stand on no stored one yet. */
@Injectable()
export class ChosenPeople {
  constructor(
    private readonly decisions: BulkDecisionsService,
    private readonly matching: MatchingService,
    private readonly shortlist: ShortlistService,
  ) {}

  /** Whom the decision reaches, and why not the others. */
  async preview(order: BulkOrder): Promise<BulkLine[]> {
    const lines = await this.decisions.preview(order);
    const eligible = await this.eligible(order.openingId, lines);
    return lines.map((line) => (eligible.has(line.candidateId) ? { ...line, refusal: null } : line));
  }

  /** @throws InvalidInput when the reason cannot be accepted */
  async decide(
    order: BulkOrder,
    batch: string,
    by: string,
    rejection?: Omit<RejectionDto, 'by'>,
  ): Promise<{ decided: number; left: number }> {
    // before anybody is put on the list: a reason that is refused leaves nothing behind
    this.decisions.reasonFor(order.to, rejection);
    const lines = await this.decisions.preview(order);
    for (const match of (await this.eligible(order.openingId, lines)).values())
      await this.shortlist.suggestionOf(match);
    return this.decisions.decide(order, batch, by, rejection);
  }

  /** The matches of those who could be suggested but are not. */
  private async eligible(openingId: string, lines: readonly BulkLine[]): Promise<Map<string, PairMatch>> {
    const unlisted = lines.flatMap(({ refusal, candidateId }) => (refusal === 'NOT_LISTED' ? [candidateId] : []));
    if (unlisted.length === 0) return new Map();
    const matches = await this.matching.matches(openingId, unlisted);
    return new Map([...matches].filter(([, { eligible }]) => eligible));
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CandidateDto } from '../../candidates/candidate.dto';
import { BoardService } from '../../casework/board/board.service';
import { BranchepakkePathsService } from '../../casework/branchepakker/branchepakke-paths.service';
import { Clock } from '../../common/clock';
import { ReasonBook, type ReasonCode } from '../../suggestions/reason-book';
import { Taxonomy } from '../../taxonomy/taxonomy';
import type { Viewer } from '../viewer/viewer';
import { type CandidateMatch, matchesOf } from './candidate.queries';
import { ladderView } from './ladder.presenter';

/** Matches shown of those now and those before. */
const MATCHES = 10;

/** Where one person stands: on the boards, on the ladders of packages, on lists of openings. */
@Injectable()
export class CandidateStandingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly boards: BoardService,
    private readonly paths: BranchepakkePathsService,
    private readonly taxonomy: Taxonomy,
    private readonly reasons: ReasonBook,
    private readonly clock: Clock,
  ) {}

  /** @param own the viewer has the case: reasons about health are told to nobody else (domain.md §7.5, §9.2) */
  async of(person: CandidateDto, own: boolean, viewer: Viewer) {
    const [matches, ladders, card] = await Promise.all([
      matchesOf(this.dataSource, person.id, MATCHES),
      this.ladders(person, viewer),
      this.boards.cardOf(person.id, person.municipality),
    ]);
    const reasons = this.reasons.on(this.clock.today());
    return {
      column: card?.column ?? null,
      days: card?.days ?? null,
      ladders,
      matches: { ...matches, before: matches.before.map((match) => pastMatch(match, reasons, own, viewer)) },
    };
  }

  private async ladders(person: CandidateDto, { locale }: Viewer) {
    const paths = await Promise.all((person.branchepakker ?? []).map(({ code }) => this.paths.get(person.id, code)));
    return paths.map((path) => ladderView(path, this.taxonomy, locale));
  }
}

function pastMatch(match: CandidateMatch, reasons: readonly ReasonCode[], own: boolean, { locale }: Viewer) {
  const reason = reasons.find(({ code }) => code === match.reasonCode);
  return { ...match, reason: reason && (own || !reason.specialCategory) ? reason.label[locale] : null };
}

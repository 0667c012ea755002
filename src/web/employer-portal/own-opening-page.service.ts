import { Injectable } from '@nestjs/common';
import { type OpeningState, openingStates } from '../../openings/opening-state';
import type { Locale } from '../../common/messages';
import type { KnownProfileDto } from '../../privacy/disclosure/disclosure.dto';
import { DisclosureService, type ProfileLine } from '../../privacy/disclosure/disclosure.service';
import { ANSWERABLE_STATES, EmployerRepliesService } from '../../suggestions/employer-replies.service';
import { EMPLOYER_ANSWERS } from '../../suggestions/employer-reply.entity';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { OpeningHeadService } from '../openings/opening-head.service';
import type { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import type { EmployerSeat } from './employer-seat';
import type { OwnOpening } from './own-openings.queries';
import { portalPage } from './portal-page';
import { profileView } from './profile-view';

/** Moves a firm is offered, in this order. */
const OFFERED: readonly OpeningState[] = ['aaben', 'inaktiveret', 'besat', 'lukket'];

/** An answer that was not accepted. */
export interface FailedAnswer {
  suggestionId: string;
  text: string;
  faults: FormFaults;
}

/**
 * The page of one opening as its own firm sees it: what was asked, and anonymous profiles (domain.md §9.3, level 1);
 * who somebody is only while that person's permission for the firm is in force (levels 2 and 3).
 */
@Injectable()
export class OwnOpeningPageService {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly disclosure: DisclosureService,
    private readonly replies: EmployerRepliesService,
  ) {}

  async of(
    opening: OwnOpening,
    seat: EmployerSeat,
    viewer: Viewer,
    { posted = false, failed }: { posted?: boolean; failed?: FailedAnswer } = {},
  ): Promise<PageAnswer> {
    const { locale } = viewer;
    const [{ head, opening: record }, shown] = await Promise.all([
      this.heads.of(opening.id, viewer),
      this.disclosure.profilesFor(opening.id, locale),
    ]);
    const lines = shown.filter(({ state }) => (ANSWERABLE_STATES as readonly string[]).includes(state));
    const answers = await this.replies.latest(lines.map(({ suggestionId }) => suggestionId));
    const known = await this.knownAmong(opening.id, lines, locale);
    const asked = (record.tasks ?? []).map(({ competency }) => competency);
    return portalPage(
      'opening',
      seat,
      {
        title: opening.title,
        nav: 'portal',
        posted,
        // the municipality's own notes on an opening are not in here
        opening,
        asked: { tasks: head.tasks, languages: head.languages, hours: head.hours, description: head.description },
        moves: OFFERED.filter((to) => openingStates.can(opening.state as OpeningState, to)),
        profiles: lines.map((line) => ({
          ...profileView(line, asked, answers.get(line.suggestionId) ?? null, locale),
          known: known.get(line.candidateId) ?? null,
        })),
        answers: EMPLOYER_ANSWERS,
        failed: failed ?? null,
        faults: failed?.faults ?? NO_FAULTS,
      },
      failed ? 422 : 200,
    );
  }

  /** Who the people are that gave this firm permission (levels 2 and 3). Each look is logged as a disclosure. */
  private async knownAmong(
    openingId: string,
    lines: readonly ProfileLine[],
    locale: Locale,
  ): Promise<ReadonlyMap<string, KnownProfileDto>> {
    const permitted = await this.disclosure.knownTo(
      openingId,
      lines.map(({ candidateId }) => candidateId),
    );
    const known = new Map<string, KnownProfileDto>();
    for (const candidateId of permitted) {
      // judged anew: a permission that was revoked a moment ago shows the anonymous profile
      const profile = await this.disclosure.profile(openingId, candidateId, locale);
      if (profile.level !== 1) known.set(candidateId, profile);
    }
    return known;
  }
}

import { Injectable } from '@nestjs/common';
import { newId } from '../../../common/id';
import { BULK_DECISIONS } from '../../../suggestions/bulk-decisions';
import type { BulkLine } from '../../../suggestions/bulk-decisions.service';
import { OfferedReasons } from '../../review/offered-reasons';
import type { FailedReject } from '../../review/reasons-by-side';
import { PageAnswer } from '../../view/page-answer';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';
import { OpeningHeadService } from '../opening-head.service';
import { ownerChip } from '../ranked-line.presenter';
import { type ChosenForm, chosenKey, decisionName } from './chosen-form';
import { ChosenPeople } from './chosen-people.service';

/** The page that says whom a decision about several people reaches, and what will happen, before it is made. */
@Injectable()
export class ChosenPageService {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly people: ChosenPeople,
    private readonly reasons: OfferedReasons,
    private readonly view: ViewService,
  ) {}

  /**
   * @param tried what became of a form that could not be carried out; left out for a look ahead
   * @throws NotFound
   */
  async of(
    openingId: string,
    form: ChosenForm,
    viewer: Viewer,
    tried?: { failed: FailedReject | null },
  ): Promise<PageAnswer> {
    const { head } = await this.heads.of(openingId, viewer);
    const { to, people } = form;
    const lines = to === null ? [] : await this.people.preview({ openingId, people, to });
    const going = lines.filter(({ refusal }) => refusal === null);
    return new PageAnswer(
      'openings/chosen',
      {
        title: this.view.text(viewer.locale, `chosen.title.${to ?? 'none'}`, { count: going.length }),
        nav: 'openings',
        head,
        to,
        decision: to === null ? null : decisionName(to),
        others: BULK_DECISIONS.filter((one) => one !== to).map((one) => ({ to: one, name: decisionName(one) })),
        nobody: people.length === 0,
        going: going.map((line) => lineView(line, viewer)),
        staying: lines.filter(({ refusal }) => refusal !== null).map((line) => lineView(line, viewer)),
        // what could be done is sent as it was seen here: a change in between is told again
        keys: going.map(({ candidateId, version }) => chosenKey(candidateId, version)),
        chosen: people.map(({ id, seen }) => chosenKey(id, seen)),
        batch: form.batch ?? newId(),
        reasons: to === 'rejected' ? this.reasons.in(viewer.locale) : [],
        failed: tried?.failed ?? null,
        links: { decide: `/aabninger/${openingId}/valgte`, back: form.returnTo },
      },
      { status: tried?.failed ? 422 : tried ? 409 : 200 },
    );
  }
}

function lineView({ candidateId, pseudonym, owner, state, decidedBy, decidedAt, refusal }: BulkLine, viewer: Viewer) {
  const chip = ownerChip(owner, viewer.colleagues);
  return { candidateId, pseudonym, chip, state, decidedBy, decidedAt, refusal };
}

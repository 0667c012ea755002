import { Inject, Injectable } from '@nestjs/common';
import { ALL_MUNICIPALITIES } from '../../access';
import { Clock } from '../../common/clock';
import { type Config, CONFIG } from '../../config/config';
import { RetentionReader } from '../../privacy/retention/retention-reader';
import { RetentionService } from '../../privacy/retention/retention.service';
import { LegalHoldsService } from '../../privacy/subject/legal-holds.service';
import { addDays } from '../../schemes/dates';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** Days the page looks ahead. */
const AHEAD = 30;

const SHOWN = { people: 50, holds: 50, removals: 30 } as const;

/** Begins the basis of a rule that is this project's own assumption, see `policies/retention.yaml`. */
const ASSUMED = '[A]';

/** What is kept how long, what has run out, what is held and what went (domain.md §9.6): own municipality, no names. */
@Injectable()
export class RetentionPageService {
  constructor(
    private readonly retention: RetentionService,
    private readonly reader: RetentionReader,
    private readonly holds: LegalHoldsService,
    private readonly clock: Clock,
    private readonly view: ViewService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(viewer: Viewer): Promise<PageAnswer> {
    const { municipality: own } = rightsOf(viewer).principal;
    const municipality = own === ALL_MUNICIPALITIES ? null : own;
    const opens = rightsOf(viewer).may('read', 'PersonalData');
    const [rules, people, { holds, total }, removals, lastRun] = await Promise.all([
      this.rules(municipality),
      this.reader.peopleDue(municipality, SHOWN.people),
      this.holds.standing(municipality, SHOWN.holds),
      this.reader.removals(municipality, SHOWN.removals),
      this.reader.lastRun(municipality),
    ]);
    return new PageAnswer('oversight/retention', {
      title: this.view.text(viewer.locale, 'retention.title'),
      nav: 'retention',
      applies: this.config.RETENTION === 'apply',
      lastRun,
      ahead: AHEAD,
      rules,
      due: rules.reduce((sum, { due }) => sum + due, 0),
      people: people.map(({ id, removed, ...person }) => ({ ...person, id: opens && !removed ? id : null })),
      peopleDue: rules.filter(({ person }) => person).reduce((sum, { due, held }) => sum + due + held, 0),
      // why somebody is held is told to whoever may open the person's data
      holds: holds.map(({ candidateId, reason, ...hold }) => ({
        ...hold,
        id: opens ? candidateId : null,
        reason: opens ? reason : null,
      })),
      held: total,
      removals,
    });
  }

  private async rules(municipality: string | null) {
    const then = addDays(this.clock.today(), AHEAD);
    const [now, soon] = await Promise.all([
      this.retention.report(undefined, municipality),
      this.retention.report(then, municipality),
    ]);
    return now.map(({ rule, action, basis, months, cutoff, due, held, oldest }) => ({
      ...{ rule, action, months, cutoff, due, held, oldest },
      person: action === 'erase_person',
      assumed: basis.startsWith(ASSUMED),
      soon: Math.max(0, (soon.find((line) => line.rule === rule)?.due ?? 0) - due),
    }));
  }
}

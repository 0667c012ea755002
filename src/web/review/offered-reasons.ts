import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import type { Locale } from '../../common/messages';
import { ReasonBook } from '../../suggestions/reason-book';
import { type ReasonGroup, reasonsBySide } from './reasons-by-side';

/** The coded reasons that forms offer today. */
@Injectable()
export class OfferedReasons {
  constructor(
    private readonly reasons: ReasonBook,
    private readonly clock: Clock,
  ) {}

  /** By who turns the suggestion down. */
  in(locale: Locale): ReasonGroup[] {
    return reasonsBySide(this.reasons.on(this.clock.today()), locale);
  }
}

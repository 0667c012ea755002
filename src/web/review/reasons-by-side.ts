import type { Locale } from '../../common/messages';
import type { ReasonCode, ReasonSide } from '../../suggestions/reason-book';

/** The coded reasons of one side, as forms offer them. */
export interface ReasonGroup {
  side: ReasonSide;
  reasons: (Pick<ReasonCode, 'code' | 'textRequired' | 'specialCategory'> & { label: string })[];
}

/** A rejection that was not accepted, with what had been filled in. */
export interface FailedReject {
  reasonCode: string;
  reasonText: string;
  /** code of the fault */
  problem: string;
}

/** The reasons by who turns the suggestion down, in the reader's language. */
export function reasonsBySide(reasons: readonly ReasonCode[], locale: Locale): ReasonGroup[] {
  return (['citizen', 'employer', 'system'] as const).map((side) => ({
    side,
    reasons: reasons
      .filter((reason) => reason.side === side)
      .map(({ code, label, textRequired, specialCategory }) => ({
        code,
        label: label[locale],
        textRequired,
        specialCategory,
      })),
  }));
}

import type { Locale } from '../../common/messages';
import type { StaffRole } from '../../employers/staff.entity';

/** A colleague, as pages show one: initials and colour always together (domain.md §1.4). */
export interface Colleague {
  municipality: string;
  initials: string;
  name: string;
  /** `#rrggbb` */
  colour: string;
  role: StaffRole;
}

/** Who looks at a page. */
export interface Viewer {
  locale: Locale;
  /** whom the person works as; null when no staff is registered */
  colleague: Colleague | null;
  /** the colleague was not chosen but is the first of the list */
  assumed: boolean;
  /** active colleagues of the same municipality by initials, for chips and choices */
  colleagues: ReadonlyMap<string, Colleague>;
  /** single keys (G, A, S, Z) act in the review queue; can be switched off (WCAG 2.1.4) */
  singleKeys: boolean;
}

/** Somebody about whom nothing could be read, e.g. for the page that tells of an error. */
export function unknownViewer(locale: Locale): Viewer {
  return { locale, colleague: null, assumed: true, colleagues: new Map(), singleKeys: true };
}

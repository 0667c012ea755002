import type { Access } from '../../access';
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
  /** what the person may do; null on pages that need no sign-in, when nobody is signed in */
  access: Access | null;
  /** the signed-in person as a colleague of the staff list; null for everybody else */
  colleague: Colleague | null;
  /** active colleagues of the same municipality by initials, for chips and choices */
  colleagues: ReadonlyMap<string, Colleague>;
  /** single keys (G, A, S, Z) act in the review queue; can be switched off (WCAG 2.1.4) */
  singleKeys: boolean;
}

/** Somebody about whom nothing could be read, e.g. for the page that tells of an error. */
export function unknownViewer(locale: Locale): Viewer {
  return { locale, access: null, colleague: null, colleagues: new Map(), singleKeys: true };
}

/** The rights of a viewer of a page that needs a sign-in. */
export function rightsOf({ access }: Viewer): Access {
  if (!access) throw new Error('the page is open to people who are not signed in');
  return access;
}

/** One thing the doctor looked at. */
export interface Finding {
  name: string;
  ok: boolean;
  /** what was found, in one line */
  found: string;
  /** what to do when it is not in order */
  todo?: string;
}

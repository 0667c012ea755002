/** A job title that ISCO-08 itself sorts into a group. */
export interface IscoExample {
  title: string;
  /** code of the group, 1 to 4 digits */
  code: string;
}

/** The English description of an ISCO-08 group, taken apart. */
export interface IscoDescription {
  /** what the group is and which tasks it has, without what is said to belong elsewhere and without notes */
  text: string;
  /** titles of this group, and those of other groups that are named to tell them apart */
  examples: readonly IscoExample[];
}

/** The headings that ILO's descriptions use (ISCO-08, volume 1), and what follows them. */
const HEADINGS: readonly (readonly [RegExp, Part])[] = [
  [/^examples? of (?:the )?occupations classified here/iu, 'here'],
  [/^some related occupations classified elsewhere/iu, 'elsewhere'],
  [/^(?:excluded from this|notes?\s*:?$)/iu, 'left out'],
];
type Part = 'text' | 'here' | 'elsewhere' | 'left out';

const ITEM = /^-\s*(.+)$/u;
/** `Concrete finishing machine operator - 8114` */
const WITH_CODE = /^(.*?)\s*-\s*(\d{4})$/u;

/**
 * Reads what ISCO-08 says about a group. Its lists of example titles are names that ESCO gives no concept; what it says
 * belongs elsewhere would speak for the wrong group if it were read as a description.
 * @param description as ESCO's `ISCOGroups_en.csv` has it, one item a line
 * @param code of the group described
 */
export function readIscoDescription(description: string, code: string): IscoDescription {
  const text: string[] = [];
  const examples: IscoExample[] = [];
  let part: Part = 'text';
  for (const line of description.split(/\r?\n/u).map((one) => one.trim())) {
    const heading = HEADINGS.find(([pattern]) => pattern.test(line));
    const item = ITEM.exec(line)?.[1];
    if (heading) part = heading[1];
    else if (part === 'text') text.push(line);
    else if (part === 'here' && item !== undefined) examples.push({ title: item, code });
    else if (part === 'elsewhere' && item !== undefined) {
      const [, title, other] = WITH_CODE.exec(item) ?? [];
      if (title && other !== undefined) examples.push({ title, code: other });
    }
  }
  return { text: text.join('\n'), examples };
}

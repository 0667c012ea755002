/** The wording of an opening: demands that the law forbids, each with what may be asked in its place. Pure. */
import type { Locale } from '../../common/messages';
import { findUnlawful } from '../../intake/reading/findings/find-unlawful';
import { splitSentences } from '../../intake/reading/words/sentences';
import type { FormFault } from './form-faults';

/** Longest part of a sentence that is quoted back. */
const LONGEST_QUOTE = 80;

/**
 * Unlawful demands in texts of a form (domain.md §9.4): one fault for each ground in each field, with the words and the
 * lawful alternative. Danish and English are understood; a text that welcomes everybody has none.
 */
export function wordingFaults(fields: Readonly<Record<string, string>>, locale: Locale): FormFault[] {
  return Object.entries(fields).flatMap(([field, text]) => {
    const found = splitSentences(text).flatMap((sentence) =>
      findUnlawful(sentence.text).map(({ ground, start, end, alternative }) => ({
        ground,
        text: `“${sentence.text.slice(start, end).slice(0, LONGEST_QUOTE).trim()}”: ${alternative[locale]}`,
      })),
    );
    const byGround = new Map(found.map((one) => [one.ground, one]));
    return [...byGround.values()].map((one) => ({ field, text: one.text }));
  });
}

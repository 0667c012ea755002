import type { UnmappedTextDto } from '../../candidates/candidate-input.dto';
import { DOCUMENT_PATH } from '../formats/document.reader';
import { tellsIdentity } from '../records/person-fields';

/** Longest text that is read; the reader itself stops there too. */
const LONGEST = 200_000;
/** A shorter text says nothing that a person would not see at once. */
const LEAST_LETTERS = 12;

/** The parts of a record that hold text. */
export interface TextParts {
  title?: string;
  description?: string;
  unmapped?: readonly UnmappedTextDto[];
}

/**
 * The text of a record for the reader: the document as it came, or title, description and whatever no field took,
 * each on lines of its own. Texts that tell who somebody is are left out (domain.md §9.4). `undefined` when there is
 * nothing to read.
 */
export function subjectText({ title, description, unmapped = [] }: TextParts): string | undefined {
  const documents = unmapped.filter(({ path }) => path === DOCUMENT_PATH);
  const parts =
    documents.length > 0
      ? documents.map(({ text }) => text)
      : [title, description, ...unmapped.filter(({ path }) => !tellsIdentity(path)).map(({ text }) => text)];
  const text = parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => /\p{L}{2}/u.test(part))
    .join('\n\n')
    .slice(0, LONGEST);
  return (text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS ? undefined : text;
}

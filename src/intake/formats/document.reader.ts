/** PDF, Word and plain text: a person or an opening with the whole text beside it, for the reader to propose from. */
import { documents } from '../documents/document-reader';
import { DOCUMENT_LIMITS, type DocumentContent, type DocumentFormat } from '../documents/document.types';
import { finishCandidate, finishOpening } from '../records/finish-record';
import type { FileFormat, ParsedRecord, ParseOptions, ReaderResult } from '../records/parsed-file';
import { withoutCpr } from '../reading/findings/personal-data';
import { textKindOf } from '../reading/findings/text-kind';
import { RecordDraft } from '../records/record-draft';
import { SourceNode } from '../records/source-node';
import { storable } from '../records/texts';

/** Path under which the text of a document stands among the unmapped ones. */
export const DOCUMENT_PATH = 'document';

/** Limits of `OpeningInputDto`. */
const OPENING = { title: 100, description: 5000 } as const;
const PLACE = { line: null, path: '' } as const;

/** Reads a document in the worker thread. @throws UnreadableFile */
export async function openDocument(format: DocumentFormat, bytes: Buffer): Promise<DocumentContent> {
  return documents.read(format, bytes);
}

/** A plain text as a document, up to the limit of documents. */
export function documentText(text: string): { text: string; cut: boolean } {
  const { characters } = DOCUMENT_LIMITS;
  return { text: text.slice(0, characters), cut: text.length > characters };
}

/**
 * One record that keeps the text whole, without CPR numbers (domain.md §9.1). What the text says is not put into
 * fields: the reader proposes it, a person confirms. Without a `kind` the wording tells a CV from an ad.
 */
export function readDocument(
  format: FileFormat,
  { text, cut }: { text: string; cut: boolean },
  options: ParseOptions,
): ReaderResult {
  const kind = options.kind ?? (textKindOf(text) === 'ad' ? 'openings' : 'candidates');
  const root = new SourceNode('');
  const part = new SourceNode(DOCUMENT_PATH);
  part.text = storable(text);
  root.add(DOCUMENT_PATH, part);
  const draft = new RecordDraft(root, options);
  const kept = withoutCpr(part.text);
  if (kept !== part.text) {
    draft.note('/unmapped', 'CPR.LEFT_OUT', 'A CPR number was left out.', 'No CPR number in a text.');
  }
  if (cut) draft.note('/unmapped', 'FIELD.CUT', 'The document was too long; its end was left out.', 'A shorter one.');
  part.taken = true;
  draft.keep(DOCUMENT_PATH, kept);
  return { format, kind, records: [kind === 'openings' ? opening(draft, kept) : person(draft)], refusals: [] };
}

function person(draft: RecordDraft): ParsedRecord {
  draft.note('/unmapped', 'TEXT.TO_CONFIRM', 'The text is kept; what it says is proposed, not recorded.');
  return finishCandidate(draft, PLACE, { owner: draft.options.owner });
}

function opening(draft: RecordDraft, text: string): ParsedRecord {
  draft.note('/title', 'TITLE.ASSUMED', 'The first line was taken as title.', 'A title.');
  if (text.length > OPENING.description) {
    draft.note('/description', 'FIELD.CUT', 'The text was too long; the whole text is kept beside it.');
  }
  return finishOpening(draft, PLACE, {
    title: titleOf(text),
    description: text.slice(0, OPENING.description).trim(),
    source: 'import',
    owner: draft.options.owner,
  });
}

/** The first line that could be a title; an ad begins with one nearly always. */
function titleOf(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  const line = lines.find((one) => /\p{L}{3}/u.test(one)) ?? 'Opslag';
  return line.slice(0, OPENING.title).trim();
}

/** The Europass CV as people have it since 2020: a PDF that carries its own XML as an attached file. */
import { inflateSync } from 'node:zlib';
import { INTAKE_LIMITS, problem, UnreadableFile } from './parsed-file';
import { isOverLimit } from './zip-guard';

/**
 * The XML attached to a PDF. Only embedded files are looked at, plain or deflated, as the Europass editor writes them;
 * the pages themselves are not read.
 * @throws UnreadableFile `FILE.UNSUPPORTED` when there is no such attachment, `FILE.TOO_LARGE`
 */
export function europassAttachment(bytes: Buffer): Buffer {
  let from = 0;
  for (;;) {
    const mark = bytes.indexOf('/EmbeddedFile', from, 'latin1');
    if (mark < 0) break;
    from = mark + 13;
    const stream = bytes.indexOf('stream', mark, 'latin1');
    if (stream < 0 || stream - mark > 2000) continue;
    const header = bytes.toString('latin1', Math.max(0, mark - 500), stream);
    const dictionary = header.slice(header.lastIndexOf(' obj') + 1);
    const begin = stream + (bytes[stream + 6] === 0x0d ? 8 : 7);
    const end = bytes.indexOf('endstream', begin, 'latin1');
    if (end < 0 || /\/EmbeddedFiles/.test(bytes.toString('latin1', mark, mark + 14))) continue;
    const content = /FlateDecode/.test(dictionary) ? inflate(bytes.subarray(begin, end)) : bytes.subarray(begin, end);
    if (
      content !== undefined &&
      /<(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>]/.test(content.toString('latin1', 0, 4000))
    ) {
      return content;
    }
  }
  throw new UnreadableFile(
    problem(
      'FILE.UNSUPPORTED',
      'The file is a PDF without an attached Europass CV.',
      'A PDF made by the Europass editor, its XML, or the text pasted into the CV field.',
    ),
  );
}

function inflate(packed: Buffer): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: INTAKE_LIMITS.unpackedBytes });
  } catch (error) {
    if (!isOverLimit(error)) return undefined;
    throw new UnreadableFile(problem('FILE.TOO_LARGE', 'The attachment unpacks to too much.', 'A smaller file.'));
  }
}

/** The Europass CV as people have it since 2020: a PDF that carries its own XML as an attached file. */
import { inflateSync } from 'node:zlib';
import { INTAKE_LIMITS, problem, UnreadableFile } from '../records/parsed-file';
import { isOverLimit } from '../files/zip-guard';

const MOST_ATTACHMENTS = 200;
/** Bytes that the description of one embedded file takes at most. */
const LONGEST_DICTIONARY = 1000;

/**
 * The XML attached to a PDF, found without opening the document: embedded files, plain or deflated, as the Europass
 * editor writes them. `undefined` when there is none to be seen this way.
 * @throws UnreadableFile `FILE.TOO_LARGE`
 */
export function europassAttachment(bytes: Buffer): Buffer | undefined {
  for (const content of attachments(bytes)) {
    if (/<(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>]/.test(content.toString('latin1', 0, 4000))) return content;
  }
  return undefined;
}

/** The embedded files one by one, unpacked; at most `MOST_ATTACHMENTS` are looked at. */
function* attachments(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let count = 0; count < MOST_ATTACHMENTS; count += 1) {
    const mark = bytes.indexOf('/EmbeddedFile', from, 'latin1');
    const stream = mark < 0 ? -1 : bytes.indexOf('stream', mark, 'latin1');
    const begin = stream + (bytes[stream + 6] === 0x0d ? 8 : 7);
    const next = stream < 0 ? -1 : bytes.indexOf('endstream', begin, 'latin1');
    if (next < 0) return;
    from = mark + 13;
    // `/EmbeddedFiles` is the table of contents, not a file.
    if (bytes[from] === 0x73 || stream - mark > LONGEST_DICTIONARY) continue;
    const header = bytes.toString('latin1', Math.max(0, mark - LONGEST_DICTIONARY), stream);
    const dictionary = header.slice(header.lastIndexOf(' obj') + 1);
    const length = Number(/\/Length (\d+)(?! \d+ R)\b/.exec(dictionary)?.[1] ?? next - begin);
    const packed = bytes.subarray(begin, begin + length);
    const content = dictionary.includes('FlateDecode') ? inflate(packed) : packed;
    if (content !== undefined) yield content;
  }
}

function inflate(packed: Buffer): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: INTAKE_LIMITS.unpackedBytes });
  } catch (error) {
    if (!isOverLimit(error)) return undefined;
    throw new UnreadableFile(problem('FILE.TOO_LARGE', 'The attachment unpacks to too much.', 'A smaller file.'));
  }
}

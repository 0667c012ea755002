/** Files that begin with `<`: XML by its root element, web pages by what they say about jobs. */
import { readSkillsPassport } from './europass-skillspassport.reader';
import { readHrXmlCandidate } from './hr-xml-candidate.reader';
import { readPositionOpening } from './hr-xml-position.reader';
import { findJobPostings, type FoundPosting } from './job-posting.reader';
import { parseJson, readEach, readPostings } from './json.reader';
import { jsonLdScripts, microdataPostings } from './microdata';
import {
  type ParseOptions,
  problem,
  type ReaderResult,
  type RecordRefusal,
  UnreadableFile,
} from '../records/parsed-file';
import { parseXml } from './xml';

/** True for a web page or a piece of one, as opposed to XML. */
export function looksLikeHtml(text: string): boolean {
  const start = text
    .slice(0, 2000)
    .replace(/<!--[^>]*-->/g, '')
    .trimStart();
  return /^<(?:!doctype html|html|head|body|div|main|section|article|script|span|p|meta|h1)\b/i.test(start);
}

/**
 * Reads an XML document by its root element, whatever namespace prefix it has.
 * @throws UnreadableFile what `parseXml` throws, and `FILE.UNKNOWN_FORMAT` for another root
 */
export function readXml(text: string, options: ParseOptions): ReaderResult {
  const { root, tree } = parseXml(text);
  const place = { line: null, path: '' };
  switch (root) {
    case 'SkillsPassport':
      return readEach('europass-skillspassport', 'candidates', [tree], () => readSkillsPassport(tree, place, options));
    case 'Candidate': {
      const isEuropass = /["']http:\/\/www\.europass\.eu\//.test(text.slice(0, 4000));
      const format = isEuropass ? 'europass-candidate' : 'hr-xml-candidate';
      return readEach(format, 'candidates', [tree], () => readHrXmlCandidate(tree, place, options));
    }
    case 'PositionOpening':
      return readEach('hr-xml-position', 'openings', [tree], () => readPositionOpening(tree, place, options));
    default:
      throw new UnreadableFile(
        problem(
          'FILE.UNKNOWN_FORMAT',
          'The XML is of no format that can be imported.',
          'Root element SkillsPassport, Candidate or PositionOpening.',
        ),
      );
  }
}

/**
 * Reads the job postings of a web page: JSON-LD scripts first, microdata when there are none.
 * @throws UnreadableFile `FILE.NO_RECORDS` when the page has neither
 */
export function readHtml(html: string, options: ParseOptions): ReaderResult {
  const postings: FoundPosting[] = [];
  const refusals: RecordRefusal[] = [];
  jsonLdScripts(html).forEach((script, index) => {
    try {
      const found = findJobPostings(parseJson(script));
      postings.push(...found.map(({ root, path }) => ({ root, path: `script[${index}]${path && `.${path}`}` })));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refusals.push({ line: null, path: `script[${index}]`, problems: [error.problem] });
    }
  });
  if (postings.length === 0) postings.push(...findJobPostings(microdataPostings(html)));
  if (postings.length === 0 && refusals.length === 0) {
    throw new UnreadableFile(
      problem(
        'FILE.NO_RECORDS',
        'The page describes no job.',
        'A page with a schema.org JobPosting (JSON-LD or microdata).',
      ),
    );
  }
  const result = readPostings('jobposting-html', postings, options);
  return { ...result, refusals: [...refusals, ...result.refusals] };
}

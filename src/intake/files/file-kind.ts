/** What a file is by its first bytes, against what its name and its sender say it is: asked before anything reads it. */
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type/core';
import type { FieldProblem } from '../../common/errors';
import { problem, type SourceFile, UnreadableFile } from '../records/parsed-file';
import { listZip } from './zip-guard';

/** Kinds of files as far as names tell them apart: every textual format is one kind. */
export type FileKind = 'text' | 'workbook' | 'word' | 'pdf' | 'other';

/** Bytes that are looked at. */
const LOOKED_AT = 4096;

const BY_EXTENSION: Readonly<Record<string, FileKind>> = Object.fromEntries(
  (
    [
      ['text', 'csv tsv txt json jsonld xml html htm md'],
      ['workbook', 'xlsx'],
      ['word', 'docx'],
      ['pdf', 'pdf'],
      [
        'other',
        'xls doc rtf odt ods ppt pptx zip gz 7z rar tar png jpg jpeg gif webp tif tiff heic svg exe dll bat js',
      ],
    ] as const
  ).flatMap(([kind, extensions]) => extensions.split(' ').map((extension) => [`.${extension}`, kind])),
);

const BY_TYPE: readonly (readonly [RegExp, FileKind])[] = [
  [/^application\/pdf$/, 'pdf'],
  [/^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/, 'workbook'],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/, 'word'],
  [/^(text\/|application\/(json|ld\+json|xml)$)/, 'text'],
  [/^(image|audio|video|font)\//, 'other'],
];

/** What each kind is called where a file is refused. */
const CALLED: Readonly<Record<FileKind, string>> = {
  text: 'text',
  workbook: 'an XLSX workbook',
  word: 'a Word document',
  pdf: 'a PDF',
  other: 'something else',
};

/**
 * The kind of a file by its content. Text is told by its bytes: short marks of other formats also begin ordinary words
 * (`BM`, `MZ`), and a byte-order mark begins what looks like sound. Undefined for a damaged container.
 */
export async function kindOfContent(bytes: Buffer): Promise<FileKind | undefined> {
  const start = bytes.subarray(0, LOOKED_AT);
  const mark = start.toString('latin1', 0, 5);
  if (mark.startsWith('%PDF')) return 'pdf';
  if (mark.startsWith('PK')) return kindOfContainer(bytes);
  if (mark === '{\\rtf') return 'other';
  if (isText(start)) return 'text';
  const found = await fileTypeFromBuffer(start);
  return found?.ext === 'pdf' ? 'pdf' : 'other';
}

/**
 * The problem of a file whose content contradicts its extension or the type it was sent with; undefined when there is
 * no contradiction. Extensions and types nobody knows contradict nothing.
 */
export async function contradiction({ name, type, bytes }: SourceFile): Promise<FieldProblem | undefined> {
  if (bytes.length === 0) return undefined;
  const byName = BY_EXTENSION[path.extname(name).toLowerCase()];
  // spreadsheets on Windows send CSV as a workbook of another age: that type says nothing
  const byType = BY_TYPE.find(([form]) => form.test(type?.split(';')[0]?.trim().toLowerCase() ?? ''))?.[1];
  if (byName === undefined && byType === undefined) return undefined;
  const is = await kindOfContent(bytes);
  const said = [byName, byType].find((kind) => kind !== undefined && kind !== is);
  if (is === undefined || said === undefined) return undefined;
  return problem(
    said === byName ? 'FILE.CONTRADICTS_NAME' : 'FILE.CONTRADICTS_TYPE',
    `The ${said === byName ? 'name' : 'type'} says ${CALLED[said]}, the content is ${CALLED[is]}.`,
    'The file under the name of its own format, or saved once more in the one it is called.',
    '/file',
  );
}

function kindOfContainer(bytes: Buffer): FileKind | undefined {
  try {
    const names = new Set(listZip(bytes).map(({ name }) => name));
    if (names.has('xl/workbook.xml')) return 'workbook';
    return names.has('word/document.xml') ? 'word' : 'other';
  } catch (error) {
    // a damaged one is refused as such by whoever reads it
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

function isText(start: Buffer): boolean {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // of the control characters, texts hold tab, line ends and form feed
  return !start.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);
}

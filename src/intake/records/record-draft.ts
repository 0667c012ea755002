/**
 * A record in the making: takes texts from the tree of its source, notes what could not be used, and at the end keeps
 * everything that was not taken as unmapped text.
 */
import { createHash } from 'node:crypto';
import type { UnmappedTextDto } from '../../candidates/candidate-input.dto';
import type { FieldProblem } from '../../common/errors';
import { INTAKE_LIMITS, type ParseOptions, problem, UnreadableFile } from './parsed-file';
import type { SourceNode } from './source-node';
import { cutText, htmlToText, splitText, storable } from './texts';

/** Limits of `UnmappedTextDto` and of the list that holds it. */
const UNMAPPED = { items: 500, path: 300, text: 100_000 } as const;
/** When a record has more leftovers than the list holds, so many stand alone and the rest share items. */
const UNMAPPED_ALONE = 250;

/** What a text of the source may become. `undefined` says that it is not of the form asked for. */
export type Convert<T> = (text: string) => T | undefined;

export class RecordDraft {
  readonly notes: FieldProblem[] = [];
  private readonly kept: UnmappedTextDto[] = [];
  /** true for formats whose long texts are HTML: leftovers are kept as plain text when that loses nothing */
  markup = false;

  /** @throws UnreadableFile `RECORD.TOO_LARGE` when the record has more values than one record may have */
  constructor(
    readonly root: SourceNode,
    readonly options: ParseOptions,
  ) {
    if (root.leaves().length > INTAKE_LIMITS.valuesPerRecord) {
      throw new UnreadableFile(
        problem(
          'RECORD.TOO_LARGE',
          'The record has too many values.',
          `At most ${INTAKE_LIMITS.valuesPerRecord} values in one record.`,
        ),
      );
    }
  }

  /** Adds a note about a field; `detail` never repeats what the file says about a person. */
  note(pointer: string, code: string, detail: string, expected?: string): void {
    this.notes.push(problem(code, detail, expected, pointer));
  }

  /** Keeps a text under a path of our own, e.g. the name of the hiring organisation. */
  keep(path: string, text: string): void {
    this.kept.push({ path, text });
  }

  /** Takes the text of a place; a text over the limit is cut, and stays whole among the unmapped ones. */
  text(node: SourceNode | undefined, max: number, pointer: string): string | undefined {
    return node && this.fit([node], storable(node.text.trim()), max, pointer);
  }

  /** Takes HTML as plain text, with the same limit. Scripts and comments in it stay among the unmapped texts. */
  html(node: SourceNode | undefined, max: number, pointer: string): string | undefined {
    return this.lines(node ? [node] : [], max, pointer);
  }

  /** Takes several texts, each HTML or plain, as the lines of one field. */
  lines(nodes: readonly SourceNode[], max: number, pointer: string): string | undefined {
    const plain = nodes.map((node) => htmlToText(node.text));
    const complete = plain.every((one) => one.complete);
    if (!complete) this.note(pointer, 'FIELD.MARKUP_LEFT_OUT', 'Scripts or comments in the text were left out.');
    const text = plain.flatMap((one) => (one.text === '' ? [] : [one.text])).join('\n');
    return this.fit(complete ? nodes : [], storable(text), max, pointer);
  }

  private fit(nodes: readonly SourceNode[], text: string, max: number, pointer: string): string | undefined {
    if (text === '') return undefined;
    if (text.length <= max) {
      for (const node of nodes) node.taken = true;
      return text;
    }
    this.note(
      pointer,
      'FIELD.CUT',
      'The text was too long; the whole text is kept beside it.',
      `At most ${max} characters.`,
    );
    return cutText(text, max).trim();
  }

  /** Takes a text that must have a form; one that has not stays unmapped and is noted with what would be right. */
  value<T>(node: SourceNode | undefined, pointer: string, expected: string, convert: Convert<T>): T | undefined {
    if (node === undefined || node.text.trim() === '') return undefined;
    const value = convert(storable(node.text.trim()));
    if (value === undefined)
      this.note(pointer, 'FIELD.UNREADABLE', `\`${node.pathFrom(this.root)}\` cannot be read.`, expected);
    else node.taken = true;
    return value;
  }

  /** Like `value`, for a text that is often of another form: no note when it does not fit. */
  maybe<T>(node: SourceNode | undefined, convert: Convert<T>): T | undefined {
    const value = node === undefined ? undefined : convert(node.text.trim());
    if (value !== undefined && node) node.taken = true;
    return value;
  }

  /** Keeps what only describes a file's looks as one text instead of hundreds. */
  compact(node: SourceNode | undefined, path: string): void {
    const leaves = node?.leaves() ?? [];
    if (leaves.length === 0) return;
    this.keep(path, leaves.map((leaf) => `${leaf.pathFrom(this.root)}: ${leaf.text.trim()}`).join('\n'));
    node?.takeAll();
  }

  /** Leaves out pictures and attached files (base64), saying how large they were; other text is not touched. */
  leaveOutBinary(nodes: readonly SourceNode[]): void {
    for (const node of nodes) {
      if (node.text.length < 200 || !/^[\w\s+/=:;,.-]+$/.test(node.text)) continue;
      node.taken = true;
      const detail = `${node.text.length} characters of base64 were left out.`;
      this.note('/unmapped', 'FIELD.BINARY_LEFT_OUT', detail, 'Pictures and attachments are not imported.');
      this.keep(node.pathFrom(this.root), detail);
    }
  }

  /** SHA-256 over all that the record says, so that the same record read twice has the same key. */
  contentKey(): string {
    const lines = this.root.leaves().map((leaf) => JSON.stringify([leaf.pathFrom(this.root), leaf.text]));
    return `sha256:${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
  }

  private leftover(text: string): string {
    if (!this.markup) return text;
    const plain = htmlToText(text);
    return plain.complete && plain.text !== '' ? plain.text : text;
  }

  /** All that no field took, within the limits of the list; `undefined` when nothing is left. */
  unmapped(): UnmappedTextDto[] | undefined {
    const left = this.root
      .leaves()
      .filter((leaf) => !leaf.taken)
      .map((leaf) => ({ path: leaf.pathFrom(this.root) || 'text', text: this.leftover(leaf.text) }));
    const entries = [...this.kept, ...left].flatMap(({ path, text }) => fitEntry(storable(path), storable(text)));
    if (entries.length === 0) return undefined;
    if (entries.length <= UNMAPPED.items) return entries;
    const shared = entries.slice(UNMAPPED_ALONE).map(({ path, text }) => `${path}: ${text}`);
    return [
      ...entries.slice(0, UNMAPPED_ALONE),
      ...splitText(shared.join('\n'), UNMAPPED.text).map((text, index) => ({ path: `more[${index}]`, text })),
    ];
  }
}

function fitEntry(path: string, text: string): UnmappedTextDto[] {
  if (path.length <= UNMAPPED.path && text.length <= UNMAPPED.text) return [{ path, text }];
  const whole = path.length <= UNMAPPED.path ? text : `${path}\n${text}`;
  return splitText(whole, UNMAPPED.text).map((piece) => ({ path: cutText(path, UNMAPPED.path), text: piece }));
}

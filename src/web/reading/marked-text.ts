import type { ReadingFindingDto } from '../../intake/readings/reading.dto';

/** A piece of a text: plain, or the words of a finding. */
export interface TextPiece {
  text: string;
  /** null = plain */
  mark: { position: number; state: ReadingFindingDto['state']; current: boolean; first: boolean } | null;
}

/**
 * The text in pieces, the words of findings marked. Where marks overlap, the current finding goes before one that
 * waits, and that before one that is decided or only noted; all pieces together are the text.
 */
export function markedText(text: string, findings: readonly ReadingFindingDto[], current: number | null): TextPiece[] {
  const weight = ({ position, state }: ReadingFindingDto): number =>
    position === current ? 0 : state === 'proposed' ? 1 : state === 'noted' ? 3 : 2;
  const taken: { start: number; end: number; finding: ReadingFindingDto; first: boolean }[] = [];
  for (const finding of [...findings].sort((a, b) => weight(a) - weight(b) || a.position - b.position)) {
    finding.ranges.forEach(({ start, end }, index) => {
      if (taken.every((other) => end <= other.start || start >= other.end)) {
        taken.push({ start, end, finding, first: index === 0 });
      }
    });
  }
  taken.sort((a, b) => a.start - b.start);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { start, end, finding, first } of taken) {
    if (start > from) pieces.push({ text: text.slice(from, start), mark: null });
    const { position, state } = finding;
    pieces.push({ text: text.slice(start, end), mark: { position, state, current: position === current, first } });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mark: null });
  return pieces;
}

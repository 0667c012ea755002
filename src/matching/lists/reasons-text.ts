/** The reasons of stored lines as text. */
import type { Criterion, Part, RankedCandidate } from '../core/result';

/** The reasons of one line, as they are stored. */
export interface ReasonsText {
  parts: string;
  /** Passed gates say nothing; the undecided ones are the questions. */
  gates: string;
}

/**
 * Writes the reasons of several lists as JSON, exactly as `JSON.stringify` would. People on lists share most of their
 * criteria, and each of those is written once: half the time. Holds what it has written, so one serves one transaction.
 */
export class ReasonsWriter {
  private readonly written = new Map<Criterion, string>();

  /** What is stored of one line. */
  of({ parts, gates }: Pick<RankedCandidate, 'parts' | 'gates'>): ReasonsText {
    let text = '';
    for (const part of parts) text += text === '' ? this.part(part) : `,${this.part(part)}`;
    return { parts: `[${text}]`, gates: JSON.stringify(gates.filter(({ outcome }) => outcome !== 'met')) };
  }

  private part({ factor, points, maxPoints, criteria }: Part): string {
    let text = '';
    for (const criterion of criteria) text += text === '' ? this.criterion(criterion) : `,${this.criterion(criterion)}`;
    return `{"factor":"${factor}","points":${points},"maxPoints":${maxPoints},"criteria":[${text}]}`;
  }

  private criterion(criterion: Criterion): string {
    const before = this.written.get(criterion);
    if (before !== undefined) return before;
    const text = JSON.stringify(criterion);
    this.written.set(criterion, text);
    return text;
  }
}

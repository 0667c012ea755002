import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { Labels } from '../../taxonomy/taxonomy.types';
import type { ReadingDto, ReadingFindingDto, ReadingLineDto } from './reading.dto';
import type { ReadingFinding } from './reading-finding.entity';
import type { StoredReading } from './reading.entity';

/** One line of a list, without the text. */
export function presentReadingLine(
  { id, municipality, candidateId, openingId, textKind, language, createdAt }: StoredReading,
  waiting: number,
): ReadingLineDto {
  const at = createdAt.toISOString();
  return { id, municipality, candidateId, openingId, kind: textKind, language, waiting, createdAt: at };
}

/** The reading as the API shows it, with the text that the ranges point into. */
export function presentReading(
  reading: StoredReading,
  findings: readonly ReadingFinding[],
  taxonomy: Taxonomy,
): ReadingDto {
  const { text } = reading;
  return {
    ...presentReadingLine(reading, findings.filter(({ state }) => state === 'proposed').length),
    text,
    findings: findings.map((finding) => presentFinding(finding, text, taxonomy)),
  };
}

function presentFinding(finding: ReadingFinding, text: string, taxonomy: Taxonomy): ReadingFindingDto {
  const { position, kind, code, escoUri, polarity, confidence, match, madeBy, ranges, proposed, state, decidedBy } =
    finding;
  const { start, end } = ranges[0]!;
  return {
    position,
    kind,
    code,
    escoUri,
    labels: labelsOf(kind, code, taxonomy),
    polarity,
    confidence,
    match,
    madeBy,
    words: text.slice(start, end),
    ranges: ranges.map((range) => ({ ...range })),
    proposed: { ...proposed, skills: proposed.skills && [...proposed.skills] },
    state,
    decidedBy,
    decidedAt: finding.decidedAt?.toISOString() ?? null,
  };
}

function labelsOf(kind: ReadingFinding['kind'], code: string | null, taxonomy: Taxonomy): Labels | null {
  if (code === null) return null;
  switch (kind) {
    case 'competency':
      return taxonomy.competency(code)?.labels ?? null;
    case 'licence':
    case 'certificate':
      return taxonomy.credential(code)?.labels ?? null;
    case 'occupation':
      return taxonomy.occupation(code)?.labels ?? null;
    default:
      return null;
  }
}

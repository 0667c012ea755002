import {
  addRow,
  type Dense,
  eigen,
  gram,
  multiply,
  multiplyTransposed,
  normaliseRows,
  type SparseRows,
  zeros,
} from './dense';
import { SparseIndex, type Terms } from './sparse-index';

/** Directions of the space: more tell concepts apart, fewer bring words of like meaning together. */
const DIMENSIONS = 128;
/** Steps towards the words' best vectors; more change little. */
const STEPS = 8;
/** How strongly a word stays where the documents put it: rare words move less. */
const INERTIA = 0.3;

/** A label as the space learns from it. */
export interface SpaceLabel {
  terms: Terms;
  /** number of its concept among the documents */
  concept: number;
}

/**
 * Where concepts and words lie by meaning, learnt from a taxonomy alone. Concepts are placed by latent semantic analysis
 * of everything the taxonomy says about them (labels, descriptions, needed skills, in all languages); then each word is
 * moved so that the words of a label add up to the place of the label's concept (ridge regression over all labels). So a
 * word that no label of a concept has can still lead to it. Same input, same space.
 */
export class MeaningSpace {
  private readonly index: SparseIndex;
  private readonly concepts: Dense;
  private readonly words: Dense;

  /**
   * @param documents terms of each concept; what stands in `labels` must be among them
   * @param labels labels in the language of the questions
   */
  constructor(documents: readonly Terms[], labels: readonly SpaceLabel[]) {
    this.index = new SparseIndex(withoutLoners(documents, labels));
    const rows = documents.map((document) => this.index.vector(document));
    const { concepts, words } = latent(rows, this.index.width);
    this.concepts = concepts;
    this.words = words;
    this.teach(labels);
  }

  /** Cosine of the text with each concept, −1 to 1, in the order of the documents; 0 when no word is known. */
  scores(text: Terms): Float64Array {
    const { rows, columns, values } = this.concepts;
    const place = multiply([this.index.vector(text)], this.words);
    normaliseRows(place);
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      let sum = 0;
      for (let at = 0; at < columns; at += 1) sum += place.values[at]! * values[row * columns + at]!;
      scores[row] = sum;
    }
    return scores;
  }

  /** Conjugate gradients for all directions at once, from where the words are. A concept's labels count together. */
  private teach(labels: readonly SpaceLabel[]): void {
    const { columns } = this.words;
    const width = this.index.width;
    const counts = new Float64Array(this.concepts.rows);
    for (const { concept } of labels) counts[concept]! += 1;
    const shares = labels.map(({ concept }) => 1 / Math.sqrt(counts[concept]!));
    const rows = labels.map(({ terms }, at) =>
      this.index.vector(terms).map(([term, value]): [number, number] => [term, value * shares[at]!]),
    );
    this.scaleWords(rows, shares);
    const missing = multiply(rows, this.words);
    labels.forEach(({ concept }, at) => {
      for (let column = 0; column < columns; column += 1) {
        const place = at * columns + column;
        missing.values[place] =
          shares[at]! * this.concepts.values[concept * columns + column]! - missing.values[place]!;
      }
    });
    const rest = multiplyTransposed(rows, width, missing);
    const direction = { ...rest, values: rest.values.slice() };
    let squares = columnSquares(rest);
    for (let step = 0; step < STEPS; step += 1) {
      const moved = multiplyTransposed(rows, width, multiply(rows, direction));
      addRow(moved.values, 0, direction.values, 0, direction.values.length, INERTIA);
      const slope = columnProducts(direction, moved);
      const lengths = squares.map((square, column) => square / (slope[column]! + 1e-12));
      for (let at = 0; at < rest.values.length; at += 1) {
        const length = lengths[at % columns]!;
        this.words.values[at]! += length * direction.values[at]!;
        rest.values[at]! -= length * moved.values[at]!;
      }
      const next = columnSquares(rest);
      for (let at = 0; at < rest.values.length; at += 1) {
        const column = at % columns;
        direction.values[at] = rest.values[at]! + (next[column]! / (squares[column]! + 1e-12)) * direction.values[at]!;
      }
      squares = next;
    }
  }

  /** Brings the words to such a length that the middle label has length 1, as the concepts have. */
  private scaleWords(rows: SparseRows, shares: readonly number[]): void {
    const { columns } = this.words;
    const places = multiply(rows, this.words);
    const lengths = shares
      .map((share, row) => {
        let squares = 0;
        for (let at = row * columns; at < (row + 1) * columns; at += 1) squares += places.values[at]! ** 2;
        return Math.sqrt(squares) / share;
      })
      .filter((length) => length > 0)
      .sort((a, b) => a - b);
    const middle = lengths[lengths.length >> 1] ?? 1;
    for (let at = 0; at < this.words.values.length; at += 1) this.words.values[at]! /= middle;
  }
}

/** A term of a single document that no label has ties nothing together. */
function withoutLoners(documents: readonly Terms[], labels: readonly SpaceLabel[]): Terms[] {
  const kept = new Set(labels.flatMap(({ terms }) => [...terms.keys()]));
  const seen = new Set<string>();
  for (const document of documents) {
    for (const term of document.keys()) (seen.has(term) ? kept : seen).add(term);
  }
  return documents.map((document) => new Map([...document].filter(([term]) => kept.has(term))));
}

/**
 * Latent semantic analysis: the strongest directions of the documents by a randomised singular value decomposition (a
 * fixed start, one power step). Both sides are weighted by the root of the singular values.
 */
function latent(rows: SparseRows, width: number): { concepts: Dense; words: Dense } {
  const size = Math.min(DIMENSIONS, rows.length, width);
  let basis = orthonormal(multiply(rows, signs(width, size)));
  basis = orthonormal(multiply(rows, multiplyTransposed(rows, width, basis)));
  const across = multiplyTransposed(rows, width, basis);
  const { values, vectors } = eigen(gram(across));
  const strength = values.map((value) => Math.sqrt(Math.max(value, 1e-12)));
  const concepts = rotateColumns(basis, vectors, (column) => Math.sqrt(strength[column]!));
  normaliseRows(concepts);
  return { concepts, words: rotateColumns(across, vectors, (column) => strength[column]! ** -1.5) };
}

/** Pairwise orthogonal columns of length 1 that span the same; what is nearly nothing becomes zero. */
function orthonormal(matrix: Dense): Dense {
  const { values, vectors } = eigen(gram(matrix));
  const least = values[0]! * 1e-12;
  return rotateColumns(matrix, vectors, (column) => (values[column]! > least ? 1 / Math.sqrt(values[column]!) : 0));
}

function rotateColumns(matrix: Dense, vectors: Dense, factor: (column: number) => number): Dense {
  const { rows, columns, values } = matrix;
  const factors = Float64Array.from({ length: columns }, (_, column) => factor(column));
  const turned = zeros(rows, columns);
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    for (let from = 0; from < columns; from += 1) {
      const value = values[start + from]!;
      if (value !== 0) addRow(turned.values, start, vectors.values, from * columns, columns, value);
    }
    for (let column = 0; column < columns; column += 1) turned.values[start + column]! *= factors[column]!;
  }
  return turned;
}

/** A fixed sequence of +1 and −1 that looks like chance (xorshift). */
function signs(rows: number, columns: number): Dense {
  const matrix = zeros(rows, columns);
  let state = 0x9e3779b9;
  for (let at = 0; at < matrix.values.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    matrix.values[at] = state & 0x10000 ? 1 : -1;
  }
  return matrix;
}

function columnSquares(matrix: Dense): Float64Array {
  return columnProducts(matrix, matrix);
}

function columnProducts(one: Dense, other: Dense): Float64Array {
  const { columns, values } = one;
  const sums = new Float64Array(columns);
  for (let at = 0; at < values.length; at += 1) sums[at % columns]! += values[at]! * other.values[at]!;
  return sums;
}

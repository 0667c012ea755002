/**
 * Small dense linear algebra for word vectors. A matrix is one array, row after row; sizes stay under some ten thousand
 * rows and some hundred columns, where plain loops are quick enough.
 */

/** Row-major matrix. */
export interface Dense {
  rows: number;
  columns: number;
  values: Float64Array;
}

/** Rows of pairs (column, value): what most entries being zero makes small. */
export type SparseRows = readonly (readonly (readonly [column: number, value: number])[])[];

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Dense {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** The product of a sparse matrix and a dense one. */
export function multiply(sparse: SparseRows, dense: Dense): Dense {
  const { columns, values } = dense;
  const product = zeros(sparse.length, columns);
  sparse.forEach((row, at) => {
    for (const [column, value] of row) addRow(product.values, at * columns, values, column * columns, columns, value);
  });
  return product;
}

/** The product of the transpose of a sparse matrix (of `width` columns) and a dense one. */
export function multiplyTransposed(sparse: SparseRows, width: number, dense: Dense): Dense {
  const { columns, values } = dense;
  const product = zeros(width, columns);
  sparse.forEach((row, at) => {
    for (const [column, value] of row) addRow(product.values, column * columns, values, at * columns, columns, value);
  });
  return product;
}

/** Adds `factor` times a row of one array to a row of another, both `length` long. */
export function addRow(
  into: Float64Array,
  to: number,
  from: Float64Array,
  at: number,
  length: number,
  factor: number,
): void {
  for (let column = 0; column < length; column += 1) into[to + column]! += factor * from[at + column]!;
}

/** Scales each row to length 1; rows of zeros stay. */
export function normaliseRows({ rows, columns, values }: Dense): void {
  for (let row = 0; row < rows; row += 1) {
    let squares = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) squares += values[at]! * values[at]!;
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let at = row * columns; at < (row + 1) * columns; at += 1) values[at]! /= length;
  }
}

/** The products of all pairs of columns. */
export function gram({ rows, columns, values }: Dense): Dense {
  const found = zeros(columns, columns);
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    for (let one = 0; one < columns; one += 1) {
      const factor = values[start + one]!;
      if (factor === 0) continue;
      const into = one * columns;
      for (let other = one; other < columns; other += 1) found.values[into + other]! += factor * values[start + other]!;
    }
  }
  for (let one = 0; one < columns; one += 1) {
    for (let other = 0; other < one; other += 1)
      found.values[one * columns + other] = found.values[other * columns + one]!;
  }
  return found;
}

/** Sweeps after which the eigenvalues of a symmetric matrix of some hundred rows no longer change. */
const SWEEPS = 12;

/**
 * Eigenvalues of a symmetric matrix, biggest first, and its eigenvectors as columns, by Jacobi's rotations. The matrix is
 * used up.
 */
export function eigen(matrix: Dense): { values: Float64Array; vectors: Dense } {
  const size = matrix.rows;
  const a = matrix.values;
  const turned = zeros(size, size);
  for (let at = 0; at < size; at += 1) turned.values[at * size + at] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, turned.values, size, p, q);
  }
  const order = Array.from({ length: size }, (_, at) => at).sort((x, y) => a[y * size + y]! - a[x * size + x]!);
  const vectors = zeros(size, size);
  // rows of `turned` are the eigenvectors
  order.forEach((from, to) => {
    for (let row = 0; row < size; row += 1) vectors.values[row * size + to] = turned.values[from * size + row]!;
  });
  return { values: Float64Array.from(order, (at) => a[at * size + at]!), vectors };
}

/** Turns rows and columns p and q so that the entry between them is zero. */
function rotate(a: Float64Array, turned: Float64Array, size: number, p: number, q: number): void {
  const between = a[p * size + q]!;
  if (Math.abs(between) < 1e-12 * Math.sqrt(Math.abs(a[p * size + p]! * a[q * size + q]!)) || between === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * between);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(turned, p * size + k, q * size + k, cosine, sine);
}

function turn(values: Float64Array, one: number, other: number, cosine: number, sine: number): void {
  const x = values[one]!;
  const y = values[other]!;
  values[one] = cosine * x - sine * y;
  values[other] = sine * x + cosine * y;
}

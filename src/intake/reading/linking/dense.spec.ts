import { type Dense, eigen, gram, multiply, multiplyTransposed, normaliseRows, zeros } from './dense';

const dense = (rows: number[][]): Dense => ({
  rows: rows.length,
  columns: rows[0]!.length,
  values: Float64Array.from(rows.flat()),
});
const rowsOf = ({ rows, columns, values }: Dense) =>
  Array.from({ length: rows }, (_, row) => [...values.slice(row * columns, (row + 1) * columns)]);
const SPARSE = [[[0, 2]], [[1, 3], [2, -1]]] as const; // prettier-ignore

describe('dense', () => {
  it('multiplies a sparse matrix, and its transpose, by a dense one', () => {
    expect(rowsOf(multiply(SPARSE, dense([[1, 2], [3, 4], [5, 6]])))).toEqual([[2, 4], [4, 6]]); // prettier-ignore
    expect(rowsOf(multiplyTransposed(SPARSE, 3, dense([[1, 2], [3, 4]])))).toEqual([[2, 4], [9, 12], [-3, -4]]); // prettier-ignore
  });

  it('gives the products of all pairs of columns', () => {
    expect(rowsOf(gram(dense([[1, 2], [3, 4]])))).toEqual([[10, 14], [14, 20]]); // prettier-ignore
  });

  it('brings rows to length 1 and leaves rows of zeros', () => {
    const matrix = dense([[3, 4], [0, 0]]); // prettier-ignore
    normaliseRows(matrix);

    expect(rowsOf(matrix)).toEqual([
      [0.6, 0.8],
      [0, 0],
    ]);
  });

  it('finds eigenvalues, biggest first, with vectors that the matrix only stretches', () => {
    const rows = [
      [4, 1, 0],
      [1, 3, 1],
      [0, 1, 2],
    ];
    const { values, vectors } = eigen(dense(rows));

    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9);
    for (let column = 0; column < 3; column += 1) {
      const vector = rowsOf(vectors).map((row) => row[column]!);
      rows.forEach((row, at) => {
        const product = row.reduce((sum, value, k) => sum + value * vector[k]!, 0);
        expect(product).toBeCloseTo(values[column]! * vector[at]!);
      });
    }
  });

  it('leaves a diagonal matrix as it is', () => {
    const matrix = zeros(2, 2);
    matrix.values.set([1, 0, 0, 5]);

    expect([...eigen(matrix).values]).toEqual([5, 1]);
  });
});

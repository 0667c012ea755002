/** Words or n-grams of a text with their weight; the weight of a plain count is 1 for each occurrence. */
export type Terms = ReadonlyMap<string, number>;

/**
 * Many short texts as TF-IDF vectors of length 1, asked for their cosine with one more text. Only terms that occur
 * are stored, so a question costs as much as its terms are common.
 */
export class SparseIndex {
  readonly size: number;
  private readonly ids = new Map<string, number>();
  private readonly frequency: number[] = [];
  private readonly documents: number[][] = [];
  private readonly weights: number[][] = [];

  /** @param texts one entry each, in the order in which `scores` answers */
  constructor(texts: readonly Terms[]) {
    this.size = texts.length;
    for (const text of texts) {
      for (const term of text.keys()) {
        const id = this.ids.get(term) ?? this.ids.size;
        this.ids.set(term, id);
        this.frequency[id] = (this.frequency[id] ?? 0) + 1;
      }
    }
    for (let id = 0; id < this.ids.size; id += 1) {
      this.documents.push([]);
      this.weights.push([]);
    }
    texts.forEach((text, document) => {
      for (const [id, weight] of this.vector(text)) {
        this.documents[id]!.push(document);
        this.weights[id]!.push(weight);
      }
    });
  }

  /** How many different terms there are. */
  get width(): number {
    return this.ids.size;
  }

  /** How telling a term is: 1 for one that every text has, more the rarer it is; highest for an unknown one. */
  rarity(term: string): number {
    const id = this.ids.get(term);
    return Math.log((1 + this.size) / (1 + (id === undefined ? 0 : this.frequency[id]!))) + 1;
  }

  /** Numbers of the texts that have the term. */
  having(term: string): readonly number[] {
    const id = this.ids.get(term);
    return id === undefined ? [] : this.documents[id]!;
  }

  /** Cosine of the text with each text of the index, 0–1, in the order of the index. */
  scores(text: Terms): Float64Array {
    const scores = new Float64Array(this.size);
    for (const [id, weight] of this.vector(text)) {
      const documents = this.documents[id]!;
      const weights = this.weights[id]!;
      for (let at = 0; at < documents.length; at += 1) scores[documents[at]!]! += weight * weights[at]!;
    }
    return scores;
  }

  /** Numbers of the text's known terms with their TF-IDF weight; of length 1 when all are known. */
  vector(text: Terms): [term: number, weight: number][] {
    const parts: [number, number][] = [];
    let squares = 0;
    for (const [term, count] of text) {
      const weight = count * this.rarity(term);
      squares += weight * weight;
      const id = this.ids.get(term);
      if (id !== undefined) parts.push([id, weight]);
    }
    const length = Math.sqrt(squares) || 1;
    return parts.map(([id, weight]) => [id, weight / length]);
  }
}

/** Letter sequences of 2–4 within each word and across its edges, counted: what survives spelling and endings. */
export function letterGrams(
  words: readonly string[],
  weight = 1,
  into = new Map<string, number>(),
): Map<string, number> {
  for (const word of words) {
    const padded = ` ${word} `;
    for (let length = 2; length <= 4; length += 1) {
      for (let at = 0; at + length <= padded.length; at += 1) {
        const gram = padded.slice(at, at + length);
        into.set(gram, (into.get(gram) ?? 0) + weight);
      }
    }
  }
  return into;
}

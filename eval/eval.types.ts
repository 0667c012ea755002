/** One measured figure. `key` is what `expected.json` names it by. */
export interface Figure {
  key: string;
  /** what is measured, for people */
  title: string;
  value: number;
  /** what the project aims at; absent = only reported */
  goal?: number;
  /** a figure to compare with, e.g. plain character TF-IDF on the same data */
  anchor?: { text: string; value: number };
  /** true = smaller is better, and never compared with the committed figure (times differ by machine) */
  time?: boolean;
}

/** A part of the measuring; `undefined` = its data is not there. */
export interface EvalPart {
  name: string;
  run(data: string | undefined, options: { ablation: boolean }): Promise<PartResult | undefined>;
}

export interface PartResult {
  figures: readonly Figure[];
  /** lines of the ablation table, when asked for */
  ablation: readonly { without: string; key: string; value: number; difference: number }[];
}

/** A finding within a sentence: its place is in the sentence, its words are cut out later. */
export type Found<F> = F extends unknown ? Omit<F, 'range' | 'words'> & { start: number; end: number } : never;

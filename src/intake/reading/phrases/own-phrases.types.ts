/** Phrases of one language by competency code. A phrase may stand under several codes: the branch of the text decides then. */
export type OwnPhrases = Readonly<Record<string, readonly string[]>>;

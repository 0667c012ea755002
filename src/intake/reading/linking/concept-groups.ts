/** How an ISCO group and the concepts in it speak for each other. */
export interface GroupWeights {
  /** a group is so nearly as good as its best member, 0–1 */
  group: number;
  /** what a group's own names have goes to its members and to itself so strongly, 0–1 */
  member: number;
  /** how much a group's example title counts as its name, 0–1 */
  examples: number;
}

/** Concepts by number, and which of them is the group of which. */
export class ConceptGroups {
  /** number of each concept's group; −1 = none */
  private readonly groupOf: Int32Array;
  private readonly isGroup: Uint8Array;

  /**
   * @param concepts in the order of their numbers
   * @param codeOf code of a concept that is itself a group
   * @param groupCodeOf code of the group that a concept belongs to
   */
  constructor(
    concepts: readonly string[],
    codeOf: (concept: string) => string | undefined = () => undefined,
    groupCodeOf: (concept: string) => string | undefined = () => undefined,
  ) {
    const groups = new Map<string, number>();
    concepts.forEach((concept, at) => {
      const code = codeOf(concept);
      if (code !== undefined) groups.set(code, at);
    });
    this.isGroup = Uint8Array.from(concepts, (concept) => (codeOf(concept) === undefined ? 0 : 1));
    this.groupOf = Int32Array.from(concepts, (concept) => groups.get(groupCodeOf(concept) ?? '') ?? -1);
  }

  /** True for a concept that is an ISCO group. */
  has(concept: number): boolean {
    return this.isGroup[concept] === 1;
  }

  /** Members of each group that has any. */
  members(): Map<number, number[]> {
    const found = new Map<number, number[]>();
    this.groupOf.forEach((group, concept) => {
      if (group < 0) return;
      const list = found.get(group) ?? [];
      found.set(group, list);
      list.push(concept);
    });
    return found;
  }

  /**
   * What each concept gains by its group.
   * @param best score of each concept by its own labels
   * @param byExamples score of each concept by example titles; 0 = none
   * @returns added to every label of a concept, and the least that a label of a group gets
   */
  gains(
    best: Float64Array,
    byExamples: Float64Array,
    weight: GroupWeights,
  ): { extra: Float64Array; least: Float64Array } {
    const size = best.length;
    const extra = new Float64Array(size);
    const least = new Float64Array(size);
    const speaks = best.map((score, at) => Math.max(score, weight.examples * byExamples[at]!));
    for (let at = 0; at < size; at += 1) {
      const group = this.groupOf[at]!;
      if (group >= 0) extra[at] = weight.member * speaks[group]!;
      if (!this.isGroup[at]) continue;
      extra[at] = weight.member * speaks[at]!;
      least[at] = speaks[at]! + extra[at]!;
    }
    for (let at = 0; at < size; at += 1) {
      const group = this.groupOf[at]!;
      if (group >= 0) least[group] = Math.max(least[group]!, weight.group * (best[at]! + extra[at]!));
    }
    return { extra, least };
  }
}

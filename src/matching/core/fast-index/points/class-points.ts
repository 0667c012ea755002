/**
 * One opening's points for language and branchepakke as answers for classes, worked out with the functions the reference
 * scores with. Hours, job goal and credentials stand in `wish-points.ts`, the commute in `commute-points.ts`.
 */
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../../../language/cefr';
import { type BranchepakkePlan, stepPoints } from '../../factors/branchepakke.factor';
import {
  type LanguagePlan,
  ORAL_SKILLS,
  type SkillPlan,
  skillCredit,
  unknownCredit,
} from '../../factors/language.factor';
import { BRANCHEPAKKE_STEPS } from '../../facts';
import { pointsFor } from '../../points';
import type { Policy } from '../../policy';
import { languageOf } from '../gates/class-gates';
import { LEVEL_BITS } from '../people/facets';
import type { FactorBook } from './factor-book';
import { languageKey, packageKey } from './factor-keys';
import { FactorPoints } from './factor-points';
import type { FacetColumn } from '../people/people-columns';
import type { Vocabulary } from '../people/vocabulary';

const ORAL_BITS = ORAL_SKILLS.reduce((bits, skill) => bits | (31 << (LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS)), 0);

/** Points of a skill by its bits in a language word. */
function skillPoints(policy: Policy, { maxPoints, asked }: SkillPlan): Int32Array {
  const points = new Int32Array(1 << LEVEL_BITS);
  points[0] = pointsFor(maxPoints, unknownCredit(policy, true));
  for (let level = 1; level <= CEFR_LEVELS.length; level++) {
    points[level] = pointsFor(maxPoints, skillCredit(policy, level - 1, asked));
  }
  return points;
}

interface Alternative {
  language: number;
  tables: readonly { shift: number; points: Int32Array }[];
  nothing: number;
}

/** Points of the language factor, over the rows of `languages`. */
export class LanguagePoints extends FactorPoints {
  readonly most: number;
  private known: readonly Alternative[] | undefined;

  constructor(
    column: FacetColumn,
    book: FactorBook,
    private readonly factor: LanguagePlan,
    private readonly words: Vocabulary,
  ) {
    super(column, book.table(factor.policy, 'language', languageKey(factor, words), column.rows.size));
    this.most = factor.maxPoints;
  }

  protected workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const { maxPoints, policy } = this.factor;
    let best = 0;
    for (const { language, tables, nothing } of this.alternatives()) {
      const word = languageOf(data, starts[own]!, starts[own + 1]!, language);
      let points = 0;
      if (word === 0) points = nothing;
      else if (tables.length === 0) {
        points = (word & ORAL_BITS) === 0 ? pointsFor(maxPoints, unknownCredit(policy, true)) : maxPoints;
      } else for (const one of tables) points += one.points[(word >> one.shift) & 31]!;
      if (points > best) best = points;
    }
    return best;
  }

  /** What the accepted languages give; made when a class comes up that nobody has asked about. */
  private alternatives(): readonly Alternative[] {
    const { alternatives, maxPoints, policy } = this.factor;
    return (this.known ??= alternatives.map(({ alternative, skills }) => {
      const tables = skills.map((skill) => ({
        shift: LANGUAGE_SKILLS.indexOf(skill.skill) * LEVEL_BITS,
        points: skillPoints(policy, skill),
      }));
      const shares = skills.length > 0 ? skills.map((skill) => skill.maxPoints) : [maxPoints];
      const nothing = shares.reduce((sum, share) => sum + pointsFor(share, unknownCredit(policy, false)), 0);
      return { language: this.words.languages.find(alternative.language), tables, nothing };
    }));
  }
}

/** Points of the branchepakke factor, over the rows of `packages`. */
export class PackagePoints extends FactorPoints {
  readonly most: number;
  private readonly wanted: number;

  constructor(
    column: FacetColumn,
    book: FactorBook,
    private readonly factor: BranchepakkePlan,
    words: Vocabulary,
  ) {
    super(column, book.table(factor.policy, 'package', packageKey(factor, words), column.rows.size));
    this.most = factor.maxPoints;
    this.wanted = words.packages.find(factor.branchepakke);
  }

  protected workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const [from, to] = [starts[own]!, starts[own + 1]!];
    if (from === to) return stepPoints(this.factor, undefined);
    let at = from + 1;
    while (at < to && data[at] !== this.wanted) at += 3;
    const [step, goals] = at < to ? [data[at + 1]!, data[at + 2]!] : [0, 0];
    const held = step === 0 ? null : BRANCHEPAKKE_STEPS[step - 1];
    return goals === 0 ? stepPoints(this.factor, held) : stepPoints(this.factor, held, goals);
  }
}

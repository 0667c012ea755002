/**
 * One opening's points as answers for the classes of a facet, worked out with the functions the reference scores with, each
 * class when it comes up first. One class of objects for each factor, although they look alike: the engine compiles the
 * look-up of each for itself only when it is a function of its own. Hours, job goal and credentials stand in
 * `wish-points.ts`.
 */
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../../language/cefr';
import { type BranchepakkePlan, stepPoints } from '../factors/branchepakke.factor';
import { type CommutePlan, commutePoints } from '../factors/commute.factor';
import { type LanguagePlan, ORAL_SKILLS, type SkillPlan, skillCredit, unknownCredit } from '../factors/language.factor';
import { BRANCHEPAKKE_STEPS } from '../facts';
import { pointsFor } from '../points';
import type { Policy } from '../policy';
import { languageOf } from './class-gates';
import { type ClassMemory, POINT_MASK } from './class-memory';
import { LEVEL_BITS } from './facets';
import type { FacetColumn } from './people-columns';
import { MINUTES_UNKNOWN, type Reach } from './reach';
import type { Vocabulary } from './vocabulary';

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

/** Points of the language factor, over the rows of `languages`. */
export class LanguagePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  private readonly alternatives: readonly {
    language: number;
    tables: readonly { shift: number; points: Int32Array }[];
    nothing: number;
  }[];
  private readonly onlyWritten: number;

  constructor(
    private readonly column: FacetColumn,
    private readonly memory: ClassMemory,
    { alternatives, maxPoints, policy }: LanguagePlan,
    words: Vocabulary,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = maxPoints;
    this.onlyWritten = pointsFor(maxPoints, unknownCredit(policy, true));
    this.alternatives = alternatives.map(({ alternative, skills }) => {
      const tables = skills.map((skill) => ({
        shift: LANGUAGE_SKILLS.indexOf(skill.skill) * LEVEL_BITS,
        points: skillPoints(policy, skill),
      }));
      const shares = skills.length > 0 ? skills.map((skill) => skill.maxPoints) : [maxPoints];
      const nothing = shares.reduce((sum, share) => sum + pointsFor(share, unknownCredit(policy, false)), 0);
      return { language: words.languages.find(alternative.language), tables, nothing };
    });
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    let best = 0;
    for (const { language, tables, nothing } of this.alternatives) {
      const word = languageOf(data, starts[own]!, starts[own + 1]!, language);
      let points = 0;
      if (word === 0) points = nothing;
      else if (tables.length === 0) points = (word & ORAL_BITS) === 0 ? this.onlyWritten : this.most;
      else for (const one of tables) points += one.points[(word >> one.shift) & 31]!;
      if (points > best) best = points;
    }
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
    this.known[own] = this.turn | best;
    return best;
  }
}

/** Points of the branchepakke factor, over the rows of `packages`. */
export class PackagePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  private readonly wanted: number;
  private readonly unknown: number;
  /** points by step plus 1, without goals towards the next; 0 = no step */
  private readonly byStep: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    private readonly memory: ClassMemory,
    private readonly factor: BranchepakkePlan,
    words: Vocabulary,
  ) {
    this.unknown = stepPoints(factor, undefined);
    this.byStep = Int32Array.of(
      stepPoints(factor, null),
      ...BRANCHEPAKKE_STEPS.map((step) => stepPoints(factor, step)),
    );
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
    this.wanted = words.packages.find(factor.branchepakke);
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const [from, to] = [starts[own]!, starts[own + 1]!];
    let at = from + 1;
    while (at < to && data[at] !== this.wanted) at += 3;
    let points = this.unknown;
    if (from < to) {
      const [step, goals] = at < to ? [data[at + 1]!, data[at + 2]!] : [0, 0];
      points = goals === 0 ? this.byStep[step]! : this.withGoals(step, goals);
    }
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
    this.known[own] = this.turn | points;
    return points;
  }

  private withGoals(step: number, goals: number): number {
    return stepPoints(this.factor, step === 0 ? null : BRANCHEPAKKE_STEPS[step - 1], goals);
  }
}

/** Points of the commute factor, over the rows of `travel`. */
export class CommutePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    private readonly memory: ClassMemory,
    private readonly factor: CommutePlan,
    private readonly words: Vocabulary,
    private readonly reach: Reach,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const { legalMinutes, priorPermille } = this.factor.policy.commute;
    const minutes = this.reach.minutes(own);
    let points = 0;
    if (minutes === MINUTES_UNKNOWN) points = pointsFor(this.most, priorPermille);
    else if (minutes >= 0) {
      const limit = Math.min(this.words.amountOf(data[starts[own]! + 3]!) ?? legalMinutes, legalMinutes);
      points = commutePoints(this.factor, minutes, minutes > limit);
    }
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
    this.known[own] = this.turn | points;
    return points;
  }
}

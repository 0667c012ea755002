/** A branchepakke as a ladder: its steps, where the person stands, and the goals of the step. */
import type { BranchepakkePathDto, GoalStateDto } from '../../casework/branchepakker/branchepakke.dto';
import type { Locale } from '../../common/messages';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../../matching/core/facts';
import type { Taxonomy } from '../../taxonomy/taxonomy';

/** One rung. */
export interface Rung {
  step: BranchepakkeStep;
  label: string;
  state: 'passed' | 'present' | 'ahead';
}

/** One goal in words. */
export interface GoalView {
  label: string;
  level: number;
  heldLevel: number | null;
  required: boolean;
  observer: GoalStateDto['observer'] | null;
  observedOn: string | null;
  waived: string | null;
}

/** The ladder of one package. */
export interface LadderView {
  code: string;
  label: string;
  reachedOn: string | null;
  rungs: Rung[];
  reached: GoalView[];
  /** required goals before the next step */
  missing: GoalView[];
  nextStep: BranchepakkeStep | null;
}

/** Where a person stands in a package, as a picture and a list. */
export function ladderView(path: BranchepakkePathDto, taxonomy: Taxonomy, locale: Locale): LadderView {
  const data = taxonomy.branchepakke(path.branchepakke);
  const at = path.step === null ? -1 : BRANCHEPAKKE_STEPS.indexOf(path.step);
  const goal = (state: GoalStateDto): GoalView => ({
    label: taxonomy.competency(state.competency)?.labels[locale] ?? state.label,
    level: state.level,
    heldLevel: state.heldLevel ?? null,
    required: state.required,
    observer: state.observer ?? null,
    observedOn: state.observedOn ?? null,
    waived: state.waived ?? null,
  });
  return {
    code: path.branchepakke,
    label: data?.labels[locale] ?? path.branchepakke,
    reachedOn: path.reachedOn ?? null,
    rungs: BRANCHEPAKKE_STEPS.map((step, index) => ({
      step,
      label: data?.steps.find((one) => one.step === step)?.labels[locale] ?? step,
      state: index < at ? 'passed' : index === at ? 'present' : 'ahead',
    })),
    reached: path.reached.map(goal),
    missing: path.missing.map(goal),
    nextStep: path.nextStep,
  };
}

import type { CandidateInputDto, HeldCompetencyDto, Source } from '../../candidates/candidate-input.dto';
import { EVIDENCE } from '../../matching/core/facts';
import type { GoalObservationInputDto, Observer } from './branchepakke.dto';

const SOURCE: Readonly<Record<Observer, Source>> = {
  firm: 'employer',
  vk: 'caseworker',
  teacher: 'teacher',
  citizen: 'citizen',
};

/**
 * The person with the competency raised by an observation: what others saw is evidenced, what the person says is
 * claimed. Nothing is ever lowered: a better level, or the same level better known, stays as it is.
 */
export function raisedCompetency(input: CandidateInputDto, goal: GoalObservationInputDto): CandidateInputDto {
  const evidence = goal.observer === 'citizen' ? 'claimed' : 'evidenced';
  const { competency: code, level, on: observedOn } = goal;
  const seen: HeldCompetencyDto = { code, level, evidence, source: SOURCE[goal.observer], observedOn };
  const held = input.competencies ?? [];
  const before = held.find((one) => one.code === code);
  if (!before) return { ...input, competencies: [...held, seen] };
  const better = level > before.level && !(known(evidence) < known(before.evidence));
  const surer = known(evidence) > known(before.evidence) && level >= before.level;
  if (!better && !surer) return input;
  return { ...input, competencies: held.map((one) => (one === before ? seen : one)) };
}

function known(evidence: HeldCompetencyDto['evidence']): number {
  return EVIDENCE.indexOf(evidence);
}

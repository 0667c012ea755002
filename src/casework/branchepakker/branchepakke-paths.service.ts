import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { loadCandidate, saveCandidate } from '../../candidates/candidate.store';
import { Candidate } from '../../candidates/candidate.entity';
import { findRecord } from '../../common/api/records';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import { Conflict, type FieldProblem, NotFound } from '../../common/errors';
import { inFuture } from '../../common/field-rules';
import { given } from '../../common/given';
import { newId } from '../../common/id';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../../matching/core/facts';
import { Outbox, type Publish } from '../../queue/outbox';
import { Taxonomy } from '../../taxonomy/taxonomy';
import type { BranchepakkeData } from '../../taxonomy/taxonomy.types';
import {
  branchepakkePath,
  type GoalState,
  goalStates,
  heldLevels,
  missingBefore,
  newestSightings,
  type PathFacts,
  waiverKey,
} from './branchepakke-path';
import type {
  BranchepakkePathDto,
  GoalObservationInputDto,
  GoalStateDto,
  GoalWaiverInputDto,
  StepChangeInputDto,
} from './branchepakke.dto';
import { touchCandidate } from '../touch-candidate';
import { CandidateGoalObservation } from './goal-observation.entity';
import { CandidateGoalWaiver } from './goal-waiver.entity';
import { raisedCompetency } from './raised-competency';
import { CandidateStepChange } from './step-change.entity';

/** People on the path of a branchepakke. Whatever changes their step or competencies asks for their lists anew. */
@Injectable()
export class BranchepakkePathsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly taxonomy: Taxonomy,
  ) {}

  /** @throws NotFound when there is no such person or package */
  async get(candidateId: string, code: string): Promise<BranchepakkePathDto> {
    const data = this.packageOf(code);
    const { input } = await loadCandidate(this.dataSource.manager, candidateId);
    return this.read(this.dataSource.manager, candidateId, input, data);
  }

  /**
   * Records a goal as seen, and raises the competency; the lists the person belongs on are ranked anew.
   * @throws NotFound, InvalidInput `GOAL.NOT_OF_PACKAGE`
   */
  observe(candidateId: string, code: string, goal: GoalObservationInputDto): Promise<BranchepakkePathDto> {
    const data = this.packageOf(code);
    refuse([...notAGoal(data, goal.competency), ...inFuture(goal.on, '/on', this.clock.today())]);
    return this.change(candidateId, data, async (manager, publish, input, row) => {
      const { competency, level, observer, on, by } = goal;
      await manager.insert(CandidateGoalObservation, {
        id: newId(),
        municipality: row.municipality,
        candidateId,
        branchepakke: data.code,
        competency,
        level,
        observer,
        on,
        by,
      });
      await this.store(manager, publish, row, raisedCompetency(input, goal));
    });
  }

  /**
   * Notes that a required goal need not be reached; saying it again replaces the reason.
   * @throws NotFound, InvalidInput `GOAL.NOT_OF_STEP`
   */
  waive(candidateId: string, code: string, waiver: GoalWaiverInputDto): Promise<BranchepakkePathDto> {
    const data = this.packageOf(code);
    const on = waiver.on ?? this.clock.today();
    refuse(inFuture(on, '/on', this.clock.today()));
    return this.change(candidateId, data, async (manager, publish, input, row) => {
      const step = waiver.step ?? stepOf(input, data.code) ?? BRANCHEPAKKE_STEPS[0];
      refuse(notRequired(data, step, waiver.competency));
      const { competency, reason, by } = waiver;
      const key = { candidateId, branchepakke: data.code, step, competency };
      const before = await manager.findOne(CandidateGoalWaiver, { where: key });
      if (before) await manager.update(CandidateGoalWaiver, { id: before.id }, { reason, by, on });
      else {
        await manager.insert(CandidateGoalWaiver, {
          id: newId(),
          municipality: row.municipality,
          ...key,
          reason,
          by,
          on,
        });
      }
      await touchCandidate(manager, publish, candidateId, 'branchepakke');
    });
  }

  /**
   * Moves the person to another step.
   * @throws Conflict `BRANCHEPAKKE.GOALS_MISSING` naming the goals, or `BRANCHEPAKKE.ALREADY_THERE`
   * @throws InvalidInput a step back without a reason
   */
  move(candidateId: string, code: string, move: StepChangeInputDto): Promise<BranchepakkePathDto> {
    const data = this.packageOf(code);
    const on = move.on ?? this.clock.today();
    refuse(inFuture(on, '/on', this.clock.today()));
    return this.change(candidateId, data, async (manager, publish, input, row) => {
      const facts = await this.facts(manager, candidateId, input, data.code);
      const { step: from } = facts;
      if (from === move.to) {
        throw new Conflict('BRANCHEPAKKE.ALREADY_THERE', 'The person stands on that step already.', { step: from });
      }
      const back = from !== null && BRANCHEPAKKE_STEPS.indexOf(move.to) < BRANCHEPAKKE_STEPS.indexOf(from);
      if (back && !move.reason) refuse([REASON_FOR_STEP_BACK]);
      goalsMissing(missingBefore(data, move.to, facts), from, move.to);
      await manager.insert(CandidateStepChange, {
        id: newId(),
        municipality: row.municipality,
        candidateId,
        branchepakke: data.code,
        from,
        to: move.to,
        on,
        by: move.by,
        reason: move.reason ?? null,
      });
      const others = (input.branchepakker ?? []).filter((held) => held.code !== data.code);
      const branchepakker = [...others, { code: data.code, step: move.to, reachedOn: on }];
      await this.store(manager, publish, row, { ...input, branchepakker });
    });
  }

  private packageOf(code: string): BranchepakkeData {
    const data = this.taxonomy.on(this.clock.today()).branchepakke(code.toUpperCase());
    if (!data) throw new NotFound('branchepakke', code);
    return data;
  }

  /** Runs a change with the person's row locked, and answers where the person stands afterwards. */
  private change(
    candidateId: string,
    data: BranchepakkeData,
    work: (manager: EntityManager, publish: Publish, input: CandidateInputDto, row: Candidate) => Promise<void>,
  ): Promise<BranchepakkePathDto> {
    return this.outbox.transaction(async (manager, publish) => {
      const row = await findRecord(manager, Candidate, 'candidate', candidateId, { lock: true });
      await work(manager, publish, (await loadCandidate(manager, candidateId)).input, row);
      return this.read(manager, candidateId, (await loadCandidate(manager, candidateId)).input, data);
    });
  }

  private async store(
    manager: EntityManager,
    publish: Publish,
    { id, municipality }: Candidate,
    input: CandidateInputDto,
  ): Promise<void> {
    const { outcome } = await saveCandidate(manager, input, { id });
    if (outcome !== 'unchanged') {
      publish({ aggregate: 'candidate', aggregateId: id, municipality, reason: 'branchepakke' });
    }
  }

  private async facts(
    manager: EntityManager,
    candidateId: string,
    input: CandidateInputDto,
    branchepakke: string,
  ): Promise<PathFacts> {
    const waivers = await manager.find(CandidateGoalWaiver, { where: { candidateId, branchepakke } });
    // goals that packages share count wherever they were seen
    const observations = await manager.find(CandidateGoalObservation, { where: { candidateId } });
    return {
      step: stepOf(input, branchepakke),
      held: heldLevels(input.competencies ?? [], observations),
      waivers: new Map(waivers.map(({ step, competency, reason }) => [waiverKey(step, competency), reason])),
    };
  }

  private async read(
    manager: EntityManager,
    candidateId: string,
    input: CandidateInputDto,
    data: BranchepakkeData,
  ): Promise<BranchepakkePathDto> {
    const where = { candidateId, branchepakke: data.code };
    const path = branchepakkePath(data, await this.facts(manager, candidateId, input, data.code));
    const seen = newestSightings(await manager.find(CandidateGoalObservation, { where, order: { id: 'ASC' } }));
    const moves = await manager.find(CandidateStepChange, { where, order: { id: 'ASC' } });
    const tell = (goal: GoalState) => this.tell(goal, seen.get(goal.competency));
    return {
      branchepakke: data.code,
      step: path.step,
      nextStep: path.nextStep,
      ...given<{ reachedOn?: string }>({
        reachedOn: input.branchepakker?.find(({ code }) => code === data.code)?.reachedOn,
      }),
      verified: path.step !== null && moves.at(-1)?.to === path.step,
      reached: path.goals.filter(({ reached }) => reached).map(tell),
      next: path.goals.filter(({ reached, waived }) => !reached && waived === undefined).map(tell),
      missing: path.missing.map(tell),
      history: moves.map(({ from, to, on, by, reason }) => ({
        from,
        to,
        on,
        by,
        ...given<{ reason?: string }>({ reason }),
      })),
    };
  }

  private tell(goal: GoalState, seen: CandidateGoalObservation | undefined): GoalStateDto {
    const { step, competency, level, required, reached, held, waived } = goal;
    return {
      step,
      competency,
      label: this.taxonomy.competency(competency)?.labels.da ?? competency,
      level,
      required,
      reached,
      ...given<Partial<GoalStateDto>>({
        heldLevel: held?.level,
        evidence: held?.evidence,
        observer: seen?.observer,
        observedOn: seen?.on,
        waived,
      }),
    };
  }
}

const REASON_FOR_STEP_BACK: FieldProblem = {
  pointer: '/reason',
  code: 'FIELD.REQUIRED',
  detail: 'is missing',
  expected: 'the reason of the step back',
};

function stepOf({ branchepakker }: CandidateInputDto, code: string): BranchepakkeStep | null {
  return branchepakker?.find((held) => held.code === code)?.step ?? null;
}

function notAGoal({ code, steps }: BranchepakkeData, competency: string): FieldProblem[] {
  if (steps.some(({ goals }) => goals.some((goal) => goal.competency === competency))) return [];
  return [
    {
      pointer: '/competency',
      code: 'GOAL.NOT_OF_PACKAGE',
      detail: `${code} has no such goal`,
      expected: `a goal of GET /branchepakker/${code}`,
    },
  ];
}

function notRequired(data: BranchepakkeData, step: BranchepakkeStep, competency: string): FieldProblem[] {
  const goals = goalStates(data, step, { step, held: new Map(), waivers: new Map() });
  if (goals.some((goal) => goal.required && goal.competency === competency)) return [];
  return [
    {
      pointer: '/competency',
      code: 'GOAL.NOT_OF_STEP',
      detail: `is no required goal of step ${step}`,
      expected: 'a required goal of the step',
    },
  ];
}

function goalsMissing(missing: readonly GoalState[], from: BranchepakkeStep | null, to: BranchepakkeStep): void {
  if (missing.length === 0) return;
  throw new Conflict(
    'BRANCHEPAKKE.GOALS_MISSING',
    'Required goals are neither reached nor waived: see them reached, or waive them with a reason.',
    { from, to, missing: missing.map(({ step, competency, level }) => ({ step, competency, level })) },
  );
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Source } from '../../candidates/candidate-input.dto';
import { Geography } from '../../geography/geography';
import type { Evidence } from '../../matching/core/facts';
import type { ExplanationDto } from '../../matching/answers/explanation.dto';
import type { CriterionDto, GateDto } from '../../matching/answers/reason.dto';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import type { SchemeAnswerDto } from '../../matching/answers/scheme-answer.dto';
import { ownerChip, type OwnerChip, scoreView, type ScoreView } from '../openings/ranked-line.presenter';
import { type EarlierContact, earlierContact, nameOf, type PersonFacts, personFacts } from '../people/people.queries';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** How far a person is with one task (domain.md §7.4). */
export type Mastery = 'masters' | 'learning' | 'missing' | 'unknown';

/** One task or licence against what is known of the person. */
export interface TaskRow {
  mastery: Mastery;
  need: string;
  sentence: string;
  points: number;
  maxPoints: number;
  evidence: Evidence | null;
  source: Source | null;
  observedOn: string | null;
}

/** Everything the page of one match shows. */
export interface MatchView extends ScoreView {
  openingId: string;
  candidateId: string;
  pseudonym: string;
  /** only for whoever has the case */
  name: string | null;
  owner: OwnerChip | null;
  person: PersonFacts | null;
  town: string | null;
  eligible: boolean;
  rank: number | null;
  eligibleCount: number;
  considered: number;
  policyVersion: string;
  asOf: string;
  tasks: TaskRow[];
  /** factors other than the tasks, each with its criteria */
  others: { factor: string; label: string; points: number; maxPoints: number; criteria: CriterionDto[] }[];
  closed: GateDto[];
  undecided: GateDto[];
  passed: GateDto[];
  questions: { sentence: string; pointsAtStake: number }[];
  lifts: { sentence: string; gain: number; total: number; rank: number | null; eligible: boolean }[];
  schemes: SchemeAnswerDto[];
  /** where the person will probably stand on the first day; empty without a pace */
  projection: string[];
  contact: EarlierContact[];
}

/** Explains one person for one opening in full. */
@Injectable()
export class MatchPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: RankingViewsService,
    private readonly geography: Geography,
  ) {}

  /** @throws NotFound */
  async of(openingId: string, candidateId: string, viewer: Viewer): Promise<MatchView> {
    const explained = await this.views.explain(openingId, candidateId, viewer.locale);
    const [people, contact, tasks, known] = await Promise.all([
      personFacts(this.dataSource, [candidateId]),
      earlierContact(this.dataSource, openingId, [candidateId]),
      this.tasks(explained),
      rightsOf(viewer).mayWith(this.dataSource.manager, 'read', 'Identity', candidateId),
    ]);
    const person = people.get(candidateId) ?? null;
    const gates = (outcome: string) => explained.gates.filter((gate) => gate.outcome === outcome);
    return {
      ...scoreView(explained),
      openingId,
      candidateId,
      pseudonym: explained.pseudonym,
      name: known ? await nameOf(this.dataSource, candidateId) : null,
      owner: ownerChip(person?.owner ?? null, viewer.colleagues),
      person,
      town: person?.postalCode ? (this.geography.postalCode(person.postalCode)?.name ?? null) : null,
      eligible: explained.eligible,
      rank: explained.rank,
      eligibleCount: explained.eligibleCount,
      considered: explained.considered,
      policyVersion: explained.policyVersion,
      asOf: explained.asOf,
      tasks,
      others: explained.parts.filter(({ factor }) => factor !== 'competencies'),
      closed: gates('not_met'),
      undecided: gates('unknown'),
      passed: gates('met'),
      questions: explained.questions.map(({ sentence, pointsAtStake }) => ({ sentence, pointsAtStake })),
      lifts: explained.lifts.map(({ sentence, gain, total, rank, eligible }) => ({
        sentence,
        gain,
        total,
        rank,
        eligible,
      })),
      schemes: explained.schemes,
      projection: explained.projection?.sentences ?? [],
      contact: contact.get(candidateId) ?? [],
    };
  }

  private async tasks({ candidateId, parts }: ExplanationDto): Promise<TaskRow[]> {
    const criteria = parts.find(({ factor }) => factor === 'competencies')?.criteria ?? [];
    const records = await this.records(candidateId);
    return criteria.map((criterion) => {
      const { facts = {} } = criterion;
      const key = String(facts.via ?? facts.competency ?? facts.credential ?? '');
      const record = records.get(key);
      return {
        mastery: masteryOf(criterion),
        need: criterion.code.split('.')[1] ?? 'must',
        sentence: criterion.sentence,
        points: criterion.points,
        maxPoints: criterion.maxPoints,
        evidence: record?.evidence ?? null,
        source: record?.source ?? null,
        observedOn: record?.observedOn ?? null,
      };
    });
  }

  private async records(candidateId: string): Promise<Map<string, EvidenceRow>> {
    const rows: EvidenceRow[] = await this.dataSource.query(
      `select competency as code, evidence, source, observed_on::text as "observedOn"
       from candidate_competencies where candidate_id = $1
       union all
       select credential, null, source, null from candidate_credentials where candidate_id = $1`,
      [candidateId],
    );
    return new Map(rows.map((row) => [row.code, row]));
  }
}

interface EvidenceRow {
  code: string;
  evidence: Evidence | null;
  source: Source | null;
  observedOn: string | null;
}

/** Met = masters; below the level or only something related = learning; nothing of it = missing; not recorded = unknown. */
export function masteryOf({ outcome, facts = {} }: Pick<CriterionDto, 'outcome' | 'facts'>): Mastery {
  if (outcome === 'met') return 'masters';
  if (outcome === 'unknown') return 'unknown';
  const level = facts.level;
  return typeof level === 'number' && level > 0 ? 'learning' : 'missing';
}

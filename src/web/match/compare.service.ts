import { Injectable } from '@nestjs/common';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import type { CriterionDto } from '../../matching/answers/reason.dto';
import {
  ownerChip,
  type OwnerChip,
  schemeView,
  type SchemeView,
  scoreView,
  type ScoreView,
} from '../openings/ranked-line.presenter';
import { DataSource } from 'typeorm';
import { isId } from '../forms/form-values';
import { personFacts } from '../people/people.queries';
import type { Viewer } from '../viewer/viewer';

/** How many people stand side by side. */
export const COMPARED = { least: 2, most: 4 } as const;

/** One person of the comparison. */
export interface ComparedPerson extends ScoreView {
  candidateId: string;
  pseudonym: string;
  owner: OwnerChip | null;
  rank: number | null;
  eligible: boolean;
  excludedBy: string[];
  questions: string[];
  lifts: { sentence: string; gain: number; rank: number | null }[];
  schemes: SchemeView[];
  waitingSince: string | null;
  availableFrom: string | null;
}

/** People side by side: columns are people, rows the factors with their criteria. */
export interface Comparison {
  people: ComparedPerson[];
  rows: { factor: string; label: string; cells: { points: number; maxPoints: number; criteria: CriterionDto[] }[] }[];
}

/** Puts people side by side for one opening. */
@Injectable()
export class CompareService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: RankingViewsService,
  ) {}

  /**
   * The first four known people; null when fewer than two were chosen.
   * @param asked ids, each alone or before a dot with the version of its suggestion, as the list sends them
   * @throws NotFound
   */
  async of(openingId: string, asked: readonly string[], viewer: Viewer): Promise<Comparison | null> {
    const ids = [...new Set(asked.map((text) => text.split('.')[0]!))].filter(isId).slice(0, COMPARED.most);
    if (ids.length < COMPARED.least) return null;
    const explained = await Promise.all(ids.map((id) => this.views.explain(openingId, id, viewer.locale)));
    const facts = await personFacts(this.dataSource, ids);
    const people = explained.map((one): ComparedPerson => {
      const person = facts.get(one.candidateId);
      return {
        ...scoreView(one),
        candidateId: one.candidateId,
        pseudonym: one.pseudonym,
        owner: ownerChip(person?.owner ?? null, viewer.colleagues),
        rank: one.rank,
        eligible: one.eligible,
        excludedBy: one.gates.flatMap(({ outcome, sentence }) => (outcome === 'not_met' && sentence ? [sentence] : [])),
        questions: one.questions.map(({ sentence }) => sentence),
        lifts: one.lifts.slice(0, 3).map(({ sentence, gain, rank }) => ({ sentence, gain, rank })),
        schemes: one.schemes.map(schemeView),
        waitingSince: person?.waitingSince ?? null,
        availableFrom: person?.availableFrom ?? null,
      };
    });
    const rows = (explained[0]?.parts ?? []).map(({ factor, label }) => ({
      factor,
      label,
      cells: explained.map((one) => {
        const part = one.parts.find((each) => each.factor === factor);
        return { points: part?.points ?? 0, maxPoints: part?.maxPoints ?? 0, criteria: part?.criteria ?? [] };
      }),
    }));
    return { people, rows };
  }
}

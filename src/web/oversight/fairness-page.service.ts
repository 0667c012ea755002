import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ALL_MUNICIPALITIES } from '../../access';
import { Clock } from '../../common/clock';
import type { FairnessReport } from '../../fairness/fairness-report';
import { FairnessService } from '../../fairness/fairness.service';
import { SMALLEST_CELL } from '../../fairness/suppression';
import { Geography } from '../../geography/geography';
import { Formats } from '../view/formats';
import { PageAnswer } from '../view/page-answer';
import { PageMessages } from '../view/page-messages';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { FAIRNESS_FILE, fairnessAddress, fairnessQuery, type FairnessQuery, monthsToChoose } from './fairness-query';
import { fairnessFile, fairnessTables, signalsOf } from './fairness-tables';

/** Who gets how far, by group (domain.md §9.4): figures of the own municipality, no names and no pseudonyms. */
@Injectable()
export class FairnessPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly fairness: FairnessService,
    private readonly geography: Geography,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  async of(viewer: Viewer, parameters: URLSearchParams): Promise<PageAnswer> {
    const query = fairnessQuery(parameters, viewer.colleagues);
    const [report, opening] = await Promise.all([this.report(viewer, query), this.titleOf(viewer, query.openingId)]);
    const [text, formats] = [new PageMessages(viewer.locale).text, new Formats(viewer.locale)];
    return new PageAnswer('oversight/fairness', {
      title: this.view.text(viewer.locale, 'fairness.title'),
      nav: 'fairness',
      query,
      opening,
      municipality: this.geography.municipality(rightsOf(viewer).principal.municipality)?.name ?? null,
      months: monthsToChoose(this.clock.today(), query.month),
      people: report.people,
      least: SMALLEST_CELL,
      signals: signalsOf(report, text, formats),
      unsure: report.cells.filter(({ signal }) => signal === 'unsure').length,
      compared: report.cells.filter(({ ratio }) => ratio !== null && ratio !== 1).length,
      tables: fairnessTables(report, text, formats),
      links: {
        file: fairnessAddress(query, FAIRNESS_FILE),
        anyOpening: fairnessAddress({ ...query, openingId: null }),
      },
    });
  }

  /** The same figures as a table for a spreadsheet. */
  async table(viewer: Viewer, parameters: URLSearchParams): Promise<string[][]> {
    const report = await this.report(viewer, fairnessQuery(parameters, viewer.colleagues));
    return fairnessFile(report, new PageMessages(viewer.locale).text, new Formats(viewer.locale));
  }

  /** @throws NotAllowed */
  private report(viewer: Viewer, { openingId, month, owner }: FairnessQuery): Promise<FairnessReport> {
    const { municipality: own } = rightsOf(viewer).principal;
    const municipality = own === ALL_MUNICIPALITIES ? undefined : own;
    if (municipality !== undefined) rightsOf(viewer).demand('read', 'Fairness', { municipality });
    return this.fairness.report({
      municipality,
      openingId: openingId ?? undefined,
      month: month ?? undefined,
      owner: owner ?? undefined,
    });
  }

  /** The opening's title, for whoever may read openings; null for others and for none. */
  private async titleOf(viewer: Viewer, id: string | null): Promise<string | null> {
    if (id === null) return null;
    const values: unknown[] = [id];
    const within = rightsOf(viewer).sql('read', 'Opening', 'o', values);
    const [row] = await this.dataSource.query<{ title: string }[]>(
      `select o.title from openings o where o.id = $1 and (${within})`,
      values,
    );
    return row?.title ?? null;
  }
}

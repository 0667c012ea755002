import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import type { FairnessReport } from './fairness-report';
import { type FairnessFilter, loadReport } from './fairness.loader';

/** Figures on who gets how far. */
@Injectable()
export class FairnessService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The report of a municipality, an opening's list, a month or a consultant's people. */
  async report(filter: FairnessFilter): Promise<FairnessReport> {
    return loadReport(this.dataSource.manager, filter, this.clock.today());
  }
}

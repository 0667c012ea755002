import { Column, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** A row that belongs to one candidate and goes with it. `position` keeps the order in which the list was given. */
export abstract class CandidateChild extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @Column('smallint')
  position: number;
}

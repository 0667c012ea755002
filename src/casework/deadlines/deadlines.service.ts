import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../../access';
import { newestFirst } from '../../common/api/listing';
import { decodeCursor, type Page, pageOf } from '../../common/api/pages';
import { Clock } from '../../common/clock';
import { given } from '../../common/given';
import { newId } from '../../common/id';
import { insertRows } from '../../database/insert-rows';
import type { IsoDate } from '../../matching/core/facts';
import { type DeadlineAnswer, explainDeadline, RuleBook } from '../../schemes';
import { clauseText } from '../../schemes/clauses';
import { deadlineCode } from '../../schemes/deadlines/deadline-rules';
import type {
  DeadlineBreachDto,
  DeadlineBreachQueryDto,
  DeadlineDto,
  DeadlinePageDto,
  DeadlineQueryDto,
} from './deadline.dto';
import { DeadlineBreach } from './deadline-breach.entity';
import { type DeadlineFilter, type DeadlineLine, lineKeys, type LineKeys } from './deadline-list';
import { isOf, statusAndKind, unpacked } from './packed-deadline';
import { PersonKeeper } from './person-keeper';
import type { FoundDeadline } from './sorted-deadlines';

/** Breaches that one statement stores. */
const RECORDED_TOGETHER = 1000;

/** How many people of a caseload have such a deadline; somebody may be counted as both overdue and due. */
export interface DeadlinePeople {
  overdue: number;
  /** of the overdue: with one that passed lately */
  lately: number;
  due: number;
}

/** What a list of one's own deadlines needs of each. */
export type OwnDeadline = Pick<DeadlineDto, 'candidateId' | 'pseudonym' | 'kind' | 'status' | 'dueOn'>;

/** Deadlines that must not be missed (domain.md §2.3), and a record of those that were. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keeper: PersonKeeper,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {}

  /** A page of the list, overdue first. */
  async list(access: Access, query: DeadlineQueryDto): Promise<DeadlinePageDto> {
    const asOf = this.clock.today();
    const after = query.cursor === undefined ? undefined : (decodeCursor(query.cursor, KEYS) as unknown as LineKeys);
    const statuses: DeadlineFilter['statuses'] = query.status ? [query.status] : ['overdue', 'due'];
    const filter = { ...query, statuses, municipalities: inReachOf(access) };
    const found = (await this.sorted(asOf)).wanted(filter, { after, limit: query.limit + 1 });
    return {
      ...pageOf(this.told(found, asOf), query.limit, lineKeys, presentDeadline),
      asOf,
      rulesVersion: this.rules.version,
    };
  }

  /**
   * All overdue and due deadlines of one consultant's people, not in pages and without their words: a caseload is small,
   * and few of it are shown.
   */
  async ofOwner(owner: string, municipality: string): Promise<OwnDeadline[]> {
    const found = (await this.sorted(this.clock.today())).wanted({ owner, municipality, statuses: ['overdue', 'due'] });
    return found.map(({ person: { id: candidateId, pseudonym }, deadline }) => {
      const { status, dueOn, kind } = unpacked(deadline);
      return { candidateId, pseudonym, status, dueOn, kind };
    });
  }

  /** One person's deadlines of today in words, by kind. */
  wordsOf(candidateId: string): Map<string, DeadlineDto['text']> {
    const person = this.keeper.person(candidateId);
    const answers = person ? this.keeper.answers(person, this.clock.today()) : [];
    return new Map(answers.map((answer) => [answer.kind, textOf(answer)]));
  }

  /**
   * How many people of a municipality have a deadline that has passed or is near, by initials of who has the case; null
   * = nobody has it. The same people as the boards show. @param since `YYYY-MM-DD`: first day of what has passed lately
   */
  async peopleByOwner(municipality: string, since: string): Promise<Map<string | null, DeadlinePeople>> {
    const asOf = this.clock.today();
    await this.sorted(asOf);
    const [isOverdue, isLate, isDue] = [isOf('overdue'), isOf('overdue', since), isOf('due')];
    const counts = new Map<string | null, DeadlinePeople>();
    for (const person of this.keeper.people()) {
      if (person.municipality !== municipality) continue;
      const marks = this.keeper.marks(person, asOf);
      const count = counts.get(person.owner) ?? { overdue: 0, lately: 0, due: 0 };
      counts.set(person.owner, count);
      if (marks.some(isOverdue)) count.overdue += 1;
      if (marks.some(isLate)) count.lately += 1;
      if (marks.some(isDue)) count.due += 1;
    }
    return counts;
  }

  /**
   * Job `record-breaches`: records every deadline that is overdue today and was not recorded before. Safe to run twice
   * and side by side: a person, kind and due day stand in the table once. Answers how many were new.
   */
  async recordBreaches(): Promise<number> {
    const asOf = this.clock.today();
    const overdue = (await this.sorted(asOf)).wanted({ statuses: ['overdue'] });
    let recorded = 0;
    for (let start = 0; start < overdue.length; start += RECORDED_TOGETHER) {
      const rows = overdue.slice(start, start + RECORDED_TOGETHER).flatMap((line) => this.breach(line, asOf));
      recorded += await insertRows(this.dataSource.manager, DeadlineBreach, rows, { skipKnown: true });
    }
    return recorded;
  }

  /** Recorded breaches, newest first. */
  async breaches(access: Access, query: DeadlineBreachQueryDto): Promise<Page<DeadlineBreachDto>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(DeadlineBreach, 'b')
      .innerJoin('b.candidate', 'c')
      .where('c.deletedAt is null');
    for (const filter of ['owner', 'kind', 'municipality', 'candidateId'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`b.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    return newestFirst(access.narrow(rows, 'read', 'Deadline', 'c'), query, presentBreach);
  }

  private async sorted(asOf: IsoDate): Promise<ReturnType<PersonKeeper['deadlines']>> {
    await this.keeper.catchUp();
    return this.keeper.deadlines(asOf);
  }

  /** The lines with what the rules say about them. */
  private told(found: readonly FoundDeadline[], asOf: IsoDate): DeadlineLine[] {
    const answers = new Map<string, DeadlineAnswer[]>();
    return found.flatMap(({ person, deadline }) => {
      const own = answers.get(person.id) ?? this.keeper.answers(person, asOf);
      answers.set(person.id, own);
      const { kind } = statusAndKind(deadline);
      return own.filter((answer) => answer.kind === kind).map((answer) => ({ person, answer }));
    });
  }

  private breach({ person, deadline }: FoundDeadline, asOf: IsoDate): Omit<DeadlineBreach, 'candidate'>[] {
    const { kind, dueOn } = unpacked(deadline);
    const period = this.rules.inForce(deadlineCode(kind), asOf);
    if (dueOn === null || period === undefined) return [];
    const { id: candidateId, municipality, owner } = person;
    const { clause, validFrom: ruleValidFrom } = period;
    return [{ id: newId(), municipality, candidateId, kind, dueOn, recordedOn: asOf, clause, ruleValidFrom, owner }];
  }
}

/** Whether deadlines of a municipality are within reach; asked once for each. */
function inReachOf(access: Access): (municipality: string) => boolean {
  const known = new Map<string, boolean>();
  return (municipality) => {
    const answer = known.get(municipality) ?? access.may('read', 'Deadline', { municipality });
    known.set(municipality, answer);
    return answer;
  };
}

const KEYS = ['number', 'date', 'uuid', 'string'] as const;

function presentDeadline({ person, answer }: DeadlineLine): DeadlineDto {
  return {
    candidateId: person.id,
    pseudonym: person.pseudonym,
    municipality: person.municipality,
    ...given<{ owner?: string }>({ owner: person.owner }),
    kind: answer.kind,
    code: answer.code,
    status: answer.status,
    dueOn: answer.dueOn,
    actBy: answer.actBy,
    text: textOf(answer),
    clause: answer.clause,
    clauseText: { da: clauseText(answer.clause, 'da'), en: clauseText(answer.clause, 'en') },
    source: answer.source,
    uncertain: answer.uncertain,
    assumption: answer.assumption,
    missing: answer.missing,
  };
}

function textOf(answer: DeadlineAnswer): DeadlineDto['text'] {
  return { da: explainDeadline(answer, 'da'), en: explainDeadline(answer, 'en') };
}

function presentBreach(row: DeadlineBreach): DeadlineBreachDto {
  const { id, candidateId, kind, dueOn, recordedOn, clause, ruleValidFrom, owner } = row;
  return { id, candidateId, kind, dueOn, recordedOn, clause, ruleValidFrom, ...given<{ owner?: string }>({ owner }) };
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../access';
import { newestFirst } from '../common/api/listing';
import type { Page } from '../common/api/pages';
import { refuse } from '../common/api/refuse';
import { Clock } from '../common/clock';
import { NotFound } from '../common/errors';
import { newId } from '../common/id';
import type { ReplyDto, ReplyQueryDto } from './employer-reply.dto';
import { type EmployerAnswer, EmployerReply } from './employer-reply.entity';

const LONGEST_TEXT = 500;

/** States in which an employer can answer to a profile: a person has decided to show it, and nobody is hired yet. */
export const ANSWERABLE_STATES = ['accepted', 'proposed', 'interview', 'offer'] as const;

/** A reply that waits for the consultant. */
export interface WaitingReply {
  id: string;
  suggestionId: string;
  openingId: string;
  title: string;
  employer: string | null;
  candidateId: string;
  pseudonym: string;
  answer: EmployerAnswer;
  text: string | null;
  at: Date;
}

/** Answers of employers to anonymous profiles. An answer changes no state: a colleague follows it up (domain.md §9.2). */
@Injectable()
export class EmployerRepliesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an answer; an earlier one that nobody has followed up is replaced.
   * @param cvr of the employer who answers: only profiles shown for its own openings can be answered
   * @throws NotFound, InvalidInput
   */
  async reply(suggestionId: string, cvr: string, answer: EmployerAnswer, text: string): Promise<void> {
    const words = text.trim();
    if (words.length > LONGEST_TEXT) {
      refuse([
        {
          pointer: '/text',
          code: 'FIELD.TOO_LONG',
          detail: 'is too long',
          expected: `at most ${LONGEST_TEXT} characters`,
        },
      ]);
    }
    await this.dataSource.transaction(async (manager) => {
      const [shown] = await manager.query<{ municipality: string }[]>(
        `select s.municipality from suggestions s join openings o on o.id = s.opening_id
         join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
         where s.id = $1 and e.cvr = $2 and s.state = any($3::text[]) and o.deleted_at is null for update of s`,
        [suggestionId, cvr, ANSWERABLE_STATES],
      );
      if (!shown) throw new NotFound('profile', suggestionId);
      await manager.query('delete from employer_replies where suggestion_id = $1 and handled_at is null', [
        suggestionId,
      ]);
      await manager.insert(EmployerReply, {
        id: newId(),
        municipality: shown.municipality,
        suggestionId,
        answer,
        text: words || null,
        at: this.clock.now(),
      });
    });
  }

  /** The last answer to each of several profiles. */
  async latest(suggestionIds: readonly string[]): Promise<Map<string, { answer: EmployerAnswer; at: Date }>> {
    const rows: { suggestionId: string; answer: EmployerAnswer; at: Date }[] = await this.dataSource.query(
      `select distinct on (suggestion_id) suggestion_id as "suggestionId", answer, at from employer_replies
       where suggestion_id = any($1::uuid[]) order by suggestion_id, at desc, id desc`,
      [suggestionIds],
    );
    return new Map(rows.map(({ suggestionId, ...reply }) => [suggestionId, reply]));
  }

  /** Replies nobody has followed up, the oldest first: of openings or people a colleague has; everybody's without initials. */
  waiting(municipality: string, initials: string | null, limit = 20): Promise<WaitingReply[]> {
    return this.dataSource.query(
      `select r.id, r.suggestion_id as "suggestionId", s.opening_id as "openingId", o.title, e.name as employer,
         s.candidate_id as "candidateId", c.pseudonym, r.answer, r.text, r.at
       from employer_replies r join suggestions s on s.id = r.suggestion_id join openings o on o.id = s.opening_id
       join candidates c on c.id = s.candidate_id left join workplaces w on w.id = o.workplace_id
       left join employers e on e.id = w.employer_id
       where r.municipality = $1 and r.handled_at is null and o.deleted_at is null and c.deleted_at is null
         and ($2::text is null or o.owner = $2 or c.owner = $2 or o.owner is null)
       order by r.at, r.id limit $3`,
      [municipality, initials, limit],
    );
  }

  /** Replies in pages, newest first. */
  list(access: Access, { waiting, openingId, ...page }: ReplyQueryDto): Promise<Page<ReplyDto>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(EmployerReply, 'r')
      .innerJoinAndSelect('r.suggestion', 's')
      .innerJoin('s.opening', 'o')
      .innerJoin('s.candidate', 'c')
      .where('o.deletedAt is null and c.deletedAt is null');
    if (waiting !== undefined) rows.andWhere(`r.handledAt is ${waiting === 'true' ? '' : 'not '}null`);
    if (openingId !== undefined) rows.andWhere('s.openingId = :openingId', { openingId });
    return newestFirst(access.narrow(rows, 'read', 'EmployerReply'), page, presentReply);
  }

  /** @throws NotFound */
  async get(id: string): Promise<ReplyDto> {
    const row = await this.dataSource.manager.findOne(EmployerReply, {
      where: { id },
      relations: { suggestion: true },
    });
    if (!row) throw new NotFound('reply', id);
    return presentReply(row);
  }

  /** Marks a reply as followed up. @throws NotFound when it is gone or was handled by somebody else meanwhile */
  async handle(id: string, by: string): Promise<void> {
    const { affected } = await this.dataSource.manager
      .createQueryBuilder()
      .update(EmployerReply)
      .set({ handledBy: by, handledAt: this.clock.now() })
      .where('id = :id and handled_at is null', { id })
      .execute();
    if (affected === 0) throw new NotFound('reply', id);
  }
}

function presentReply({
  id,
  suggestionId,
  suggestion,
  answer,
  text,
  at,
  handledBy,
  handledAt,
}: EmployerReply): ReplyDto {
  return {
    id,
    version: handledAt === null ? 1 : 2,
    suggestionId,
    openingId: suggestion!.openingId,
    candidateId: suggestion!.candidateId,
    answer,
    text,
    at: at.toISOString(),
    handledBy,
    handledAt: handledAt && handledAt.toISOString(),
  };
}

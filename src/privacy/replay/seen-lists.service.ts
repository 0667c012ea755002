import { Injectable } from '@nestjs/common';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataSource, In, LessThanOrEqual } from 'typeorm';
import type { Access } from '../../access';
import { newestFirst } from '../../common/api/listing';
import type { Page } from '../../common/api/pages';
import { NotFound, Refusal } from '../../common/errors';
import { SuggestionEvent } from '../../suggestions/suggestion-event.entity';
import { SeenContent } from './seen-content.entity';
import { SeenFacts } from './seen-facts.entity';
import type { SeenListDto, SeenListLineDto, SeenListQueryDto } from './seen-list.dto';
import { SeenList } from './seen-list.entity';

const unpack = promisify(gunzip);

/** Shows again what was shown: the exact answer, what it rested on, and what people decided before and after. */
@Injectable()
export class SeenListsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, by opening or by who saw it. */
  async list(access: Access, query: SeenListQueryDto): Promise<Page<SeenListLineDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(SeenList, 'l');
    for (const filter of ['openingId', 'actorId'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`l.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    return newestFirst(access.narrow(rows, 'read', 'SeenList'), query, presentLine);
  }

  /** @throws NotFound; Refusal 410 `SEEN_LIST.ERASED` when somebody on the list was erased meanwhile */
  async replay(id: string): Promise<SeenListDto> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(SeenList, { id });
    if (!row) throw new NotFound('seen_list', id);
    const content = await manager.findOneBy(SeenContent, { hash: row.contentHash });
    if (!content?.body) {
      throw new Refusal('SEEN_LIST.ERASED', 410, 'The list named somebody whose data was erased since.');
    }
    const facts = await manager.findBy(SeenFacts, { hash: In(row.factHashes) });
    return {
      ...presentLine(row),
      contentHash: row.contentHash,
      mediaType: row.mediaType,
      request: row.request,
      answer: (await unpack(content.body)).toString('utf8'),
      facts: facts.map((one) => ({ candidateId: one.candidateId, facts: one.facts })),
      decisions: row.openingId ? await this.decisions(row.openingId, row.seenAt) : [],
    };
  }

  private async decisions(openingId: string, until: Date): Promise<SeenListDto['decisions']> {
    const events = await this.dataSource.manager.find(SuggestionEvent, {
      relations: { suggestion: true },
      where: { suggestion: { openingId }, at: LessThanOrEqual(until) },
      order: { id: 'ASC' },
    });
    return events.map(({ suggestion, from, to, reasonCode, by, at }) => ({
      candidateId: suggestion!.candidateId,
      from,
      to,
      reasonCode,
      by,
      at: at.toISOString(),
    }));
  }
}

function presentLine(row: SeenList): SeenListLineDto {
  const { id, seenAt, actorId, actorRole, openingId, runId, address, policyVersion, rulesVersion } = row;
  return {
    id,
    seenAt: seenAt.toISOString(),
    actorId,
    actorRole,
    openingId,
    runId,
    address,
    policyVersion,
    rulesVersion,
  };
}

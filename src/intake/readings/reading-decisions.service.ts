import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isDeepStrictEqual } from 'node:util';
import { CandidatesService } from '../../candidates/candidates.service';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import { Conflict, NotFound } from '../../common/errors';
import { OpeningsService } from '../../openings/openings.service';
import { Outbox, type Publish } from '../../queue/outbox';
import { Taxonomy } from '../../taxonomy/taxonomy';
import type { ProposedValue, ReadingSubject } from './proposal.types';
import { type Applied, ReadingFinding } from './reading-finding.entity';
import type { AcceptFindingDto, ReadingDto } from './reading.dto';
import type { StoredReading } from './reading.entity';
import { ReadingsService, findStored } from './readings.service';
import { applied, type PlainRecord, takenBack, writeOf } from './record-writes';

/** What a person sets when accepting; what is left out stays as proposed. */
export type Acceptance = Omit<AcceptFindingDto, 'by'>;

/**
 * Decisions about proposals. Accepting writes the record through its own service, in one transaction with the
 * decision, so that the lists it touches are ranked anew.
 */
@Injectable()
export class ReadingDecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly taxonomy: Taxonomy,
    private readonly readings: ReadingsService,
    private readonly candidates: CandidatesService,
    private readonly openings: OpeningsService,
  ) {}

  /**
   * Writes the finding into the record as proposed, or with another code and values.
   * @throws Conflict `FINDING.ALREADY_DECIDED`; InvalidInput when the code is unknown or the record would be wrong
   */
  async accept(readingId: string, position: number, by: string, acceptance: Acceptance): Promise<ReadingDto> {
    await this.outbox.transaction(async (manager, publish) => {
      const { reading, finding } = await lockFinding(manager, readingId, position);
      expectProposed(finding);
      const { code = finding.code, ...values } = definedOnly(acceptance);
      this.checkCode(finding, code);
      const value: ProposedValue = { ...finding.proposed, ...values };
      const subject = subjectOf(reading);
      const write = writeOf(subject, { kind: finding.kind, code }, value);
      if (!write) throw new Conflict('FINDING.NOT_WRITABLE', 'This finding is only shown; there is nothing to accept.');
      let before: unknown = null;
      await this.amend(manager, publish, reading, (now) => {
        const next = applied(now, write);
        before = next.before;
        return patchBetween(now, next.record);
      });
      const changed = code !== finding.code || !isDeepStrictEqual(plain(value), plain(finding.proposed));
      await this.decide(manager, finding, { state: changed ? 'changed' : 'accepted', by, applied: { write, before } });
    });
    return this.readings.get(readingId);
  }

  /** Remembers that it is not so: it is not proposed for this record again. @throws Conflict */
  async reject(readingId: string, position: number, by: string): Promise<ReadingDto> {
    await this.dataSource.transaction(async (manager) => {
      const { finding } = await lockFinding(manager, readingId, position);
      expectProposed(finding);
      await this.decide(manager, finding, { state: 'rejected', by, applied: null });
    });
    return this.readings.get(readingId);
  }

  /**
   * Takes a decision back: it waits again, and what it wrote is removed unless somebody changed it since.
   * @throws Conflict `FINDING.NOT_DECIDED`
   */
  async undo(readingId: string, position: number): Promise<ReadingDto> {
    await this.outbox.transaction(async (manager, publish) => {
      const { reading, finding } = await lockFinding(manager, readingId, position);
      if (finding.state === 'proposed' || finding.state === 'noted') {
        throw new Conflict('FINDING.NOT_DECIDED', 'Nothing was decided about this finding.', { state: finding.state });
      }
      const done = finding.applied;
      if (done) {
        await this.amend(manager, publish, reading, (now) =>
          patchBetween(now, takenBack(now, done.write, done.before) ?? now),
        );
      }
      await this.decide(manager, finding, { state: 'proposed', by: null, applied: null });
    });
    return this.readings.get(readingId);
  }

  private checkCode({ kind }: ReadingFinding, code: string | null): void {
    const known =
      kind === 'competency'
        ? this.taxonomy.isKnownCompetency(code ?? '')
        : kind === 'licence' || kind === 'certificate'
          ? this.taxonomy.isKnownCredential(code ?? '')
          : true;
    if (known) return;
    const near = this.taxonomy.suggest(kind === 'competency' ? 'competency' : 'credential', code ?? '', 3);
    const expected = ['a code of the taxonomy', ...near.map((one) => one.code)].join(', ');
    refuse([{ pointer: '/code', code: 'FIELD.UNKNOWN_CODE', detail: 'is no known code', expected }]);
  }

  private amend(
    manager: EntityManager,
    publish: Publish,
    reading: StoredReading,
    patchOf: (now: PlainRecord) => object,
  ): Promise<void> {
    const patch = (now: object): object => patchOf(now as PlainRecord);
    return reading.candidateId !== null
      ? this.candidates.amend(manager, publish, reading.candidateId, patch)
      : this.openings.amend(manager, publish, reading.openingId!, patch);
  }

  private async decide(
    manager: EntityManager,
    { readingId, position }: ReadingFinding,
    { state, by, applied: done }: { state: ReadingFinding['state']; by: string | null; applied: Applied | null },
  ): Promise<void> {
    const decidedAt = by === null ? null : this.clock.now();
    await manager.update(
      ReadingFinding,
      { readingId, position },
      { state, decidedBy: by, decidedAt, applied: done as never },
    );
  }
}

async function lockFinding(
  manager: EntityManager,
  readingId: string,
  position: number,
): Promise<{ reading: StoredReading; finding: ReadingFinding }> {
  const reading = await findStored(manager, readingId);
  const finding = await manager.findOne(ReadingFinding, {
    where: { readingId, position },
    lock: { mode: 'pessimistic_write' },
  });
  if (!finding) throw new NotFound('finding', `${readingId}/${position}`);
  return { reading, finding };
}

function expectProposed({ state, decidedBy }: ReadingFinding): void {
  if (state === 'proposed') return;
  throw new Conflict('FINDING.ALREADY_DECIDED', 'This finding does not wait for a decision.', { state, decidedBy });
}

function subjectOf({ candidateId }: StoredReading): ReadingSubject {
  return candidateId === null ? 'opening' : 'candidate';
}

/** Fields of the first level that differ, as a merge patch. */
function patchBetween(now: PlainRecord, next: PlainRecord): object {
  const names = new Set([...Object.keys(now), ...Object.keys(next)]);
  return Object.fromEntries(
    [...names].filter((name) => !isDeepStrictEqual(now[name], next[name])).map((name) => [name, next[name] ?? null]),
  );
}

function definedOnly(acceptance: Acceptance): Acceptance {
  return Object.fromEntries(
    Object.entries(acceptance).filter(([, value]) => value !== undefined && value !== null),
  ) as Acceptance;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

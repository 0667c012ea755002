import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVIDENCE, TASK_NEEDS } from '../../matching/core/facts';
import type { ReadingDto, ReadingFindingDto } from '../../intake/readings/reading.dto';
import { ReadingsService } from '../../intake/readings/readings.service';
import { CEFR_LEVELS } from '../../language/cefr';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { markedText } from './marked-text';
import { nextReading } from './reading-queue';

/** A decision that was not accepted, with what had been chosen. */
export interface FailedAcceptance {
  position: number;
  values: Readonly<Record<string, string>>;
  /** code of the fault */
  problem: string;
}

const STATUSES = ['held', 'not_held', 'unknown'] as const;
const LEVELS = [0, 1, 2, 3, 4] as const;

/** The page of one reading: the text with its marks, and one proposal after the other. */
@Injectable()
export class ReadingPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: ReadingsService,
    private readonly view: ViewService,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, query: URLSearchParams, failed?: FailedAcceptance): Promise<PageAnswer> {
    const reading = await this.readings.get(id);
    const { findings, text } = reading;
    const asked = failed?.position ?? Number(query.get('nr') ?? Number.NaN);
    const waiting = findings.filter(({ state }) => state === 'proposed');
    const current = findings.find(({ position }) => position === asked) ?? waiting[0] ?? null;
    const undo = findings.find(({ position, state }) => String(position) === query.get('fortryd') && isDecided(state));
    const after = waiting.find(({ position }) => current !== null && position > current.position);
    const name = await this.nameOf(reading);
    return new PageAnswer(
      'reading/show',
      {
        title: this.view.text(viewer.locale, 'reading.title', { about: name }),
        nav: 'readings',
        reading: { id, kind: reading.kind, language: reading.language, waiting: waiting.length },
        name,
        about: reading.candidateId
          ? { kind: 'candidate', href: `/kandidater/${reading.candidateId}` }
          : { kind: 'opening', href: `/aabninger/${reading.openingId}` },
        pieces: markedText(text, findings, current?.position ?? null),
        current: current && this.proposal(id, current, viewer, failed),
        lines: findings.map((finding) => this.line(id, finding, viewer, current)),
        undo: undo && { ...this.line(id, undo, viewer, null), href: `/laesninger/${id}/${undo.position}/fortryd` },
        failed: failed ?? null,
        choices: { levels: LEVELS, evidence: EVIDENCE, statuses: STATUSES, needs: TASK_NEEDS, cefr: CEFR_LEVELS },
        links: {
          skip: address(`/laesninger/${id}`, { nr: (after ?? waiting[0])?.position ?? null }),
          next: await this.next(id, viewer),
        },
      },
      { status: failed ? 422 : 200 },
    );
  }

  private async next(id: string, viewer: Viewer): Promise<string | null> {
    const next = await nextReading(this.dataSource, id, viewer);
    return next === null ? null : `/laesninger/${next}`;
  }

  private async nameOf({ candidateId, openingId }: ReadingDto): Promise<string> {
    const [row] = await this.dataSource.query<{ name: string }[]>(
      `select pseudonym as name from candidates where id = $1 union all select title from openings where id = $2`,
      [candidateId, openingId],
    );
    return row?.name ?? '';
  }

  private line(id: string, finding: ReadingFindingDto, viewer: Viewer, current: ReadingFindingDto | null) {
    const { position, kind, state, words, confidence, polarity, decidedBy, proposed } = finding;
    return {
      position,
      kind,
      state,
      words,
      confidence,
      polarity,
      decidedBy,
      label: this.label(finding, viewer),
      alternative: proposed.alternative?.[viewer.locale] ?? null,
      current: current?.position === position,
      href: address(`/laesninger/${id}`, { nr: position }),
    };
  }

  private proposal(id: string, finding: ReadingFindingDto, viewer: Viewer, failed: FailedAcceptance | undefined) {
    const { proposed, match, madeBy } = finding;
    const typed = failed?.values ?? {};
    return {
      ...this.line(id, finding, viewer, finding),
      waits: finding.state === 'proposed',
      match,
      madeBy,
      proposed,
      // fields that can be set, with what they stand on now
      fields: Object.fromEntries(
        (['level', 'evidence', 'need', 'status', 'cefr'] as const)
          .filter((field) => proposed[field] !== undefined || (field === 'cefr' && finding.kind === 'language'))
          .map((field) => [field, typed[field] ?? proposed[field] ?? '']),
      ),
      code: ['competency', 'licence', 'certificate'].includes(finding.kind) ? (typed.code ?? finding.code) : null,
      accept: `/laesninger/${id}/${finding.position}/godkend`,
      reject: `/laesninger/${id}/${finding.position}/afvis`,
    };
  }

  /** What a finding is about in words; codes of languages and schemes have names in the catalogue or the runtime. */
  private label({ kind, code, labels, words, proposed }: ReadingFindingDto, { locale }: Viewer): string {
    if (labels) return labels[locale];
    if (kind === 'language' && code) return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
    if (kind === 'hours' && proposed.hoursMin !== undefined) {
      const { hoursMin, hoursMax = hoursMin } = proposed;
      return this.view.text(locale, 'reading.hours', { from: hoursMin, to: hoursMax });
    }
    if (kind === 'start' && proposed.startsOn) return proposed.startsOn;
    return words;
  }
}

function isDecided(state: string): boolean {
  return state === 'accepted' || state === 'changed' || state === 'rejected';
}

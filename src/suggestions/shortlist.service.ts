import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { findRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Clock } from '../common/clock';
import { NotFound } from '../common/errors';
import { newId } from '../common/id';
import type { PairMatch } from '../matching/core/result';
import { Opening } from '../openings/opening.entity';
import { SuggestionNote } from './suggestion-note.entity';
import { Suggestion } from './suggestion.entity';

const LONGEST_NOTE = 1000;

/** A note as pages and files show it. */
export interface NoteView {
  id: string;
  suggestionId: string;
  text: string;
  by: string;
  at: string;
  /** id of the user who wrote it; null = not known */
  userId: string | null;
}

/** Who writes a note. */
export interface NoteAuthor {
  userId: string;
  initials: string;
}

/**
 * The shortlist of an opening: the suggestions a person has accepted, with notes. Notes are about working with this
 * opening; health and family have no place in them (domain.md §9.2), which the page says beside the field.
 */
@Injectable()
export class ShortlistService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The suggestion of a pair; made from today's match when the person does not stand on the stored list.
   * @throws NotFound
   */
  async suggestionOf(match: PairMatch): Promise<{ id: string; version: number }> {
    const { openingId, candidateId } = match;
    const opening = await findRecord(this.dataSource.manager, Opening, 'opening', openingId);
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(Suggestion)
      .values({
        id: newId(),
        municipality: opening.municipality,
        openingId,
        candidateId,
        total: match.total,
        confidence: match.confidence,
        parts: match.parts as never,
        gates: match.gates.filter(({ outcome }) => outcome !== 'met') as never,
        state: 'suggested',
      })
      .orIgnore()
      .execute();
    const row = await this.dataSource.manager.findOneBy(Suggestion, { openingId, candidateId });
    if (!row) throw new NotFound('suggestion', candidateId);
    return { id: row.id, version: row.version };
  }

  /** Notes of several suggestions, oldest first. */
  async notes(suggestionIds: readonly string[]): Promise<Map<string, NoteView[]>> {
    const rows = await this.dataSource.manager.find(SuggestionNote, {
      where: { suggestionId: In([...suggestionIds]) },
      order: { at: 'ASC', id: 'ASC' },
    });
    const notes = new Map<string, NoteView[]>();
    for (const { id, suggestionId, text, by, at, userId } of rows) {
      notes.set(suggestionId, [
        ...(notes.get(suggestionId) ?? []),
        { id, suggestionId, text, by, at: at.toISOString(), userId },
      ]);
    }
    return notes;
  }

  /** @throws InvalidInput when the text is empty or too long; NotFound */
  async addNote(suggestionId: string, text: string, by: NoteAuthor): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > LONGEST_NOTE) {
      refuse([
        {
          pointer: '/note',
          code: trimmed === '' ? 'FIELD.REQUIRED' : 'FIELD.TOO_LONG',
          detail: trimmed === '' ? 'is missing' : 'is too long',
          expected: `1–${LONGEST_NOTE} characters`,
        },
      ]);
    }
    const { municipality } = await findRecord(this.dataSource.manager, Suggestion, 'suggestion', suggestionId);
    const at = this.clock.now();
    await this.dataSource.manager.insert(SuggestionNote, {
      id: newId(),
      municipality,
      suggestionId,
      text: trimmed,
      by: by.initials,
      userId: by.userId,
      at,
    });
  }

  /** Takes a note of a suggestion away; only the user who wrote it can. Quietly does nothing when it is gone already. */
  async removeNote(suggestionId: string, id: string, userId: string): Promise<void> {
    await this.dataSource.manager.delete(SuggestionNote, { id, suggestionId, userId });
  }
}

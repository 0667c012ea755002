import type { DataSource } from 'typeorm';
import { loadSchemePersons } from '../../casework/scheme-facts.loader';
import type { SchemePerson } from '../../schemes';
import type { IsoDate } from '../core/facts';

/** What a list says about a person beside the ranking. */
export interface PersonCard {
  /** shown instead of a name */
  pseudonym: string;
  /** initials of the consultant who has the case */
  owner: string | null;
  /** what the scheme rules ask for, as of the day of the cards */
  scheme: SchemePerson;
}

/** Says which people were read again because their rows were written. */
export interface ReadsPeople {
  onRead(listener: (ids: Iterable<string>) => void): void;
}

/** Cards kept at most; the people who stand on lists are few. */
const ROOM = 20_000;

/**
 * The cards of the people whom lists show, kept in memory until their rows are written again. Whoever asks has caught up
 * with the database before (`CandidateKeeper.catchUp`), so a card is never older than the ranking it stands beside.
 */
export class PersonCards {
  private cards = new Map<string, PersonCard>();
  private day: IsoDate | null = null;
  /** counts readings: cards loaded while one ended may be older than it and are not kept */
  private readings = 0;

  constructor(
    private readonly dataSource: DataSource,
    people: ReadsPeople,
  ) {
    people.onRead((ids) => this.forget(ids));
  }

  /** By candidate id. People who are not stored (any more) are left out. */
  async of(ids: readonly string[], asOf: IsoDate): Promise<Map<string, PersonCard>> {
    if (asOf !== this.day || this.cards.size > ROOM) this.cards = new Map();
    this.day = asOf;
    const [kept, { readings }] = [this.cards, this];
    const missing = ids.filter((id) => !kept.has(id));
    const loaded = missing.length > 0 ? await this.load(missing, asOf) : new Map<string, PersonCard>();
    const found = new Map<string, PersonCard>();
    for (const id of ids) {
      const card = kept.get(id) ?? loaded.get(id);
      if (card) found.set(id, card);
    }
    if (readings === this.readings) for (const [id, card] of loaded) kept.set(id, card);
    return found;
  }

  private forget(ids: Iterable<string>): void {
    this.readings += 1;
    for (const id of ids) this.cards.delete(id);
  }

  private async load(ids: readonly string[], asOf: IsoDate): Promise<Map<string, PersonCard>> {
    const { manager } = this.dataSource;
    const [rows, schemes] = await Promise.all([
      manager.query<{ id: string; pseudonym: string; owner: string | null }[]>(
        'select id, pseudonym, owner from candidates where id = any($1::uuid[]) and deleted_at is null',
        [ids],
      ),
      loadSchemePersons(manager, { ids, asOf }),
    ]);
    return new Map(
      rows.flatMap(({ id, pseudonym, owner }) => {
        const scheme = schemes.get(id);
        return scheme ? [[id, { pseudonym, owner, scheme }]] : [];
      }),
    );
  }
}

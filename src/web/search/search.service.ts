import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../../access';
import { Geography } from '../../geography/geography';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { ownerChip } from '../openings/ranked-line.presenter';
import { address } from '../view/address';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { folded, isCalled, lookAmong, namedFirst } from './fuzzy';
import { pseudonymNumber, type SearchKind, type SearchQuery } from './search-query';
import {
  employerNames,
  type FoundPeople,
  type FoundPerson,
  namesWithin,
  openingTitles,
  peopleByCompetency,
  peopleByNumber,
  peopleByPostalCode,
} from './search.queries';

/** Lines of each kind in a search for everything, and in a search for one kind. */
const SHOWN = { beside: 5, alone: 50 } as const;
/** Competencies near to what was typed whose people are shown. */
const ABILITIES = { asked: 8, shown: 2 } as const;
/** Most openings and employers that are looked among. */
const AMONG = 20_000;

/** Why somebody was found: a code of a text, with its words. */
export interface PeopleGroup {
  why: 'number' | 'name' | 'place' | 'competency' | 'owner';
  /** the competency, town or colleague in words; empty where the code says all */
  what: string;
  count: number;
  people: (FoundPerson & { chip: ReturnType<typeof ownerChip>; name: string | null })[];
  /** where all of them are listed; null when these are all */
  more: string | null;
}

/** Everything that was found. */
export interface SearchResults {
  people: PeopleGroup[];
  openings: { id: string; title: string; employer: string | null; state: string }[];
  employers: { id: string; name: string; cvr: string | null }[];
  competencies: { code: string; label: string; href: string }[];
  occupations: { code: string; label: string; isco08: string; href: string }[];
  total: number;
}

/** Looks over people, openings, employers and the words of the taxonomy at once. */
@Injectable()
export class SearchService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
  ) {}

  async find({ text, kind }: SearchQuery, viewer: Viewer): Promise<SearchResults> {
    const access = rightsOf(viewer);
    const limit = kind === 'alt' ? SHOWN.beside : SHOWN.alone;
    const wants = (one: SearchKind) => kind === 'alt' || kind === one;
    const nothing = text.length < 2;
    const [people, openings, employers] = await Promise.all([
      wants('borgere') && !nothing ? this.people(text, limit, viewer) : [],
      wants('aabninger') && !nothing ? this.openings(text, access, limit) : [],
      wants('virksomheder') && !nothing ? this.employers(text, access, limit) : [],
    ]);
    const competencies = wants('kompetencer') && !nothing ? this.competencies(text, limit, viewer) : [];
    const occupations = wants('jobs') && !nothing ? this.occupations(text, limit, viewer) : [];
    const total =
      people.reduce((sum, group) => sum + group.people.length, 0) +
      [openings, employers, competencies, occupations].reduce((sum, list) => sum + list.length, 0);
    return { people, openings, employers, competencies, occupations, total };
  }

  private async people(text: string, limit: number, viewer: Viewer): Promise<PeopleGroup[]> {
    const access = rightsOf(viewer);
    const number = pseudonymNumber(text);
    const places = /^\d{4}$/.test(text) || !/\d/.test(text) ? this.places(text) : [];
    const abilities = number === null ? surest(this.competencies(text, ABILITIES.asked, viewer), text) : [];
    const [byNumber, byName, byPlace, ...byAbility] = await Promise.all([
      number === null ? [] : peopleByNumber(this.dataSource, access, number, limit),
      number === null ? this.byName(text, limit, viewer) : [],
      places.length === 0
        ? NOBODY
        : peopleByPostalCode(
            this.dataSource,
            access,
            places.map(({ code }) => code),
            limit,
          ),
      ...abilities.map(({ code }) => peopleByCompetency(this.dataSource, access, code, limit)),
    ]);
    const more = ({ count, people }: FoundPeople) =>
      count > people.length && limit === SHOWN.beside ? address('/soeg', { q: text, type: 'borgere' }) : null;
    const group = (why: PeopleGroup['why'], what: string, found: FoundPeople): PeopleGroup => ({
      why,
      what,
      count: found.count,
      people: found.people.map((person) => ({
        ...person,
        chip: ownerChip(person.owner, viewer.colleagues),
        name: null,
      })),
      more: more(found),
    });
    const able = abilities
      .map(({ label }, index) => group('competency', label, byAbility[index]!))
      .filter(({ people }) => people.length > 0);
    const towns = [...new Set(places.map(({ name }) => name))].join(', ');
    return [
      group('number', '', { count: byNumber.length, people: byNumber }),
      {
        ...group('name', '', { count: byName.length, people: byName }),
        people: byName.map((one) => ({ ...one, chip: null })),
      },
      ...this.colleagues(text, viewer),
      ...able.slice(0, ABILITIES.shown),
      group('place', towns, byPlace),
    ].filter(({ people, why }) => people.length > 0 || why === 'owner');
  }

  /** Names are looked for among one's own cases only (domain.md §9.2). */
  private async byName(text: string, limit: number, viewer: Viewer) {
    const own = await namesWithin(this.dataSource, rightsOf(viewer));
    return lookAmong(own, ({ name }) => name, text, limit);
  }

  /** A colleague's initials or name lead to the colleague's boards. */
  private colleagues(text: string, { colleagues }: Viewer): PeopleGroup[] {
    const wanted = folded(text);
    return [...colleagues.values()]
      .filter(
        ({ initials, name }) => folded(initials) === wanted || (wanted.length > 2 && folded(name).includes(wanted)),
      )
      .map(({ initials, name }) => ({
        why: 'owner',
        what: `${initials} – ${name}`,
        count: 0,
        people: [],
        more: address('/tavler', { ejer: initials }),
      }));
  }

  /** Towns as they are called, not as they might be meant: a search for a task is no search for a town. */
  private places(text: string) {
    const wanted = folded(text);
    return this.geography
      .suggestPostalCode(text)
      .filter(({ code, name }) => code === text || folded(name).startsWith(wanted));
  }

  private async openings(text: string, access: Access, limit: number) {
    const among = await openingTitles(this.dataSource, access, AMONG);
    return lookAmong(among, ({ title, employer }) => `${title} ${employer ?? ''}`, text, limit);
  }

  private async employers(text: string, access: Access, limit: number) {
    const among = await employerNames(this.dataSource, access, AMONG);
    return lookAmong(among, ({ name, cvr }) => `${name} ${cvr ?? ''}`, text, limit);
  }

  private competencies(text: string, limit: number, { locale }: Viewer) {
    const found = this.taxonomy.suggest('competency', text, limit).map(({ code }) => {
      const label = this.taxonomy.competency(code)?.labels[locale] ?? code;
      return { code, label, href: address('/soeg', { q: label, type: 'borgere' }) };
    });
    return namedFirst(found, text);
  }

  private occupations(text: string, limit: number, { locale }: Viewer) {
    const found = this.taxonomy.suggest('occupation', text, limit).flatMap(({ code }) => {
      const occupation = this.taxonomy.occupation(code);
      if (!occupation) return [];
      const label = occupation.labels[locale];
      return [
        {
          code,
          label,
          isco08: occupation.isco08,
          href: address('/soeg', { q: occupation.labels.da, type: 'aabninger' }),
        },
      ];
    });
    return namedFirst(found, text);
  }
}

const NOBODY: FoundPeople = { count: 0, people: [] };

/** Where some are called what was typed, those that only sound like it are not meant. */
function surest<T extends { label: string }>(found: readonly T[], text: string): readonly T[] {
  const named = found.filter(({ label }) => isCalled(label, text));
  return named.length > 0 ? named : found.slice(0, 1);
}

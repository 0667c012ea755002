/** What the dated scheme rules say about openings and people: the room before a ranking, the full answers beside it. */
import type { DataSource } from 'typeorm';
import { type FormerEmployee, loadFormerEmployees } from '../../casework/scheme-facts-of-firms.loader';
import { schemeOpening, UNKNOWN_WORKPLACE } from '../../casework/scheme-facts';
import { loadSchemePersons, loadSchemeWorkplaces } from '../../casework/scheme-facts.loader';
import type { OpeningInputDto } from '../../openings/opening-input.dto';
import {
  asksAboutPairs,
  evaluateSchemes,
  type RuleBook,
  type SchemeAnswer,
  type SchemePerson,
  type SchemeWorkplace,
} from '../../schemes';
import type { IsoDate, OpeningFacts } from '../core/facts';
import { closedFor, schemeRoom, startingOn } from './scheme-windows';

/** An opening with everything the scheme rules may ask of it. */
export interface JudgedOpening {
  facts: OpeningFacts;
  input: OpeningInputDto;
  /** what was read of the workplace when the room was judged; left out = read when it is needed */
  workplace?: SchemeWorkplace;
}

/** People as the scheme rules see them, by id; who is not stored is left out. */
export type SchemePersons = (ids: readonly string[], asOf: IsoDate) => Promise<ReadonlyMap<string, SchemePerson>>;

export class SchemeDesk {
  /** @param persons who is asked about people; left out = the database each time */
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RuleBook,
    private readonly persons: SchemePersons = (ids, asOf) => loadSchemePersons(dataSource.manager, { ids, asOf }),
    /** version of the dated changes of the branchepakker; empty = there are none */
    private readonly packagesVersion = '',
  ) {}

  /** Version of the dated rules in use, with that of the packages' changes behind it when there are some. */
  get rulesVersion(): string {
    return [this.rules.version, this.packagesVersion].filter((version) => version !== '').join('-');
  }

  /**
   * The facts of openings with the room of every accepted scheme on a day, and the people for whom an earlier employment
   * there closes one; read now: places are taken every day. `candidateId` = only that person is going to be asked about.
   */
  async withRoom(openings: readonly JudgedOpening[], asOf: IsoDate, candidateId?: string): Promise<OpeningFacts[]> {
    return (await this.judge(openings, asOf, candidateId)).map(({ facts }) => facts);
  }

  /** The same, with what was read of the workplaces, for the answers that follow. */
  async judge(openings: readonly JudgedOpening[], asOf: IsoDate, candidateId?: string): Promise<JudgedOpening[]> {
    const [workplaceOf, formerEmployees] = await Promise.all([
      this.workplaces(openings),
      this.formerEmployees(openings, candidateId),
    ]);
    return openings.map((opening) => {
      const asked = schemeOpening(opening.input);
      const workplace = workplaceOf(opening);
      const former = asksAboutPairs(asked) ? (formerEmployees.get(opening.input.workplaceId ?? '') ?? []) : [];
      const facts = {
        ...opening.facts,
        schemeRoom: schemeRoom(asked, workplace, this.rules, asOf),
        ...(former.length > 0 && { closedFor: closedFor(former, workplace, asked, this.rules, asOf) }),
      };
      return { ...opening, workplace, facts };
    });
  }

  /**
   * By candidate: every accepted scheme of one opening with all its rules, in the opening's order of preference. People
   * that are not stored (any more) are left out.
   */
  async answersFor(
    opening: JudgedOpening,
    candidateIds: readonly string[],
    asOf: IsoDate,
  ): Promise<Map<string, SchemeAnswer[]>> {
    const workplace = opening.workplace ?? (await this.workplaces([opening]))(opening);
    const persons = await this.persons(candidateIds, asOf);
    return new Map([...persons].map(([id, person]) => [id, this.answers(person, workplace, opening, asOf)]));
  }

  /** By opening: every accepted scheme for one person. Empty when the person is not stored. */
  async answersOf(
    candidateId: string,
    openings: readonly JudgedOpening[],
    asOf: IsoDate,
  ): Promise<Map<string, SchemeAnswer[]>> {
    const workplaceOf = await this.workplaces(openings);
    const person = (await this.persons([candidateId], asOf)).get(candidateId);
    if (!person) return new Map();
    return new Map(
      openings.map((opening) => [opening.facts.id, this.answers(person, workplaceOf(opening), opening, asOf)]),
    );
  }

  private answers(
    person: SchemePerson,
    workplace: SchemeWorkplace,
    { input }: JudgedOpening,
    asOf: IsoDate,
  ): SchemeAnswer[] {
    return evaluateSchemes(person, workplace, startingOn(schemeOpening(input), asOf), asOf, this.rules);
  }

  private formerEmployees(
    openings: readonly JudgedOpening[],
    candidateId: string | undefined,
  ): Promise<Map<string, FormerEmployee[]>> {
    const asking = openings.filter(({ input }) => asksAboutPairs(schemeOpening(input)));
    const workplaceIds = [...new Set(asking.flatMap(({ input }) => input.workplaceId ?? []))];
    return loadFormerEmployees(this.dataSource.manager, { workplaceIds, candidateId });
  }

  private async workplaces(openings: readonly JudgedOpening[]): Promise<(opening: JudgedOpening) => SchemeWorkplace> {
    const { manager } = this.dataSource;
    const workplaceIds = [...new Set(openings.flatMap(({ input }) => input.workplaceId ?? []))];
    if (workplaceIds.length === 0) return () => UNKNOWN_WORKPLACE;
    const known = await loadSchemeWorkplaces(manager, { workplaceIds });
    const own = new Map<string, SchemeWorkplace>();
    for (const { facts, input } of openings) {
      const workplaceId = input.workplaceId ?? '';
      // only a vacated post depends on which opening asks
      if ((known.get(workplaceId)?.vacatedPosts ?? []).length === 0) continue;
      const one = await loadSchemeWorkplaces(manager, { workplaceIds: [workplaceId], openingId: facts.id });
      own.set(facts.id, one.get(workplaceId)!);
    }
    return ({ facts, input }) => own.get(facts.id) ?? known.get(input.workplaceId ?? '') ?? UNKNOWN_WORKPLACE;
  }
}

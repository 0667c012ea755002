/** What the dated scheme rules say about openings and people: the room before a ranking, the full answers beside it. */
import type { DataSource } from 'typeorm';
import { schemeOpening, UNKNOWN_WORKPLACE } from '../casework/scheme-facts';
import { loadSchemePersons, loadSchemeWorkplaces } from '../casework/scheme-facts.loader';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import { evaluateSchemes, type RuleBook, type SchemeAnswer, type SchemePerson, type SchemeWorkplace } from '../schemes';
import type { IsoDate, OpeningFacts } from './core/facts';
import { schemeRoom, startingOn } from './scheme-windows';

/** An opening with everything the scheme rules may ask of it. */
export interface JudgedOpening {
  facts: OpeningFacts;
  input: OpeningInputDto;
}

export class SchemeDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RuleBook,
  ) {}

  /** Version of the dated rules in use. */
  get rulesVersion(): string {
    return this.rules.version;
  }

  /** The facts of openings with the room of every accepted scheme on a day, read now: places are taken every day. */
  async withRoom(openings: readonly JudgedOpening[], asOf: IsoDate): Promise<OpeningFacts[]> {
    const workplaceOf = await this.workplaces(openings);
    return openings.map((opening) => ({
      ...opening.facts,
      schemeRoom: schemeRoom(schemeOpening(opening.input), workplaceOf(opening), this.rules, asOf),
    }));
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
    const workplace = (await this.workplaces([opening]))(opening);
    const persons = await loadSchemePersons(this.dataSource.manager, { ids: candidateIds, asOf });
    return new Map([...persons].map(([id, person]) => [id, this.answers(person, workplace, opening, asOf)]));
  }

  /** By opening: every accepted scheme for one person. Empty when the person is not stored. */
  async answersOf(
    candidateId: string,
    openings: readonly JudgedOpening[],
    asOf: IsoDate,
  ): Promise<Map<string, SchemeAnswer[]>> {
    const workplaceOf = await this.workplaces(openings);
    const person = (await loadSchemePersons(this.dataSource.manager, { ids: [candidateId], asOf })).get(candidateId);
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

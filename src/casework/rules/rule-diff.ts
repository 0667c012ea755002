/**
 * What a changed set of rules would mean for the people and workplaces in the records, before it is taken into use.
 * Pure.
 */
import type { IsoDate } from '../../matching/core/facts';
import {
  combineOutcomes,
  evaluateScheme,
  type PlacementScheme,
  type RuleBook,
  type RuleOutcome,
  SCHEME_CODES,
  type SchemeCode,
  type SchemePerson,
  type SchemeWorkplace,
  workplaceRoom,
} from '../../schemes';
import type { RatioFormula } from '../../schemes/rules/ratio-cap';
import { UNKNOWN_WORKPLACE } from '../scheme-facts';

/** A person as the comparison names them. */
export interface NamedPerson {
  /** pseudonym, never a name */
  name: string;
  facts: SchemePerson;
}

/** A workplace as the comparison names it. */
export interface NamedWorkplace {
  /** name of the workplace */
  name: string;
  facts: SchemeWorkplace;
}

/** People for whom one scheme changes, in the order given. */
export interface SchemeChange {
  scheme: SchemeCode;
  /** now no or not known, then yes */
  becomesEligible: string[];
  /** now yes or not known, then no */
  stopsBeingEligible: string[];
  /** now decided, then a question */
  becomesUnknown: string[];
}

/** Everything that differs on one day. */
export interface RulesDiff {
  asOf: IsoDate;
  before: string;
  after: string;
  /** codes of rules whose data differs, alphabetically */
  changedRules: string[];
  /** schemes for which somebody changes */
  schemes: SchemeChange[];
  /** workplaces with more or fewer places by the ratio */
  moreRoom: string[];
  lessRoom: string[];
}

/** Compares two sets of rules over people and workplaces on a day. */
export function diffRules(
  people: readonly NamedPerson[],
  workplaces: readonly NamedWorkplace[],
  before: RuleBook,
  after: RuleBook,
  asOf: IsoDate,
): RulesDiff {
  const rooms = workplaces.map(({ name, facts }) => ({
    name,
    gained: capOn(facts, after, asOf) - capOn(facts, before, asOf),
  }));
  return {
    asOf,
    before: before.version,
    after: after.version,
    changedRules: changedRules(before, after),
    schemes: SCHEME_CODES.map((scheme) => schemeChange(scheme, people, before, after, asOf)).filter(
      ({ becomesEligible, stopsBeingEligible, becomesUnknown }) =>
        becomesEligible.length + stopsBeingEligible.length + becomesUnknown.length > 0,
    ),
    moreRoom: rooms.filter(({ gained }) => gained > 0).map(({ name }) => name),
    lessRoom: rooms.filter(({ gained }) => gained < 0).map(({ name }) => name),
  };
}

/**
 * What a scheme says of a person who would begin on the day, as far as the person goes: a rule that asks for facts of
 * the workplace or the opening stands in nobody's way here.
 */
export function personOutcome(person: SchemePerson, scheme: SchemeCode, rules: RuleBook, asOf: IsoDate): RuleOutcome {
  const opening = { schemes: [scheme], startsOn: asOf };
  const { rules: answers } = evaluateScheme(scheme, person, UNKNOWN_WORKPLACE, opening, asOf, rules);
  return combineOutcomes(
    answers
      .filter(({ kind }) => kind === 'condition')
      .map(({ outcome, missing }) =>
        outcome === 'unknown' && !missing.some((field) => field.startsWith('person.')) ? 'eligible' : outcome,
      ),
  );
}

function schemeChange(
  scheme: SchemeCode,
  people: readonly NamedPerson[],
  before: RuleBook,
  after: RuleBook,
  asOf: IsoDate,
): SchemeChange {
  const change: SchemeChange = { scheme, becomesEligible: [], stopsBeingEligible: [], becomesUnknown: [] };
  const lists = {
    eligible: change.becomesEligible,
    not_eligible: change.stopsBeingEligible,
    unknown: change.becomesUnknown,
  };
  for (const { name, facts } of people) {
    const then = personOutcome(facts, scheme, after, asOf);
    if (personOutcome(facts, scheme, before, asOf) !== then) lists[then].push(name);
  }
  return change;
}

function changedRules(before: RuleBook, after: RuleBook): string[] {
  const codes = new Set([...before.entries, ...after.entries].map(({ code }) => code));
  return [...codes].filter((code) => JSON.stringify(before.find(code)) !== JSON.stringify(after.find(code))).sort();
}

/** Places the ratio gives on the day; no ratio in force, or no count of employees, is the same before and after. */
function capOn(workplace: SchemeWorkplace, rules: RuleBook, asOf: IsoDate): number {
  const params = rules.inForce('ratio.legal_cap', asOf)?.params as
    ({ applies: boolean; counts: readonly PlacementScheme[] } & RatioFormula) | undefined;
  if (!params?.applies) return Number.MAX_SAFE_INTEGER;
  return workplaceRoom(workplace, asOf, params.counts, params)?.cap ?? 0;
}

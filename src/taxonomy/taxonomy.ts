import type { BranchepakkeStep, CompetencyGraph, IsoDate, Substitute } from '../matching/core/facts';
import { substituteTable, withEscoLinks } from './competency-graph';
import type { EscoLink } from './esco/esco-links';
import type { FileOf } from './problem-list';
import { type Searchable, type Suggestion, TaxonomySearch } from './taxonomy-search';
import type {
  BranchepakkeData,
  CompetencyData,
  CredentialData,
  IscoGroupData,
  JobTemplateData,
  OccupationData,
  TaxonomyData,
} from './taxonomy.types';
import { validateTaxonomy } from './validate-taxonomy';

/** What can be searched with `suggest` and `codeOf`. ISCO groups have no synonyms. */
export type TaxonomyKind = 'competency' | 'credential' | 'occupation' | 'branchepakke' | 'template' | 'isco';

/** A step at which a branchepakke first asks for a competency. */
export interface FirstAsked {
  branchepakke: string;
  step: BranchepakkeStep;
}

const NO_LINKS: readonly Substitute[] = Object.freeze([]);

/**
 * Competencies, occupations, credentials and branchepakker (domain.md §5), in memory and unchangeable.
 * Look-ups answer `undefined` for an unknown code and never throw: a code may have been retired since it was recorded.
 *
 * ```ts
 * const taxonomy = loadTaxonomy();
 * taxonomy.competency('reng.moppe_gulv')?.labels.da; // 'Moppe gulv'
 * taxonomy.substitutes('reng.moppe_gulv')[0]; // { code: 'detail.rengoering', permille: 550 }
 * ```
 */
export class Taxonomy implements CompetencyGraph {
  private readonly data: TaxonomyData;
  private readonly competencyByCode: ReadonlyMap<string, CompetencyData>;
  private readonly credentialByCode: ReadonlyMap<string, CredentialData>;
  private readonly occupationByCode: ReadonlyMap<string, OccupationData>;
  private readonly iscoByCode: ReadonlyMap<string, IscoGroupData>;
  private readonly packageByCode: ReadonlyMap<string, BranchepakkeData>;
  private readonly templateByCode: ReadonlyMap<string, JobTemplateData>;
  private readonly substituteTable: ReadonlyMap<string, readonly Substitute[]>;
  private readonly searches = new Map<TaxonomyKind, TaxonomySearch>();

  private constructor(
    data: TaxonomyData,
    private readonly escoLinks: readonly EscoLink[],
    private readonly editions: readonly { validFrom: IsoDate; taxonomy: Taxonomy }[] = [],
    /** version of the dated changes; empty = there are none */
    readonly changesVersion: string = '',
  ) {
    this.data = data;
    this.competencyByCode = byCode(data.competencies);
    this.credentialByCode = byCode(data.credentials);
    this.occupationByCode = byCode(data.occupations);
    this.iscoByCode = byCode(data.iscoGroups);
    this.packageByCode = byCode(data.branchepakker);
    this.templateByCode = byCode(data.templates);
    this.substituteTable = withEscoLinks(substituteTable(data.competencies), escoLinks);
  }

  /**
   * Builds it from plain data, e.g. database rows. The data is copied: later changes to it change nothing here.
   * @param fileOf names the file of an entry in error messages
   * @param escoLinks further part credit, from an ESCO import; what the taxonomy itself says of a pair goes before it
   * @throws TaxonomyError with every fault of the data
   */
  static fromData(data: TaxonomyData, fileOf?: FileOf, escoLinks: readonly EscoLink[] = []): Taxonomy {
    validateTaxonomy(data, fileOf);
    return new Taxonomy(deepFreeze(structuredClone(data)), escoLinks);
  }

  /**
   * This taxonomy with whole sets of data that take its place from a day on, earliest first.
   * @param fileOf names the file of an entry in error messages
   * @throws TaxonomyError with every fault of the first edition that has some
   */
  withEditions(
    editions: readonly { validFrom: IsoDate; data: TaxonomyData }[],
    version: string,
    fileOf?: FileOf,
  ): Taxonomy {
    const dated = editions.map(({ validFrom, data }) => ({
      validFrom,
      taxonomy: Taxonomy.fromData(data, fileOf, this.escoLinks),
    }));
    return new Taxonomy(this.data, this.escoLinks, dated, version);
  }

  /** The taxonomy as it is on a day: with the changes in force then. Without a day nothing is ever changed. */
  on(day: IsoDate): Taxonomy {
    return this.editions.findLast(({ validFrom }) => validFrom <= day)?.taxonomy ?? this;
  }

  /** All of it as plain, frozen data, fit for `fromData` and for database rows. */
  toData(): TaxonomyData {
    return this.data;
  }

  competency(code: string): CompetencyData | undefined {
    return this.competencyByCode.get(code);
  }

  competencies(): readonly CompetencyData[] {
    return this.data.competencies;
  }

  isKnownCompetency(code: string): boolean {
    return this.competencyByCode.has(code);
  }

  credential(code: string): CredentialData | undefined {
    return this.credentialByCode.get(code);
  }

  credentials(): readonly CredentialData[] {
    return this.data.credentials;
  }

  isKnownCredential(code: string): boolean {
    return this.credentialByCode.has(code);
  }

  /**
   * The credential and all that its holder needs no separate proof for, directly or over another one, sorted:
   * category C/E gives C, B/E and B.
   */
  coveredCredentials(code: string): string[] {
    const covered = new Set([code]);
    for (const one of covered) for (const next of this.credentialByCode.get(one)?.covers ?? []) covered.add(next);
    return [...covered].sort();
  }

  occupation(code: string): OccupationData | undefined {
    return this.occupationByCode.get(code);
  }

  occupations(): readonly OccupationData[] {
    return this.data.occupations;
  }

  isKnownOccupation(code: string): boolean {
    return this.occupationByCode.has(code);
  }

  /** Occupations of an ISCO-08 group of one to four digits, in the order of the taxonomy. */
  occupationsByIsco(isco: string): readonly OccupationData[] {
    return /^\d{1,4}$/.test(isco) ? this.data.occupations.filter(({ isco08 }) => isco08.startsWith(isco)) : [];
  }

  /** Name of an ISCO-08 group of one to four digits; only groups that hold an occupation of the taxonomy. */
  iscoGroup(code: string): IscoGroupData | undefined {
    return this.iscoByCode.get(code);
  }

  branchepakke(code: string): BranchepakkeData | undefined {
    return this.packageByCode.get(code);
  }

  branchepakker(): readonly BranchepakkeData[] {
    return this.data.branchepakker;
  }

  isKnownBranchepakke(code: string): boolean {
    return this.packageByCode.has(code);
  }

  /** Jobs a new opening can start from; all, or those of one branchepakke. */
  templates(branchepakke?: string): readonly JobTemplateData[] {
    if (branchepakke === undefined) return this.data.templates;
    return this.data.templates.filter((template) => template.branchepakke === branchepakke);
  }

  template(code: string): JobTemplateData | undefined {
    return this.templateByCode.get(code);
  }

  /** Where a competency is a goal: each branchepakke once, with the first step that asks for it. */
  firstAsked(competency: string): FirstAsked[] {
    return this.data.branchepakker.flatMap(({ code, steps }) => {
      const first = steps.find(({ goals }) => goals.some((goal) => goal.competency === competency));
      return first ? [{ branchepakke: code, step: first.step }] : [];
    });
  }

  /**
   * Other competencies that give part credit for `needed`, best first; see `substituteTable`. Those that only ESCO links
   * to it come after. Unknown code: none.
   */
  substitutes(needed: string): readonly Substitute[] {
    return this.substituteTable.get(needed) ?? NO_LINKS;
  }

  /** Entries nearest to a text, for pick-lists and "did you mean"; at most `limit`, best first. */
  suggest(kind: TaxonomyKind, text: string, limit: number): Suggestion[] {
    return this.search(kind).suggest(text, limit);
  }

  /** The code whose label, synonym or code is exactly this text; case, accents and blanks do not matter. */
  codeOf(kind: TaxonomyKind, text: string): string | undefined {
    return this.search(kind).codeOf(text);
  }

  /** `codeOf('competency', text)`: what the readers of CVs and job ads ask. */
  competencyByLabel(text: string): string | undefined {
    return this.codeOf('competency', text);
  }

  private search(kind: TaxonomyKind): TaxonomySearch {
    const search = this.searches.get(kind) ?? new TaxonomySearch(this.searchable(kind));
    this.searches.set(kind, search);
    return search;
  }

  private searchable(kind: TaxonomyKind): readonly Searchable[] {
    const { competencies, credentials, occupations, branchepakker, templates, iscoGroups } = this.data;
    return {
      competency: competencies,
      credential: credentials,
      occupation: occupations,
      branchepakke: branchepakker,
      template: templates,
      isco: iscoGroups,
    }[kind];
  }
}

function byCode<T extends { code: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [entry.code, entry]));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}

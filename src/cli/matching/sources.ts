/** Where a command's opening and people come from: the database, files, or one of each. */
import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { Clock } from '../../common/clock';
import type { CandidateFacts, OpeningFacts } from '../../matching/core/facts';
import { schemeOpening, UNKNOWN_WORKPLACE } from '../../casework/scheme-facts';
import { SchemeDesk } from '../../matching/facts/scheme-desk';
import { startingOn } from '../../matching/facts/scheme-windows';
import type { OpeningInputDto } from '../../openings/opening-input.dto';
import { evaluateSchemes, type SchemeAnswer, type SchemePerson } from '../../schemes';
import { MatchIndex } from '../../matching/core/match-index';
import { bundledReferences, type ReferenceEngines } from '../references';
import { findCandidate, findOpening, pseudonymsOf } from './find-records';
import { type FilePerson, type FileReferences, readCandidates, readOpening } from './read-records';
import { ToldError } from '../terminal/told-error';

/** What the person at the terminal named. */
export interface SourceOptions {
  /** id or key of a stored opening, or a file */
  opening: string;
  /** file with all people to look at; left out = everybody in the database */
  candidates?: string;
  /** one person: id, pseudonym or key, or a file with that person alone */
  person?: string;
  asOf?: string;
  /** municipality of records in formats that name none */
  municipality?: string;
}

/** An opening with its title. */
export interface NamedOpening {
  id: string;
  title: string;
  facts: OpeningFacts;
  /** the whole record, for the rules of the schemes */
  input: OpeningInputDto;
}

/** Everything that is needed to rank or explain. */
export interface Sources {
  references: ReferenceEngines;
  opening: NamedOpening;
  /** everybody to look at */
  index: MatchIndex;
  /** the one person asked for, with the name to show */
  person?: { name: string; facts: CandidateFacts };
  asOf: string;
  /** names to show for people of the index: pseudonyms or keys, by id */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** every accepted scheme for people of the index, and for the one asked for, by id */
  schemesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly SchemeAnswer[]>>;
}

/**
 * Opens what the options name and runs `work` with it. Files alone need no database, whose modules are then not loaded.
 */
export async function withSources<T>(options: SourceOptions, work: (sources: Sources) => Promise<T>): Promise<T> {
  const { opening, candidates, person } = options;
  const alone = candidates !== undefined || (person !== undefined && isFile(person));
  if (isFile(opening) && alone) return work(await sourcesOf(options, bundledReferences()));
  const { storedReferences, withDatabase } = await import('../engines');
  return withDatabase(async (dataSource) =>
    work(await sourcesOf(options, await storedReferences(dataSource), dataSource)),
  );
}

async function sourcesOf(
  options: SourceOptions,
  references: ReferenceEngines,
  dataSource?: DataSource,
): Promise<Sources> {
  const known = fileReferences(references, options);
  const opening = isFile(options.opening)
    ? await openingOfFile(options.opening, known)
    : await storedOpening(dataSource!, options.opening, known);
  const inFiles = { ...known, municipality: known.municipality ?? opening.facts.municipality };

  const stored = options.candidates === undefined && dataSource !== undefined;
  const inFile = options.candidates === undefined ? [] : await readCandidates(options.candidates, inFiles);
  const index = stored ? await everybody(dataSource, references, known.asOf) : indexOf(inFile, references);
  const person = options.person === undefined ? undefined : await personOf(options.person, index, inFiles, dataSource);
  const persons = new Map(inFile.map((one) => [one.facts.id, one.person]));
  if (person?.person) persons.set(person.facts.id, person.person);
  const schemesOf = async (ids: readonly string[]) => {
    const answers = new Map<string, readonly SchemeAnswer[]>();
    const asked = startingOn(schemeOpening(opening.input), known.asOf);
    for (const id of ids) {
      const own = persons.get(id);
      if (own) answers.set(id, evaluateSchemes(own, UNKNOWN_WORKPLACE, asked, known.asOf, references.rules));
    }
    const others = ids.filter((id) => !persons.has(id));
    if (!dataSource || others.length === 0) return answers;
    const desk = new SchemeDesk(dataSource, references.rules);
    return new Map([...answers, ...(await desk.answersFor(opening, others, known.asOf))]);
  };
  const namesOf = async (ids: readonly string[]) =>
    stored ? pseudonymsOf(dataSource, ids) : new Map(ids.map((id) => [id, id]));
  return { references, opening, index, person, asOf: known.asOf, namesOf, schemesOf };
}

/** True when the argument names a file, there or not: `people.json`, `data/x`; an id or a key otherwise. */
function isFile(argument: string): boolean {
  return existsSync(argument) || /[/\\]|\.(json|csv|tsv|xlsx|xml|html?)$/i.test(argument);
}

function fileReferences({ taxonomy, geography, rules }: ReferenceEngines, options: SourceOptions): FileReferences {
  const today = new Clock().today();
  return {
    taxonomy,
    geography,
    rules,
    today,
    asOf: options.asOf ?? today,
    municipality: options.municipality,
    suggest: (kind, text) => taxonomy.suggest(kind, text, 1).map(({ code }) => code),
  };
}

async function openingOfFile(file: string, known: FileReferences): Promise<NamedOpening> {
  const { title, facts, input } = await readOpening(file, known);
  return { id: facts.id, title, facts, input };
}

async function storedOpening(
  dataSource: DataSource,
  name: string,
  { rules, asOf }: FileReferences,
): Promise<NamedOpening> {
  const { id, title } = await findOpening(dataSource, name);
  const { loadOpeningFacts } = await import('../../openings/opening-facts.loader');
  const { openings } = await loadOpeningFacts(dataSource.manager, { ids: [id] });
  const opening = openings[0]!;
  const [facts] = await new SchemeDesk(dataSource, rules).withRoom([opening], asOf);
  return { id, title, facts: facts!, input: opening.input };
}

async function everybody(dataSource: DataSource, references: ReferenceEngines, asOf: string): Promise<MatchIndex> {
  const { candidateKeeper } = await import('../engines');
  return candidateKeeper(dataSource, references).indexOn(asOf);
}

function indexOf(people: readonly FilePerson[], { taxonomy, travel }: ReferenceEngines): MatchIndex {
  const index = new MatchIndex(taxonomy, travel);
  for (const { facts } of people) index.upsert(facts);
  return index;
}

async function personOf(
  name: string,
  index: MatchIndex,
  known: FileReferences,
  dataSource: DataSource | undefined,
): Promise<NonNullable<Sources['person']> & { person?: SchemePerson }> {
  if (isFile(name)) {
    const people = await readCandidates(name, known);
    if (people.length > 1) {
      throw new ToldError(
        `${name} holds ${people.length} people; give the file with --candidates and name one by key.`,
      );
    }
    return { name: people[0]!.facts.id, ...people[0]! };
  }
  const own = index.get(name);
  if (own) return { name, facts: own };
  if (!dataSource) throw new ToldError(`There is no candidate ${name} in the file.`);
  const { id, pseudonym } = await findCandidate(dataSource, name);
  const facts = index.get(id);
  if (!facts) throw new ToldError(`There is no candidate ${name} in the file.`);
  return { name: pseudonym, facts };
}

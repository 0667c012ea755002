/** Job titles to ESCO labels (MELO): ranking over labels, as published. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CompoundSplitter } from '../src/intake/reading/words/compounds';
import { CrossLanguageLinker } from '../src/intake/reading/linking/cross-linker';
import {
  LabelLinker,
  type LinkedLabel,
  type LinkIngredients,
  type LinkLabel,
} from '../src/intake/reading/linking/label-linker';
import { readIscoDescription } from '../src/intake/reading/linking/isco-examples';
import type { ConceptName } from '../src/intake/reading/linking/label-linker.types';
import { conceptDocuments } from '../src/intake/reading/linking/concept-documents';
import { TitleReader, titleTokens } from '../src/intake/reading/linking/title-reader';
import { readEscoBundle } from '../src/taxonomy/esco/read-esco-bundle';
import type { EvalPart, Figure, PartResult } from './eval.types';
import { rankMeasures } from './metrics';

const FOLDER = 'melo';
const ESCO = 'esco';
const GOALS: Readonly<Record<string, { mrr: number; s5: number; anchor: readonly [number, number] }>> = {
  da_da: { mrr: 0.66, s5: 0.78, anchor: [0.573, 0.691] },
  da_en: { mrr: 0.42, s5: 0.52, anchor: [0.167, 0.228] },
  en_en: { mrr: 0.66, s5: 0.8, anchor: [0.556, 0.7] },
};

interface Task {
  name: string;
  queries: string;
  answers: string;
  rank(ingredients: Partial<LinkIngredients>): (title: string) => LinkedLabel[];
}

/** The three directions, and with `--ablation` each ingredient left out in turn. */
export const melo: EvalPart = {
  name: 'MELO: job titles to ESCO labels',
  async run(data, { ablation }): Promise<PartResult | undefined> {
    const folder = data && path.join(data, FOLDER);
    if (!folder || !existsSync(folder)) return undefined;
    const tasks = await tasksOf(folder, path.join(data, ESCO));
    const figures: Figure[] = [];
    const lines: { without: string; key: string; value: number; difference: number }[] = [];
    const full = tasks.map((task) => measure(folder, task, {}));
    tasks.forEach(({ name }, at) => figures.push(...figuresOf(name, full[at]!)));
    for (const without of ablation ? INGREDIENTS : []) {
      tasks.forEach((task, at) => {
        const { mrr, s5 } = measure(folder, task, { [without]: false });
        lines.push({ without, key: `melo.${task.name}.mrr`, value: mrr, difference: mrr - full[at]!.mrr });
        lines.push({ without, key: `melo.${task.name}.s5`, value: s5, difference: s5 - full[at]!.s5 });
      });
    }
    return { figures, ablation: lines };
  },
};

const INGREDIENTS: readonly (keyof LinkIngredients)[] = [
  'stemming', 'compounds', 'ngrams', 'coverage', 'meaning', 'texts', 'regional', 'replacements', 'variants', 'hierarchy',
  'examples', 'foreign', 'preferred', 'oneEach',
]; // prettier-ignore

function figuresOf(name: string, { mrr, s1, s5, s10 }: ReturnType<typeof rankMeasures>): Figure[] {
  const { mrr: goal, s5: goal5, anchor } = GOALS[name]!;
  const title = name.replace('_', ' → ');
  return [
    {
      key: `melo.${name}.mrr`,
      title: `${title} MRR`,
      value: mrr,
      goal,
      anchor: { text: 'char TF-IDF', value: anchor[0] },
    },
    { key: `melo.${name}.s1`, title: `${title} success@1`, value: s1 },
    {
      key: `melo.${name}.s5`,
      title: `${title} success@5`,
      value: s5,
      goal: goal5,
      anchor: { text: 'char TF-IDF', value: anchor[1] },
    },
    { key: `melo.${name}.s10`, title: `${title} success@10`, value: s10 },
  ];
}

function measure(folder: string, task: Task, ingredients: Partial<LinkIngredients>) {
  const gold = new Map<string, Set<string>>();
  for (const [query, , label] of rows(folder, task.answers)) {
    const set = gold.get(query!) ?? new Set<string>();
    gold.set(query!, set);
    set.add(label!);
  }
  const rank = task.rank(ingredients);
  const ranks = rows(folder, task.queries).map(([query, title]) => {
    const right = gold.get(query!) ?? new Set<string>();
    return rank(title!).findIndex(({ label }) => right.has(label.id)) + 1;
  });
  return rankMeasures(ranks);
}

/** Labels of both languages are taken as the imported taxonomy; ISCO groups and descriptions come from the bundle. */
async function tasksOf(folder: string, esco: string): Promise<Task[]> {
  const danish = labelsOf(folder, 'corpus_da.tsv');
  const english = labelsOf(folder, 'corpus_en_for_dnk.tsv');
  const american = labelsOf(folder, 'corpus_en_for_usa.tsv');
  const { groups, descriptions, needs, examples } = await readOccupations(esco);
  const options = { groupOf: (concept: string) => groups.get(concept), groupCode };
  const englishReader = new TitleReader('en', undefined, true);
  const named = (labels: readonly LinkLabel[], { examples: use = true }: Partial<LinkIngredients>) =>
    use ? [...labels, ...examples.map((one) => ({ ...one, id: '', preferred: false }))] : labels;
  // both Danish directions ask the same linker, one after the other
  let last: { key: string; linker: LabelLinker } | undefined;
  const danishLinker = (ingredients: Partial<LinkIngredients>) => {
    const key = JSON.stringify(ingredients);
    if (last?.key === key) return last.linker;
    const { stemming = true, compounds = true } = ingredients;
    const splitter = compounds ? new CompoundSplitter(danish.flatMap(({ text }) => titleTokens(text))) : undefined;
    const reader = new TitleReader('da', splitter, stemming);
    const documents = conceptDocuments([
      { labels: danish, reader },
      { labels: named(english, ingredients), reader: englishReader, descriptions, needs },
    ]);
    const foreign = { names: named(english, ingredients), reader: englishReader };
    const linker = new LabelLinker({ labels: danish, language: 'da', ...options, documents, foreign, ingredients });
    last = { key, linker };
    return linker;
  };
  return [
    {
      name: 'da_da',
      queries: 'queries_da.dev.tsv',
      answers: 'qrels_da_da.dev.tsv',
      rank: (ingredients) => {
        const linker = danishLinker(ingredients);
        return (title) => linker.rank(title);
      },
    },
    {
      name: 'da_en',
      queries: 'queries_da.dev.tsv',
      answers: 'qrels_da_en.dev.tsv',
      rank: (ingredients) => {
        const linker = new CrossLanguageLinker(danishLinker(ingredients), english, ingredients.oneEach ?? true);
        return (title) => linker.rank(title);
      },
    },
    {
      name: 'en_en',
      queries: 'queries_en.dev.tsv',
      answers: 'qrels_en_en.dev.tsv',
      rank: (ingredients) => {
        const reader = new TitleReader('en', undefined, ingredients.stemming ?? true);
        const documents = conceptDocuments([{ labels: named(american, ingredients), reader, descriptions, needs }]);
        const linker = new LabelLinker({
          labels: american,
          language: 'en',
          ...options,
          documents,
          examples,
          ingredients,
        });
        return (title) => linker.rank(title);
      },
    },
  ];
}

/** Without the bundle there are no groups and no descriptions; the linker does without. */
async function readOccupations(esco: string) {
  const groups = new Map<string, string>();
  const descriptions = new Map<string, string>();
  const skills = new Map<string, string>();
  const needs = new Map<string, { name: string; essential: boolean }[]>();
  const examples = new Map<string, ConceptName>();
  if (existsSync(esco)) {
    for await (const row of readEscoBundle(bundlesIn(esco))) {
      if (row.kind === 'skill' && row.language === 'en') skills.set(row.uri, row.label);
      if (row.kind === 'occupation-skill') {
        const list = needs.get(row.occupation) ?? [];
        needs.set(row.occupation, list);
        list.push({ name: skills.get(row.skill) ?? '', essential: row.essential });
      }
      if (row.kind === 'isco-group' && row.language === 'en' && row.description !== undefined) {
        const { text, examples: titles } = readIscoDescription(row.description, row.code);
        descriptions.set(row.uri, text);
        const of = (code: string) => row.uri.replace(/\d+$/, code);
        for (const { title, code } of titles)
          examples.set(`${code} ${title.toLowerCase()}`, { concept: of(code), text: title });
      }
      if (row.kind !== 'occupation') continue;
      groups.set(row.uri, row.iscoGroup);
      if (row.language === 'en' && row.description !== undefined) descriptions.set(row.uri, row.description);
    }
  }
  return { groups, descriptions, needs, examples: [...examples.values()] };
}

/** The English classification first, so that its rows win over derived files beside it. */
export function bundlesIn(esco: string): string[] {
  const zip = path.join(esco, 'ESCO-v1.1.1-classification-en-csv.zip');
  return existsSync(zip) ? [zip, esco] : [esco];
}

function groupCode(concept: string): string | undefined {
  return /\/isco\/C(\d{1,4})$/.exec(concept)?.[1];
}

function labelsOf(folder: string, file: string): LinkLabel[] {
  const seen = new Set<string>();
  return rows(folder, file)
    .slice(1)
    .map(([id, concept, text]) => {
      const preferred = !seen.has(concept!);
      seen.add(concept!);
      return { id: id!, concept: concept!, text: text!, preferred };
    });
}

function rows(folder: string, file: string): string[][] {
  const text = readFileSync(path.join(folder, file), 'utf8').trim();
  return text.split('\n').map((line) => line.replace(/\r$/, '').split('\t'));
}

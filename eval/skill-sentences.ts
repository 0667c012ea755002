/** English sentences to ESCO skills: R-precision at 5 over all skills, one question a sentence. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { SkillLinker, type SkillIngredients } from '../src/intake/reading/linking/skill-linker';
import { readEscoBundle } from '../src/taxonomy/esco/read-esco-bundle';
import type { EscoSkill } from '../src/taxonomy/esco/esco.types';
import type { EvalPart, Figure, PartResult } from './eval.types';
import { bundlesIn } from './melo';
import { rPrecisionAt } from './metrics';

interface Question {
  sentence: string;
  gold: ReadonlySet<string>;
}

/** Character TF-IDF on the same sentences, by the data's own `lexical_anchors.tsv`. */
const SETS: readonly { key: string; file: string; uri: string; anchor: number }[] = [
  { key: 'house', file: 'house_validation.csv', uri: 'esco_uri', anchor: 0.3475 },
  { key: 'tech', file: 'tech_validation.csv', uri: 'esco_uri', anchor: 0.5467 },
  { key: 'skillskape', file: 'skillskape_dev.csv', uri: 'esco_uris', anchor: 0.2189 },
];
const INGREDIENTS: readonly (keyof SkillIngredients)[] = ['stemming', 'ngrams', 'coverage', 'descriptions'];

/** The three sets; the goal is ten points over the anchor in each. */
export const skillSentences: EvalPart = {
  name: 'Skill extraction: English sentences to ESCO skills',
  async run(data, { ablation }): Promise<PartResult | undefined> {
    const folder = data && path.join(data, 'skill-extraction-esco');
    const esco = data && path.join(data, 'esco');
    if (!folder || !esco || !existsSync(folder) || !existsSync(esco)) return undefined;
    const skills: EscoSkill[] = [];
    for await (const row of readEscoBundle(bundlesIn(esco)))
      if (row.kind === 'skill' && row.language === 'en') skills.push(row);
    if (skills.length === 0) return undefined;
    const known = new Set(skills.map(({ uri }) => uri));
    const linker = new SkillLinker(skills, 'en');
    const figures: Figure[] = [];
    const lines: { without: string; key: string; value: number; difference: number }[] = [];
    for (const { key, file, uri, anchor } of SETS) {
      const value = measure(linker, questionsOf(folder, file, uri, known));
      const goal = anchor + 0.1;
      figures.push({
        key: `skills.${key}.rp5`,
        title: `${key} RP@5`,
        value,
        goal,
        anchor: { text: 'char TF-IDF', value: anchor },
      });
    }
    if (ablation) {
      for (const without of INGREDIENTS) {
        const poorer = new SkillLinker(skills, 'en', { [without]: false });
        for (const { key, file, uri } of SETS.slice(0, 2)) {
          const value = measure(poorer, questionsOf(folder, file, uri, known));
          const full = figures.find((figure) => figure.key === `skills.${key}.rp5`)!.value;
          lines.push({ without, key: `skills.${key}.rp5`, value, difference: value - full });
        }
      }
    }
    return { figures, ablation: lines };
  },
};

function measure(linker: SkillLinker, questions: readonly Question[]): number {
  const values = questions.map(({ sentence, gold }) =>
    rPrecisionAt(
      5,
      linker.rank(sentence, 5).map(({ skill }) => skill.uri),
      gold,
    ),
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function questionsOf(folder: string, file: string, column: string, known: ReadonlySet<string>): Question[] {
  const rows = parse(readFileSync(path.join(folder, file)), { columns: true, bom: true }) as Record<string, string>[];
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const uri of (row[column] ?? '').split('|')) {
      if (!known.has(uri)) continue;
      const gold = found.get(row['sentence']!) ?? new Set<string>();
      found.set(row['sentence']!, gold);
      gold.add(uri);
    }
  }
  return [...found].map(([sentence, gold]) => ({ sentence, gold }));
}

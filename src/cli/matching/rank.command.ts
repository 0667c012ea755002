/** `rank`: the ranked list of one opening, from the database or from files alone. Nothing is stored. */
import type { Locale } from '../../common/messages';
import { say } from '../../console';
import { Sentences } from '../../explanations/sentences';
import { renderRanking } from './render-ranking';
import type { WeightsOption } from '../terminal/option-values';
import { policyFor } from '../references';
import { type SourceOptions, withSources } from './sources';
import { widthFor } from '../terminal/text-layout';

/** Options of the command. */
export interface RankOptions extends Omit<SourceOptions, 'person'> {
  /** other weights than the policy's */
  weights?: WeightsOption;
  limit: number;
  lang: Locale;
  json?: boolean;
}

/** Prints the list as text, or as JSON with every criterion. */
export async function rank(options: RankOptions): Promise<void> {
  await withSources(options, async ({ references, opening, index, asOf, namesOf, schemesOf }) => {
    const policy = policyFor(references, asOf, options.weights);
    const ranking = index.rank(opening.facts, { policy, asOf, limit: options.limit });
    const listed = ranking.candidates.map(({ candidateId }) => candidateId);
    const names = await namesOf(listed);
    const schemes = await schemesOf(listed);
    const nameOf = (id: string) => names.get(id) ?? id;
    if (options.json) {
      const candidates = ranking.candidates.map((line) => ({
        person: nameOf(line.candidateId),
        ...line,
        schemes: schemes.get(line.candidateId) ?? [],
      }));
      const { id, title } = opening;
      say(JSON.stringify({ opening: { id, title }, weights: policy.weights, ...ranking, candidates }, null, 2));
      return;
    }
    const sentences = new Sentences(options.lang, references.labels);
    const view = { title: opening.title, ranking, weights: policy.weights, nameOf, schemes };
    say(renderRanking(view, sentences, widthFor(process.stdout.columns)));
  });
}

/** `rank`: the ranked list of one opening, from the database or from files alone. Nothing is stored. */
import type { Locale } from '../common/messages';
import { say } from '../console';
import { Sentences } from '../explanations/sentences';
import { DEFAULT_POLICY, type Policy } from '../matching/core/policy';
import { renderRanking } from './render-ranking';
import { type SourceOptions, withSources } from './sources';
import { widthFor } from './text-layout';

/** Options of the command. */
export interface RankOptions extends Omit<SourceOptions, 'person'> {
  /** the policy with other weights */
  weights?: Policy;
  limit: number;
  lang: Locale;
  json?: boolean;
}

/** Prints the list as text, or as JSON with every criterion. */
export async function rank(options: RankOptions): Promise<void> {
  const policy = options.weights ?? DEFAULT_POLICY;
  await withSources(options, async ({ references, opening, index, asOf, namesOf, schemesOf }) => {
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

/** `explain`: one person and one opening in full, from the database or from files alone. Nothing is stored. */
import type { Locale } from '../../common/messages';
import { say } from '../../console';
import { Sentences } from '../../explanations/sentences';
import { whatWouldLift } from '../../matching/core/lifts';
import { matchPair } from '../../matching/core/pair-match';
import type { Policy } from '../../matching/core/policy';
import { openingCase } from '../../matching/core/opening-case';
import { projectionFor } from '../../matching/core/projection';
import { questions } from '../../matching/core/questions';
import { type ExplanationView, renderExplanation } from './render-explanation';
import type { WeightsOption } from '../terminal/option-values';
import { policyFor } from '../references';
import { type SourceOptions, type Sources, withSources } from './sources';
import { widthFor } from '../terminal/text-layout';

/** Options of the command. */
export interface ExplainOptions extends SourceOptions {
  person: string;
  /** other weights than the policy's */
  weights?: WeightsOption;
  lang: Locale;
  json?: boolean;
}

/** Prints the explanation as text or JSON. */
export async function explain(options: ExplainOptions): Promise<void> {
  await withSources(options, async (sources) => {
    const policy = policyFor(sources.references, sources.asOf, options.weights);
    const view = await explanationOf(sources, policy);
    const { opening, references } = sources;
    if (options.json) {
      const lifts = view.lifts.map(({ changed: _changed, ...lift }) => lift);
      const { title: _title, ...rest } = view;
      const whole = { opening: { id: opening.id, title: opening.title }, ...rest, lifts };
      say(JSON.stringify({ ...whole, questions: questions(view.match) }, null, 2));
      return;
    }
    say(renderExplanation(view, new Sentences(options.lang, references.labels), widthFor(process.stdout.columns)));
  });
}

/** Place and counts are those of the list the person would stand on; a person alone has neither. */
async function explanationOf(sources: Sources, policy: Policy): Promise<ExplanationView> {
  const { references, opening, index, person, asOf } = sources;
  const { name, facts } = person!;
  const query = { policy, asOf };
  const context = { ...query, graph: references.taxonomy, travel: references.travel };
  const match = matchPair(opening.facts, facts, context);
  const shared = {
    title: opening.title,
    person: name,
    match,
    schemes: (await sources.schemesOf([facts.id])).get(facts.id) ?? [],
    projection: projectionFor(openingCase(opening.facts, context), facts),
    policyVersion: policy.version,
    weights: policy.weights,
    asOf,
  };
  if (index.size === 0) return { ...shared, lifts: whatWouldLift(opening.facts, facts, context) };

  const counts = index.rank(opening.facts, { ...query, limit: 0 });
  const joins = index.get(facts.id) === undefined ? 1 : 0;
  const placeOf = index.rankHypothetical(opening.facts, query);
  return {
    ...shared,
    rank: placeOf(facts),
    considered: counts.considered + joins,
    eligible: counts.eligible + (match.eligible ? joins : 0),
    lifts: whatWouldLift(opening.facts, facts, context, placeOf),
  };
}

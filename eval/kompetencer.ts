/** Danish ads: competence spans, and the ESCO group of a span. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { competenceSpans } from '../src/intake/reading/findings/competence-spans';
import { escoGroupOf } from '../src/intake/reading/linking/esco-groups';
import type { EvalPart, Figure, PartResult } from './eval.types';
import { f1Of, weightedMacroF1 } from './metrics';

interface Sentence {
  text: string;
  spans: { start: number; end: number; kind: 'skill' | 'knowledge' }[];
}

/** Exact: same ends. Overlapping: a found span that touches a marked one is right, a marked one that is touched is found. */
export const kompetencer: EvalPart = {
  name: 'Kompetencer: spans and groups in Danish ads',
  async run(data): Promise<PartResult | undefined> {
    const folder = data && path.join(data, 'kompetencer');
    if (!folder || !existsSync(path.join(folder, 'da_dev.jsonl'))) return undefined;
    const lines = readFileSync(path.join(folder, 'da_dev.jsonl'), 'utf8').trim().split('\n');
    const sentences = lines.map((line) => JSON.parse(line) as Sentence);
    const groups = readFileSync(path.join(folder, 'da_dev_spans.tsv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const gold = groups.map(([, group]) => group!.trim());
    const answers = groups.map(([text]) => escoGroupOf(text!));
    const figures: Figure[] = [
      { key: 'kompetencer.exact', title: 'Span F1, exact', value: spanF1(sentences, 'exact') },
      { key: 'kompetencer.overlap', title: 'Span F1, overlapping', value: spanF1(sentences, 'overlap'), goal: 0.55 },
      { key: 'kompetencer.overlap.skill', title: '… skills, same kind', value: spanF1(sentences, 'overlap', 'skill') },
      {
        key: 'kompetencer.overlap.knowledge',
        title: '… knowledge, same kind',
        value: spanF1(sentences, 'overlap', 'knowledge'),
      },
      {
        key: 'kompetencer.groups',
        title: 'ESCO group, weighted macro-F1',
        value: weightedMacroF1(gold, answers),
        goal: 0.45,
        anchor: { text: 'RemBERT, trained', value: 0.472 },
      },
    ];
    return { figures, ablation: [] };
  },
};

function spanF1(sentences: readonly Sentence[], how: 'exact' | 'overlap', kind?: 'skill' | 'knowledge'): number {
  const counts = { right: 0, found: 0, met: 0, gold: 0 };
  for (const { text, spans } of sentences) {
    const found = competenceSpans(text).filter((span) => kind === undefined || span.kind === kind);
    const marked = spans.filter((span) => kind === undefined || span.kind === kind);
    const fits = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      how === 'exact' ? a.start === b.start && a.end === b.end : a.start < b.end && b.start < a.end;
    counts.found += found.length;
    counts.gold += marked.length;
    counts.right += found.filter((span) => marked.some((other) => fits(span, other))).length;
    counts.met += marked.filter((span) => found.some((other) => fits(span, other))).length;
  }
  return f1Of(counts.right, counts.found, counts.met, counts.gold).f1;
}

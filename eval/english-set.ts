/** The project's own marked English CVs, beside a plain word match with the taxonomy's English names. */
import path from 'node:path';
import { projectRoot } from '../src/common/project-root';
import { buildLexicon } from '../src/intake/reading/words/lexicon';
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy';
import type { EvalPart, Figure, PartResult } from './eval.types';
import { loadOwnSet } from './own-set';
import { answersOf, codesF1, plainMatch, stanceShare } from './reading-set';

export const englishSet: EvalPart = {
  name: 'Own set: English CVs',
  run(_data, { ablation }): Promise<PartResult> {
    const taxonomy = loadTaxonomy();
    const lexicon = buildLexicon({ taxonomy });
    const all = loadOwnSet(path.join(projectRoot(), 'test', 'reading-set-en'));
    const plain = plainMatch(taxonomy, 'en');
    const figure = (key: string, title: string, texts: typeof all): Figure => ({
      key,
      title: `${title}, ${texts.length} texts`,
      value: codesF1(texts, (text) => answersOf(text, lexicon)),
      anchor: { text: 'plain word match', value: codesF1(texts, plain) },
    });
    const figures = [
      figure('english.f1', 'F1', all),
      figure(
        'english.dev.f1',
        'F1, dev',
        all.filter(({ split }) => split === 'dev'),
      ),
      figure(
        'english.holdout.f1',
        'F1, holdout',
        all.filter(({ split }) => split === 'holdout'),
      ),
      { key: 'english.stance', title: 'Has / lacks / wants told right', value: stanceShare(all, lexicon) },
    ];
    const full = figures[0]!.value;
    const lines = (ablation ? (['stemming', 'spelling', 'ownPhrases', 'kinds'] as const) : []).map((without) => {
      const poorer = buildLexicon({ taxonomy, ingredients: { [without]: false } });
      const value = codesF1(all, (text) => answersOf(text, poorer));
      return { without, key: 'english.f1', value, difference: value - full };
    });
    return Promise.resolve({ figures, ablation: lines });
  },
};

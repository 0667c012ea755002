/** The project's own marked CVs and ads, beside a plain word match. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../src/common/project-root';
import {
  buildLexicon,
  type EscoNames,
  type Lexicon,
  type ReadingIngredients,
} from '../src/intake/reading/words/lexicon';
import { readText } from '../src/intake/reading/read-text';
import type { ReadingLanguage } from '../src/intake/reading/words/stems';
import type { CompetencyFinding } from '../src/intake/reading/reading.types';
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy';
import { readEscoBundle } from '../src/taxonomy/esco/read-esco-bundle';
import type { Taxonomy } from '../src/taxonomy/taxonomy';
import type { EvalPart, Figure, PartResult } from './eval.types';
import { bundlesIn } from './melo';
import { f1Of, median } from './metrics';
import { loadOwnSet, type MarkedText, type MarkSign } from './own-set';

/** One page of a CV, in characters: the speed is told for it. */
const PAGE = 2_500;
const CVS = 1_000;
const INGREDIENTS: readonly (keyof ReadingIngredients)[] = ['stemming', 'compounds', 'spelling', 'ownPhrases'];

/**
 * A text counts the competencies it says are there (a CV) or asks for, teaches or welcomes (an ad). What is denied or
 * only wished for must not be answered.
 */
export const readingSet: EvalPart = {
  name: 'Own set: Danish CVs and ads',
  async run(data, { ablation }): Promise<PartResult> {
    const taxonomy = loadTaxonomy();
    const lexicon = buildLexicon({ taxonomy });
    const texts = loadOwnSet(path.join(projectRoot(), 'test', 'reading-set'));
    const dev = texts.filter(({ split }) => split === 'dev');
    const holdout = texts.filter(({ split }) => split === 'holdout');
    const reader = (text: MarkedText) => answersOf(text, lexicon);
    const plain = plainMatch(taxonomy);
    const plainAll = codesF1(texts, plain);
    const figures: Figure[] = [
      {
        key: 'own.f1',
        title: `F1, all ${texts.length} texts`,
        value: codesF1(texts, reader),
        goal: 0.85,
        anchor: { text: 'plain word match', value: plainAll },
      },
      { key: 'own.gain', title: 'F1 over plain word match', value: codesF1(texts, reader) - plainAll, goal: 0.25 },
      {
        key: 'own.dev.f1',
        title: `F1, ${dev.length} dev texts`,
        value: codesF1(dev, reader),
        anchor: { text: 'plain', value: codesF1(dev, plain) },
      },
      {
        key: 'own.holdout.f1',
        title: `F1, ${holdout.length} holdout texts`,
        value: codesF1(holdout, reader),
        anchor: { text: 'plain', value: codesF1(holdout, plain) },
      },
      { key: 'own.stance', title: 'Has / lacks / wants / nice told right', value: stanceShare(texts, lexicon) },
      ...(await withEsco(data, taxonomy, texts)),
      ...speed(texts, lexicon),
    ];
    const full = codesF1(texts, reader);
    const lines = (ablation ? INGREDIENTS : []).map((without) => {
      const poorer = buildLexicon({ taxonomy, ingredients: { [without]: false } });
      const value = codesF1(texts, (text) => answersOf(text, poorer));
      return { without, key: 'own.f1', value, difference: value - full };
    });
    return { figures, ablation: lines };
  },
};

/** The same with the names of a whole import in the lexicon, where the reference data has one. */
async function withEsco(data: string | undefined, taxonomy: Taxonomy, texts: readonly MarkedText[]): Promise<Figure[]> {
  const folder = data && path.join(data, 'esco');
  if (!folder || !existsSync(folder)) return [];
  const esco: EscoNames[] = [];
  for await (const row of readEscoBundle(bundlesIn(folder))) {
    if (row.kind === 'skill' || row.kind === 'occupation') esco.push(row);
  }
  const start = performance.now();
  const lexicon = buildLexicon({ taxonomy, esco });
  const seconds = (performance.now() - start) / 1000;
  const value = codesF1(texts, (text) => answersOf(text, lexicon));
  const [page] = speed(texts, lexicon, 200);
  return [
    { key: 'own.esco.f1', title: `F1 with ESCO, ${lexicon.size} names`, value },
    { key: 'speed.esco_build_s', title: 'Lexicon with ESCO built in, seconds', value: seconds, time: true },
    { ...page!, key: 'speed.esco_page_ms', title: 'Median of one page with ESCO, ms' },
  ];
}

/** Codes that the reader says are there or asked for. */
export function answersOf({ text, kind }: MarkedText, lexicon: Lexicon): Set<string> {
  const codes = competencies(text, kind, lexicon)
    .filter(({ polarity }) => polarity === 'has' || polarity === 'wanted')
    .flatMap(({ code }) => (code === undefined ? [] : [code]));
  return new Set(codes);
}

function competencies(text: string, kind: MarkedText['kind'], lexicon: Lexicon): CompetencyFinding[] {
  const { findings } = readText(text, lexicon, { kind });
  return findings.filter((finding): finding is CompetencyFinding => finding.kind === 'competency');
}

/** Every label and synonym of a language as it stands, between word borders, whatever the case. */
export function plainMatch(taxonomy: Taxonomy, language: ReadingLanguage = 'da'): (text: MarkedText) => Set<string> {
  const names = taxonomy
    .competencies()
    .flatMap(({ code, labels, synonyms }) =>
      [labels[language], ...synonyms[language]].map((name) => ({ code, name: name.toLowerCase() })),
    );
  const isLetter = (letter: string | undefined) => letter !== undefined && /\p{L}/u.test(letter);
  return ({ text }) => {
    const lower = text.toLowerCase();
    const found = names.filter(({ name }) => {
      const at = lower.indexOf(name);
      return at >= 0 && !isLetter(lower[at - 1]) && !isLetter(lower[at + name.length]);
    });
    return new Set(found.map(({ code }) => code));
  };
}

/** F1 of the codes of all texts together. */
export function codesF1(texts: readonly MarkedText[], answer: (text: MarkedText) => Set<string>): number {
  const counts = { right: 0, found: 0, gold: 0 };
  for (const text of texts) {
    const gold = goldOf(text);
    const found = answer(text);
    counts.right += [...found].filter((code) => gold.has(code)).length;
    counts.found += found.size;
    counts.gold += gold.size;
  }
  return f1Of(counts.right, counts.found, counts.right, counts.gold).f1;
}

function goldOf({ kind, marks }: MarkedText): Set<string> {
  return new Set(marks.filter(({ sign }) => (kind === 'ad' ? sign !== '!' : sign === '')).map(({ code }) => code));
}

/** Of the marks that are found at their place: how many have the stance that was marked. */
export function stanceShare(texts: readonly MarkedText[], lexicon: Lexicon): number {
  const pairs = texts.flatMap(({ text, kind, marks }) => {
    const found = competencies(text, kind, lexicon);
    return marks.flatMap((mark) => {
      const match = found.find(
        ({ code, range }) => code === mark.code && range.start < mark.end && mark.start < range.end,
      );
      return match ? [{ mark: mark.sign, found: signOf(match) }] : [];
    });
  });
  return pairs.filter(({ mark, found }) => mark === found).length / pairs.length;
}

function signOf({ polarity, need }: CompetencyFinding): MarkSign {
  if (polarity === 'lacks' || polarity === 'not_needed') return '!';
  if (polarity === 'wants' || need === 'learn') return '~';
  return need === 'nice' ? '?' : '';
}

/** Pages are made by joining texts of the set; the import is a thousand of them, one after the other. */
function speed(texts: readonly MarkedText[], lexicon: Lexicon, pages = CVS): Figure[] {
  const cvs = texts.filter(({ kind }) => kind === 'cv').map(({ text }) => text);
  const page = (from: number) => {
    let made = '';
    for (let at = from; made.length < PAGE; at += 1) made += `${cvs[at % cvs.length]!}\n`;
    return made.slice(0, PAGE);
  };
  const times: number[] = [];
  const begin = performance.now();
  let characters = 0;
  for (let at = 0; at < pages; at += 1) {
    const text = page(at);
    const start = performance.now();
    readText(text, lexicon, { kind: 'cv' });
    times.push(performance.now() - start);
    characters += text.length;
  }
  const seconds = (performance.now() - begin) / 1000;
  return [
    {
      key: 'speed.page_ms',
      title: `Median of one page (${PAGE} characters), ms`,
      value: median(times),
      goal: 20,
      time: true,
    },
    { key: 'speed.cvs_s', title: `${pages} CVs of one page, seconds`, value: seconds, time: true },
    { key: 'speed.characters', title: 'Characters per second', value: Math.round(characters / seconds), time: true },
  ];
}

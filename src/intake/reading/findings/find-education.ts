import type { Found } from '../found';
import { anyOf } from '../words/patterns';
import type { EducationFinding } from '../reading.types';

const EDUCATION = anyOf([
  '(?:er )?(?:ud)?uddannet (?:som )?\\p{L}[\\p{L}-]*|\\d{1,2} års? (?:skolegang|skole|grundskole)|ingen skolegang',
  '(?:bachelor|kandidat|master|phd|diplom|erhvervsuddannelse|faglært|svendebrev|gymnasium|gymnasiet|studentereksamen|universitet|universitetet|ingeniøruddannelse|læreruddannelse)(?:grad)?(?: i \\p{L}[\\p{L}-]*)?',
  "hf|stx|hhx|htx|fgu|egu|avu|eud|9\\. klasse|10\\. klasse|folkeskolens afgangseksamen|high school|university|vocational training|(?:bachelor|master)['’]?s? degree(?: in \\p{L}+)?|primary school",
  'var (?:sygeplejerske|lærer|ingeniør|læge|advokat|tandlæge|jordemoder|farmaceut|økonom)',
]);

/**
 * Education that a CV names. Whether Denmark recognises it is a decision of an authority and never read from a text:
 * it stays unknown until somebody sees the assessment (domain.md §2.9).
 */
export function findEducation(sentence: string): Found<EducationFinding>[] {
  const match = EDUCATION.exec(sentence);
  if (!match) return [];
  return [
    {
      kind: 'education',
      recognition: 'unknown',
      polarity: 'has',
      confidence: 750,
      match: 'rule',
      madeBy: 'education.words',
      start: match.index,
      end: match.index + match[0].length,
    },
  ];
}

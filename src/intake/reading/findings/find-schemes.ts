import type { Scheme } from '../../../matching/core/facts';
import type { Found } from '../found';
import { anyOf } from '../words/patterns';
import type { SchemeFinding } from '../reading.types';

const PUBLIC = anyOf([
  'kommune\\p{L}*|region\\p{L}*|statslig\\p{L}*|offentlig\\p{L}*|hospital\\p{L}*|regionshospital\\p{L}*|sygehus\\p{L}*|plejecenter\\p{L}*|folkeskole\\p{L}*|børnehave\\p{L}*',
]);
const SUBSIDY = anyOf(['løntilskud\\p{L}*|wage subsid(?:y|ies)']);
/** Words an ad uses for a scheme (domain.md §4). */
const WORDS: readonly [RegExp, Scheme][] = [
  [anyOf(['igu|igu-\\p{L}+|integrationsgrunduddannelse\\p{L}*']), 'igu'],
  [anyOf(['småjobs?|småjobbet|smaajob|lønnede timer|ordinære timer|mini[- ]?job']), 'smaajob'],
  [anyOf(['fritidsjob\\p{L}*|ungarbejder\\p{L}*|after[- ]school job']), 'fritidsjob'],
  [anyOf(['vikar|vikarer|vikariat|vikarbureau|afløser|afløsere|tilkaldevikar\\p{L}*|temp agency']), 'vikar'],
  [
    anyOf([
      'virksomhedspraktik\\p{L}*|praktikplads\\p{L}*|(?:sprog|snuse|branche|rekrutterings)praktik\\p{L}*|internship|work placement',
    ]),
    'virksomhedspraktik',
  ],
  [anyOf(['nyttejob\\p{L}*|nytteindsats\\p{L}*']), 'nyttejob'],
  [anyOf(['arbejdsprøvning\\p{L}*']), 'arbejdsproevning'],
  [
    anyOf(['fastansættelse|fast stilling|fast ansættelse|ordinært job|ordinær ansættelse|permanent position']),
    'ordinaert',
  ],
];

/** The scheme that follows is excluded: within three words after the denial. */
const DENIED =
  /(?<!\p{L})(?:ikke|ingen|intet|uden|no|not|without)(?!\s(?:kun|bare|blot|only|just)(?!\p{L}))(?:\s\p{L}+){0,3}\s$/iu;

/**
 * Schemes an ad names.
 * @param whole the whole text: whether the employer is public decides which wage subsidy is meant
 */
export function findSchemes(sentence: string, whole: string): Found<SchemeFinding>[] {
  const subsidy: [RegExp, Scheme] = [SUBSIDY, PUBLIC.test(whole) ? 'loentilskud_offentlig' : 'loentilskud_privat'];
  return [...WORDS, subsidy].flatMap(([words, scheme]): Found<SchemeFinding>[] => {
    const match = words.exec(sentence);
    // "IGU, men ikke løntilskud": what the ad excludes it does not offer
    if (!match || DENIED.test(sentence.slice(0, match.index))) return [];
    return [
      {
        kind: 'scheme',
        scheme,
        polarity: 'wanted',
        confidence: scheme === 'vikar' ? 700 : 900,
        match: 'rule',
        madeBy: `scheme.${scheme}`,
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
}

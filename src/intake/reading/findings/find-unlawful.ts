import type { Found } from '../found';
import { anyOf } from '../words/patterns';
import type { UnlawfulFinding, UnlawfulGround } from '../reading.types';

interface Rule {
  code: string;
  ground: UnlawfulGround;
  words: RegExp;
}

/** What may be asked instead, by ground (domain.md §9.4: language only as a justified need of the task). */
const ALTERNATIVES: Readonly<Record<UnlawfulGround, { da: string; en: string }>> = {
  age: {
    da: 'Skriv, hvad opgaven kræver (fx løft eller tempo). Kun lovens egne aldersgrænser må nævnes, med paragraf.',
    en: 'Say what the task needs (e.g. lifting or pace). Only age limits of the law itself may be named, with the section.',
  },
  sex: {
    da: 'Brug en titel, der gælder alle køn, og beskriv opgaven.',
    en: 'Use a title that fits every sex, and describe the task.',
  },
  origin: {
    da: 'Skriv de sprog og den viden, som opgaven kræver, eller at arbejdstilladelse er nødvendig.',
    en: 'Name the languages and knowledge that the task needs, or that a work permit is necessary.',
  },
  religion: {
    da: 'Beskriv arbejdstøj ud fra hygiejne eller sikkerhed. Tro er uden betydning for stillingen.',
    en: 'Describe work clothes by hygiene or safety. Belief does not matter for the job.',
  },
  mother_tongue: {
    da: 'Skriv det niveau i dansk, som opgaven kræver, per færdighed og med begrundelse.',
    en: 'State the level of Danish that the task needs, per skill and with the reason.',
  },
  family: {
    da: 'Skriv arbejdstiderne. Familie, graviditet og børn må ikke nævnes.',
    en: 'State the working hours. Family, pregnancy and children may not be mentioned.',
  },
  disability: {
    da: 'Skriv de fysiske krav i opgaven, fx løft op til 15 kg. Der kan være hjælpemidler.',
    en: 'State the physical demands of the task, e.g. lifts up to 15 kg. There may be aids.',
  },
};

const RULES: readonly Rule[] = [
  {
    code: 'age.limit',
    ground: 'age',
    words: anyOf([
      '(?:du er|være|er|skal være|alder(?:en)?:?|max\\.?|maks\\.?|højst|under|yngre end|ikke over|mellem) (?:\\p{L}+ )?(?:(?:1[89]|[2-6]\\d) ?(?:-|–|til|og) ?)?(?:2[5-9]|[3-6]\\d) år(?:ige)?(?!\\s(?:gammel|gammelt|siden|som))',
      '(?:mellem )?(?:1[89]|[2-6]\\d) ?(?:-|–|til|og) ?[2-6]\\d år(?:ige)?',
      '(?:younger than|not older than|aged?|(?:under|below) the age of) (?:2[5-9]|[3-6]\\d)(?: years)?(?: old| of age)?',
      '(?:under|below|max\\.?|maximum) (?:2[5-9]|[3-6]\\d) years(?: old| of age)?',
      '(?:between )?(?:1[89]|[2-6]\\d) ?(?:-|–|and|to) ?[2-6]\\d years(?: old| of age)?',
    ]),
  },
  {
    code: 'age.young',
    ground: 'age',
    words: anyOf([
      '(?:en |nogle |efter )?(?:ung|unge|yngre) (?:\\p{L}+ (?:og|,) ?)?(?:\\p{L}+ )?(?:mand|kvinde|fyr|pige|person|kollega|kolleger|medarbejder|medarbejdere|mennesker?|ansøgere?|tjener|kok|chauffør|sælger|menneske)',
      '(?:a )?young (?:\\p{L}+ )?(?:man|woman|person|people|colleague|employee|candidate|waiter|team member)',
      'ikke for gammel|recent graduates only|digital native',
    ]),
  },
  {
    code: 'sex.only',
    ground: 'sex',
    words: anyOf([
      '(?:søger|søges|ønsker|foretrækker|kun|helst|gerne) (?:en |to |nogle )?(?:\\p{L}+ )?(?:mand|mænd|kvinde|kvinder|pige|piger|dame|damer|fyr|mandlige?|kvindelige?)(?: \\p{L}+)?',
      '(?:mand|kvinde|pige|dame|mandlig \\p{L}+|kvindelig \\p{L}+) søges|kun (?:for )?(?:mænd|kvinder)|du er en (?:mand|kvinde|pige)',
      '(?:male|female)s? (?:only|preferred|candidates?|applicants?|\\p{L}+ wanted)|(?:men|women) only|only (?:men|women|males|females)|(?:looking for|seeking|prefer) (?:a )?(?:man|woman|male|female|girl|lady)',
    ]),
  },
  {
    code: 'origin.only',
    ground: 'origin',
    words: anyOf([
      'etnisk dansk\\p{L}*|dansk(?:e)? (?:baggrund|herkomst|rødder|oprindelse|statsborgerskab|statsborgere?)|født (?:og opvokset )?i danmark',
      'ingen (?:udlændinge|indvandrere|flygtninge)|ikke (?:udlændinge|indvandrere|flygtninge)|kun (?:danskere|østeuropæere|europæere|vestlige)|vestlig baggrund',
      'ethnic(?:ally)? danish?|danish (?:citizens?|nationals?|background|origin)|no (?:foreigners|immigrants|refugees)|only (?:danes|danish people|europeans|westerners|eu citizens)|born in denmark',
    ]),
  },
  {
    code: 'religion.any',
    ground: 'religion',
    words: anyOf([
      '(?:ingen|ikke|uden|intet)(?: må)?(?: bære)? (?:tørklæde|hijab|turban|hovedtørklæde|slør)|(?:ingen|ikke) muslimer?|kun kristne|kristen (?:baggrund|tro|livssyn)|(?:være|er) (?:kristen|muslim|troende|medlem af folkekirken)|religiøs\\p{L}* tilhørsforhold kræves',
      'no (?:headscar(?:f|ves)|hijabs?|turbans?|muslims)|christians? only|must be (?:a )?(?:christian|muslim)|without (?:a )?(?:headscarf|hijab)',
    ]),
  },
  {
    code: 'mother_tongue.native',
    ground: 'mother_tongue',
    words: anyOf([
      'dansk (?:som|er dit|er|på) modersmål\\p{L}*|modersmål(?:et)? (?:er|skal være) dansk|dansk modersmål|(?:på )?modersmålsniveau|taler? dansk (?:som en indfødt|uden accent)|indfødt dansk\\p{L}*|uden (?:udenlandsk )?accent|accentfri\\p{L}* dansk|accentfrit',
      'native (?:level )?danish|native[- ]level danish|danish native(?: speakers?)?|native speakers?(?: of danish)?|danish (?:as|is) (?:your |a )?(?:mother tongue|first language)|mother tongue danish|without (?:an )?accent|accent[- ]free',
    ]),
  },
  {
    code: 'family.any',
    ground: 'family',
    words: anyOf([
      '(?:ingen|uden|ikke (?:have|har)) (?:små )?børn(?: derhjemme| hjemme)?|ikke (?:er |være )?gravid|planer om (?:at få )?børn|ugift|enlig uden børn|ingen familieforpligtelser',
      'no (?:small )?children|without children|not pregnant|no family obligations|unmarried',
    ]),
  },
  {
    code: 'disability.any',
    ground: 'disability',
    words: anyOf([
      'ingen (?:sygdomme|handicaps?|skavanker|helbredsproblemer)|ikke (?:handicappet|kronisk syg)|rask og rørig|helt rask|fuldstændig rask|ingen sygehistorik',
      'no (?:disabilit(?:y|ies)|illness(?:es)?|health problems)|perfectly healthy|able[- ]bodied',
    ]),
  },
];

/** Everybody is welcome, whatever the ground; or the sentence says that it does not matter. */
const WELCOMES = anyOf([
  'uanset|alle kan søge|alle er velkomne|alle (?:kvalificerede|interesserede)|opfordrer alle|både (?:mænd og kvinder|kvinder og mænd)|foretrækkes ikke|m/k|mangfoldighed|mænd og kvinder|ligestilling',
  'regardless|irrespective|whatever (?:their|your)|all (?:applicants|qualified)|everyone is welcome|equal opportunit\\p{L}+|men and women|diversity',
]);
/** The children of a day nursery, the old people of a home: the sentence is about those who are cared for. */
const CARED_FOR = anyOf([
  'børn og|arbejder? med|børn(?:ene)? (?:i alderen|mellem|fra)|børn på|\\p{L}*årige (?:børn|elever)|beboere|borgere|elever|children aged|pupils|ansat(?:te)? (?:er|har været)|virksomhed\\p{L}* (?:er|fyldte)|års erfaring|years of experience',
]);

/** Demands an opening may not carry, each with what may be asked instead. */
export function findUnlawful(sentence: string): Found<UnlawfulFinding>[] {
  if (WELCOMES.test(sentence)) return [];
  return RULES.flatMap(({ code, ground, words }): Found<UnlawfulFinding>[] => {
    const match = words.exec(sentence);
    if (!match || (ground === 'age' && CARED_FOR.test(sentence))) return [];
    return [
      {
        kind: 'unlawful',
        ground,
        alternative: ALTERNATIVES[ground],
        polarity: 'wanted',
        confidence: 900,
        match: 'rule',
        madeBy: `unlawful.${code}`,
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
}

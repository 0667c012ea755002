/** Words of a CV that are about somebody else, or are a name or an address: nothing is read out of them. Pure. */

const KIN =
  'mand|kone|hustru|ægtefælle|kæreste|samlever|far|mor|forældre|bror|brødre|søster|søstre|søskende|søn|sønner|datter|døtre|barn|børn|onkel|tante|fætter|kusine|ven|venner|veninde|nabo|husband|wife|spouse|partner|father|mother|parents|brothers?|sisters?|siblings|sons?|daughters?|child|children|kids|uncle|aunt|cousin|friend';
/** A clause that begins with a relative is about that one: "min bror er kok". */
const SOMEBODY_ELSE = new RegExp(
  `^[\\s,;|(–—-]*(?:og|men|fordi|and|but|because)?\\s*(?:min|mit|mine|vores|my|our)\\s(?:(?:\\p{L}+)\\s)?(?:${KIN})(?!\\p{L})`,
  'iu',
);
/** A line with such a label holds a name, an address or the like. */
const PERSONAL_LABEL =
  /^\s*(?:navn|fulde navn|fornavn|efternavn|name|full name|adresse|address|bopæl|e-?mail|mail|tlf|telefon|mobil|phone|cpr(?:-?nr\.?|-?nummer)?|født|fødselsdato|fødested|born|date of birth|nationalitet|nationality|civilstand|civilstatus|marital status)\s*[.:|]/iu;
/** Who says "my name is" or "I live at" tells a name or a place. */
const TELLS_NAME =
  /(?<!\p{L})(?:jeg hedder|mit navn er|my name is|jeg bor (?:på|i)|i live (?:in|at|on))\s+(?:\p{Lu}[\p{L}'’.-]*\s*)*$/u;
/** A street with its number: `Bagervej 4`. */
const STREET = /^\p{Lu}\p{L}*(?:vej|vejen|gade|gaden|allé|alle|stræde|torv|plads|pladsen|parken|toften|vænget)$/u;

/** Whether a clause is about a relative or friend of the person. */
export function isAboutSomebodyElse(clause: string): boolean {
  return SOMEBODY_ELSE.test(clause);
}

/** Whether the words from `start` to `end` are part of a name, an address or another field of personal data. */
export function isNameOrAddress(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(0, start);
  const label = PERSONAL_LABEL.exec(sentence);
  if (label && !before.slice(label[0].length).includes('|')) return true;
  if (TELLS_NAME.test(before)) return true;
  return STREET.test(sentence.slice(start, end)) && /^\s+\d/u.test(sentence.slice(end));
}

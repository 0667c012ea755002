import { loadMessages, LOCALES } from '../../common/messages';
import { Sentences, type LabelLookup } from '../../explanations/sentences';
import { DEFAULT_POLICY } from '../../matching/core/policy';
import { rankCandidates } from '../../matching/core/reference-ranking';
import { anOpening, somebody } from '../../matching/core/testing/builders';
import { smallContext } from '../../matching/core/testing/small-world';
import type { SchemeAnswer } from '../../schemes';
import { renderRanking } from './render-ranking';

const labels: LabelLookup = {
  competency: (code) => `<${code}>`,
  credential: (code) => `[${code}]`,
  branchepakke: (code) => code,
  occupation: (code) => `ISCO ${code}`,
  municipality: (code) => `Kommune ${code}`,
};
const da = new Sentences('da', labels);
const en = new Sentences('en', labels);

const opening = anOpening({
  workplacePostalCode: '9000',
  tasks: [
    { competency: 'reng.moppe_gulv', need: 'must', level: 2 },
    { competency: 'kok.opvask', need: 'must', level: 2 },
  ],
  credentials: ['truck_b'],
});
const able = somebody({
  id: 'able',
  youth: null,
  availableFrom: '2026-01-01',
  postalCode: '9200',
  travelModes: ['bicycle'],
  schemeWindows: { ordinaert: { possible: true } },
  competencies: [
    { code: 'reng.moppe_gulv', level: 3, evidence: 'verified' },
    { code: 'kok.opvask', level: 1, evidence: 'verified' },
  ],
});
const igu: SchemeAnswer = {
  scheme: 'igu',
  outcome: 'eligible',
  rules: [
    {
      code: 'igu.age',
      kind: 'condition',
      outcome: 'eligible',
      clause: 'IGU-loven § 3',
      source: 'domain.md §4.1',
      uncertain: true,
      assumption: false,
      validFrom: '2024-01-01',
      validTo: null,
      facts: { age: 36, minAge: 18, underAge: 50 },
      missing: [],
    },
  ],
};
const gone = somebody({ id: 'gone', status: 'udrejst' });

function shown(sentences: Sentences, people = [able, gone], width = 100): string {
  const ranking = rankCandidates(opening, people, smallContext(), 10);
  const nameOf = (id: string) => (id === 'able' ? 'K-1042' : id);
  return renderRanking({ title: 'Morgenhold', ranking, weights: DEFAULT_POLICY.weights, nameOf }, sentences, width);
}

describe('a ranked list as text', () => {
  it('names rank, pseudonym, points and band, never the key of the record', () => {
    const text = shown(da);
    expect(text).toMatch(/^ {3}1 {2}K-1042 +\d\.\d{3} +[▁-█]{2} +\S+ match$/m);
    expect(text).not.toContain('able');
  });

  it('says why, what is missing, the journey and what to ask, each on its own line', () => {
    const lines = shown(da).split('\n');
    const after = (label: string) => lines.find((line) => line.trim().startsWith(label));
    expect(after('Hvorfor')).toContain('<reng.moppe_gulv>: kan på niveau 3 (kræves 2)');
    expect(after('Mangler')).toContain('<kok.opvask>: niveau 1 af 2');
    expect(after('Rejse')).toContain('minutter på cykel');
    expect(after('Spørg om')).toContain('[truck_b]');
  });

  it('counts below the list who is not on it and for whom a gate is undecided', () => {
    const text = shown(da);
    expect(text).toMatch(/Ikke på listen.*\n {2}Status +1$/m);
    expect(text).toMatch(/Uafklaret.*\n {2}Påkrævet kørekort eller certifikat +1$/m);
    expect(text).toContain('2 set på · 1 kan komme på listen · 1 vist');
  });

  it('says which schemes are open to each person, and why the others are not', () => {
    const answers = new Map([['able', [igu]]]);
    const ranking = rankCandidates(opening, [able], smallContext(), 10);
    const view = { title: 'Morgenhold', ranking, weights: DEFAULT_POLICY.weights, nameOf: (id: string) => id };
    const text = (sentences: Sentences) => renderRanking({ ...view, schemes: answers }, sentences, 140);
    expect(text(da)).toMatch(/Ordninger +IGU: ja\. Alder 36 \(18–50\)$/m);
    expect(text(en)).toMatch(/Schemes +IGU: yes\. Age 36/m);
  });

  it('ends with the weights, the version of the policy and the day', () => {
    expect(shown(da).split('\n').slice(-2)).toEqual([
      'Vægte: Kompetencer 40 · Sprog 20 · Branchepakke 15 · Transport 15 · Arbejdstid 5 · Jobmål 5',
      'Regelsæt 2026-11-3 · opgjort pr. 2026-11-20',
    ]);
  });

  it('speaks English as well', () => {
    const text = shown(en);
    expect(text).toContain('Ranked list: Morgenhold');
    expect(text).toContain('2 looked at · 1 can be listed · 1 shown');
  });

  it('says so when nobody can be listed', () => {
    expect(shown(da, [gone])).toContain('Ingen kan komme på listen.');
  });

  it('keeps every line within the width', () => {
    for (const line of shown(da, [able, gone], 72).split('\n')) expect([...line].length).toBeLessThanOrEqual(72);
  });
});

describe('the catalogue of the command line', () => {
  it('has the same keys in Danish and English', () => {
    const [danish, english] = LOCALES.map((locale) => loadMessages('cli', locale).keys().sort());
    expect(english).toEqual(danish);
  });
});

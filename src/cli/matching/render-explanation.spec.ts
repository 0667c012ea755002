import { Sentences, type LabelLookup } from '../../explanations/sentences';
import type { CandidateFacts } from '../../matching/core/facts';
import { whatWouldLift } from '../../matching/core/lifts';
import { matchPair } from '../../matching/core/pair-match';
import { DEFAULT_POLICY } from '../../matching/core/policy';
import { anOpening, somebody } from '../../matching/core/testing/builders';
import { smallContext } from '../../matching/core/testing/small-world';
import type { SchemeAnswer } from '../../schemes';
import { type ExplanationView, renderExplanation } from './render-explanation';

const labels: LabelLookup = {
  competency: (code) => `<${code}>`,
  credential: (code) => `[${code}]`,
  branchepakke: (code) => code,
  occupation: (code) => `ISCO ${code}`,
  municipality: (code) => `Kommune ${code}`,
};
const da = new Sentences('da', labels);
const opening = anOpening({
  tasks: [
    { competency: 'reng.moppe_gulv', need: 'must', level: 2 },
    { competency: 'kok.opvask', need: 'must', level: 3 },
  ],
  languages: [{ language: 'da', minimums: { speaking: 'A2' }, reason: 'customers' }],
});
const person = somebody({
  youth: null,
  availableFrom: '2026-01-01',
  competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'verified' }],
});

function shown(
  facts: CandidateFacts = person,
  changes: Partial<ExplanationView> = {},
  sentences = da,
  width = 100,
): string {
  const context = smallContext();
  const view: ExplanationView = {
    title: 'Morgenhold',
    person: 'K-1042',
    match: matchPair(opening, facts, context),
    rank: 2,
    considered: 9,
    eligible: 4,
    policyVersion: DEFAULT_POLICY.version,
    weights: DEFAULT_POLICY.weights,
    asOf: context.asOf,
    lifts: whatWouldLift(opening, facts, context, () => 1),
    ...changes,
  };
  return renderExplanation(view, sentences, width);
}

const closed: SchemeAnswer = {
  scheme: 'nyttejob',
  outcome: 'not_eligible',
  rules: [
    {
      code: 'nyttejob.sector',
      kind: 'condition',
      outcome: 'not_eligible',
      clause: 'public workplace',
      source: 'domain.md §4',
      uncertain: false,
      assumption: false,
      validFrom: '2016-07-01',
      validTo: null,
      facts: { sector: 'private', needed: 'public' },
      missing: [],
    },
  ],
};

describe('an explanation as text', () => {
  it('names for every scheme the answer, and the clause of what stands in the way', () => {
    const lines = shown(person, { schemes: [closed] }).split('\n');
    const at = lines.indexOf('Ordninger');
    expect(lines[at + 1]).toMatch(/^ {2}Nyttejob: nej\. /);
    expect(lines[at + 2]).toBe('    - public workplace (domain.md §4)');
    expect(shown()).not.toContain('Ordninger');
  });

  it('shows the expected step and levels as expected, not as known', () => {
    const projection = {
      on: '2027-02-28',
      branchepakke: { code: 'RENG', now: 'T1', projected: 'T2' },
      languages: [{ language: 'da', now: { speaking: 'A2' }, projected: { speaking: 'B1' } }],
    } as const;
    const text = shown(person, { projection }, da, 120);
    expect(text).toContain('Forventet på startdagen\n');
    expect(text).toContain('I det hidtidige tempo på trin T2 i RENG den 28. februar 2027 (nu trin T1)');
    expect(text).toContain('I det hidtidige tempo dansk den 28. februar 2027: tale B1 (nu A2)');
  });

  it('tells place, total, band and how much is known', () => {
    expect(shown().split('\n').slice(0, 3)).toEqual([
      'K-1042 og Morgenhold',
      'Plads 2 af 4 (9 set på)',
      expect.stringMatching(/^\d\.\d{3} af 10\.000 point · \S+ match · Oplyst og bekræftet: \d+ %$/),
    ]);
  });

  it('writes every sum out, and the sums are right', () => {
    const sums = [...shown().matchAll(/: ([\d.+ ]+) = ([\d.]+)$/gm)];
    expect(sums.length).toBeGreaterThanOrEqual(2);
    for (const [, terms, sum] of sums) {
      const value = (text: string) => Number(text.trim().replaceAll('.', ''));
      expect(terms!.split('+').reduce((total, term) => total + value(term), 0)).toBe(value(sum!));
    }
  });

  it('gives each criterion its sentence and its points', () => {
    expect(shown()).toMatch(/ja +<reng\.moppe_gulv>: kan på niveau 3 \(kræves 2\) +[\d.]+ \/ [\d.]+$/m);
  });

  it('marks each reason not to be listed as no, YES or undecided', () => {
    const paused = shown(somebody({ status: 'udrejst', youth: null }));
    expect(paused).toContain('  JA    Status: Status er udrejst');
    expect(paused).toContain('  ?     Ledig fra: Hvornår personen kan begynde: ikke oplyst');
    expect(paused).toContain('  nej   Kommunen må ikke se sagen');
    expect(paused).toContain('Ikke på listen: 1 betingelse er ikke opfyldt');
  });

  it('lists what to ask and what would lift the fit, with total and place after', () => {
    const text = shown();
    expect(text).toMatch(/^ {2}- dansk, tale.*\(op til [\d.]+ point\)$/m);
    expect(text).toMatch(/ {2}Lærer <kok\.opvask> til niveau 3 +[\d.]+ point +\+[\d.]+ +plads 1/);
  });

  it('says that there was nobody to stand among', () => {
    expect(shown(person, { rank: undefined })).toContain('Alene, uden andre at stå sammen med');
  });

  it('says so when nothing would lift it', () => {
    expect(shown(person, { lifts: [] })).toContain('Intet af det, motoren prøver, ville løfte.');
  });

  it('speaks English as well', () => {
    const text = shown(person, {}, new Sentences('en', labels));
    expect(text).toContain('Place 2 of 4 (9 looked at)');
    expect(text).toContain('as of 2026-11-20');
  });
});

import { loadMessages, LOCALES } from '../common/messages';
import { SCHEME_OPTIONS } from '../matching/core/facts';
import { GATES, type ReasonFacts } from '../matching/core/result';
import { bandOf, type LabelLookup, Sentences } from './sentences';

const labels: LabelLookup = {
  competency: (code) => `<${code}>`,
  credential: (code) => `[${code}]`,
  branchepakke: (code) => code,
  occupation: (code) => `ISCO ${code}`,
  municipality: (code) => `Kommune ${code}`,
};

describe('message catalogues', () => {
  it('have the same keys in Danish and English', () => {
    const [da, en] = LOCALES.map((locale) => loadMessages('reasons', locale).keys().sort());
    expect(en).toEqual(da);
  });

  it('name every gate and can say why it excludes and what it does not know', () => {
    for (const locale of LOCALES) {
      const messages = loadMessages('reasons', locale);
      for (const gate of GATES) {
        for (const end of ['name', 'not_met', 'unknown']) expect(messages.has(`gate.${gate}.${end}`)).toBe(true);
      }
    }
  });

  it('tells a missing key as a fault of the program', () => {
    expect(() => loadMessages('reasons', 'da').format('gate.nothing')).toThrow('no message gate.nothing');
  });
});

describe('sentences', () => {
  const da = new Sentences('da', labels);
  const en = new Sentences('en', labels);

  it('says a travel time in plain words in both languages', () => {
    const criterion = {
      code: 'commute',
      outcome: 'met' as const,
      points: 1,
      maxPoints: 1,
      facts: { mode: 'transit', minutes: 31, limit: 60 },
    };
    expect(da.criterion(criterion)).toBe('31 minutter med bus og tog (egen grænse 60)');
    expect(en.criterion(criterion)).toBe('31 minutes by bus and train (own limit 60)');
  });

  it('names the related competency when only that is held', () => {
    const facts = {
      competency: 'kok.opvask',
      asked: 3,
      level: 2,
      evidence: 'claimed',
      via: 'hotel.opvask',
      viaPermille: 600,
    };
    const criterion = { code: 'competency.must', outcome: 'not_met' as const, points: 1, maxPoints: 2, facts };
    expect(da.criterion(criterion)).toBe('<kok.opvask>: kun beslægtet: <hotel.opvask>, niveau 2');
    expect(da.criterion({ ...criterion, facts: { ...facts, via: null, viaPermille: null } })).toBe(
      '<kok.opvask>: niveau 2 af 3',
    );
  });

  it('lists the skills that fall short of safety', () => {
    const gate = {
      gate: 'safety_language' as const,
      outcome: 'not_met' as const,
      facts: { short: ['da.listening', 'da.speaking', 'en.reading'], unknown: [] },
    };
    expect(da.gate(gate)).toBe('For lidt sprog til sikkerheden: dansk (lytte, tale), engelsk (læse)');
  });

  it.each([
    [['truck_b'], [], 'Mangler [truck_b]', 'Lacks [truck_b]'],
    [[], ['truck_b'], 'Udløbet: [truck_b]', 'Expired: [truck_b]'],
    [
      ['truck_b'],
      ['koerekort-b'],
      'Mangler [truck_b] (udløbet: [koerekort-b])',
      'Lacks [truck_b] (expired: [koerekort-b])',
    ],
  ])('tells missing %p and expired %p credentials apart', (missing, expired, danish, english) => {
    const facts = { missing, expired, unknown: [], start: '2026-12-01' };
    const gate = { gate: 'mandatory_credential' as const, outcome: 'not_met' as const, facts };
    expect([da.gate(gate), en.gate(gate)]).toEqual([danish, english]);
  });

  it.each([
    [['igu'], [], 'Personen opfylder ikke betingelserne for IGU'],
    [[], ['nyttejob'], 'Arbejdspladsen kan ikke bruge Nyttejob'],
    [['igu'], ['nyttejob'], 'Personen opfylder ikke betingelserne for IGU. Arbejdspladsen kan ikke bruge Nyttejob'],
  ])('says which schemes the person %p and the workplace %p close', (closed, noRoom, sentence) => {
    const facts = { open: [], undecided: [], closed, noRoom, start: '2026-12-01' };
    expect(da.gate({ gate: 'scheme', outcome: 'not_met', facts })).toBe(sentence);
  });

  it('names every scheme in both languages', () => {
    for (const say of [da, en]) for (const code of SCHEME_OPTIONS) expect(say.schemeName(code)).not.toBe(code);
  });

  it('marks an old level, an expected one and goals on the way, and reads lists stored before these were known', () => {
    const level = { language: 'da', skill: 'speaking', level: 'A2', asked: 'A2', reason: 'other', accepted: ['da'] };
    const speaking = (facts: object) =>
      da.criterion({
        code: 'language.speaking',
        outcome: 'met',
        points: 1,
        maxPoints: 1,
        facts: { ...level, ...facts } as ReasonFacts,
      });
    expect(speaking({})).toBe('dansk, tale: A2 (kræves A2)');
    expect(speaking({ stale: true, projectedFrom: null })).toBe('dansk, tale: A2 (kræves A2), gammel vurdering');
    expect(speaking({ stale: false, projectedFrom: 'A1' })).toBe('dansk, tale: A2 (kræves A2), forventet – nu A1');
    const step = { branchepakke: 'RENG', step: 'T1', next: 'T2', goalsPercent: 33, projectedFrom: null };
    const criterion = { code: 'branchepakke.step', outcome: 'not_met' as const, points: 1, maxPoints: 2, facts: step };
    expect(da.criterion(criterion)).toBe('RENG: trin T1, næste T2 (33 % af målene nået)');
    expect(en.criterion(criterion)).toBe('RENG: step T1, next T2 (33 % of the goals reached)');
  });

  it('has nothing to say about a passed gate', () => {
    expect(da.gate({ gate: 'status', outcome: 'met', facts: {} })).toBeNull();
  });

  it.each([
    [7000, 'strong'],
    [6999, 'possible'],
    [4500, 'possible'],
    [4499, 'weak'],
  ])('calls %i %s', (total, band) => {
    expect(bandOf(total)).toBe(band);
  });
});

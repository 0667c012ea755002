import { loadMessages, LOCALES } from '../common/messages';
import { GATES } from '../matching/core/result';
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
      facts: { short: ['da.listening'], unknown: [] },
    };
    expect(da.gate(gate)).toBe('For lidt sprog til sikkerheden: dansk, lytte');
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

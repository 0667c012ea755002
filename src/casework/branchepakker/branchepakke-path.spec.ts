import fc from 'fast-check';
import { BRANCHEPAKKE_STEPS, type CompetencyLevel, EVIDENCE } from '../../matching/core/facts';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { branchepakkePath, heldLevels, missingBefore, type PathFacts, waiverKey } from './branchepakke-path';

const reng = loadTaxonomy().branchepakke('RENG')!;
const goalsOf = (step: string) => reng.steps.find((one) => one.step === step)!.goals;
const nobody: PathFacts = { step: null, held: new Map(), waivers: new Map() };
const reaching = (steps: readonly string[]): PathFacts['held'] =>
  new Map(
    steps
      .flatMap(goalsOf)
      .map(({ competency, level }) => [competency, { level: level as CompetencyLevel, evidence: 'evidenced' }]),
  );

describe('the path of a branchepakke', () => {
  it('is not begun: the goals of the introduction lie ahead', () => {
    const path = branchepakkePath(reng, nobody);
    expect(path).toMatchObject({ step: null, nextStep: 'T0' });
    expect(path.missing.map(({ competency }) => competency)).toContain('tv.moedestabilitet');
  });

  it('asks on a step for every required goal at its level, and is content with exactly that', () => {
    const at = (level: CompetencyLevel) => {
      const held = new Map(reaching(['T1'])).set('reng.moppe_gulv', { level, evidence: 'evidenced' });
      return branchepakkePath(reng, { ...nobody, step: 'T1', held }).missing.map(({ competency }) => competency);
    };
    expect(at(1)).toEqual(['reng.moppe_gulv']);
    expect(at(2)).toEqual([]);
  });

  it('takes no claim for a goal: somebody else has to have seen it', () => {
    const held = new Map(reaching(['T1'])).set('reng.moppe_gulv', { level: 4, evidence: 'claimed' });
    expect(branchepakkePath(reng, { ...nobody, step: 'T1', held }).missing).toHaveLength(1);
  });

  it('lets a goal be waived on one step only', () => {
    const waivers = new Map([[waiverKey('T1', 'reng.moppe_gulv'), 'Allergi']]);
    const held = new Map([...reaching(['T1'])].filter(([code]) => code !== 'reng.moppe_gulv'));
    expect(branchepakkePath(reng, { step: 'T1', held, waivers }).missing).toEqual([]);
    const onT2 = branchepakkePath(reng, { step: 'T2', held, waivers }).missing;
    expect(onT2.map(({ competency }) => competency)).toContain('reng.moppe_gulv');
  });

  it('never asks for the goals of a specialisation', () => {
    const path = branchepakkePath(reng, { ...nobody, step: 'T2', held: reaching(['T1', 'T2']) });
    expect(path.goals.filter(({ required }) => !required).length).toBeGreaterThan(0);
    expect(missingBefore(reng, 'T3', { ...nobody, step: 'T2' }).every(({ required }) => required)).toBe(true);
  });

  it('can be begun at T0, S or T1 freely, but further on only with the goals of the courses before', () => {
    for (const step of ['T0', 'S', 'T1'] as const) expect(missingBefore(reng, step, nobody)).toEqual([]);
    expect(missingBefore(reng, 'T2', nobody).length).toBeGreaterThan(0);
    expect(missingBefore(reng, 'T2', { ...nobody, held: reaching(['T1']) })).toEqual([]);
  });

  it('asks for the goals of a step that is passed over, and for none on the way back', () => {
    const facts = { ...nobody, step: 'T1' as const, held: reaching(['T1']) };
    expect(missingBefore(reng, 'T2', facts)).toEqual([]);
    expect(missingBefore(reng, 'T3', facts).every(({ step }) => step === 'T2')).toBe(true);
    expect(missingBefore(reng, 'T3', facts).length).toBeGreaterThan(0);
    expect(missingBefore(reng, 'S', facts)).toEqual([]);
  });

  it('has no step after the last one', () => {
    expect(branchepakkePath(reng, { ...nobody, step: 'T3' }).nextStep).toBeNull();
  });

  it('a level more, or a better witness, never makes a goal missing', () => {
    const goals = BRANCHEPAKKE_STEPS.flatMap(goalsOf).map(({ competency }) => competency);
    const held = fc.dictionary(
      fc.constantFrom(...new Set(goals)),
      fc.record({ level: fc.constantFrom(0, 1, 2, 3, 4), evidence: fc.constantFrom(...EVIDENCE) }),
    );
    fc.assert(
      fc.property(held, fc.constantFrom(...BRANCHEPAKKE_STEPS), fc.constantFrom(...goals), (map, to, raised) => {
        const before = new Map(Object.entries(map)) as PathFacts['held'];
        const after = new Map(before).set(raised, { level: 4, evidence: 'verified' });
        const missing = (levels: PathFacts['held']) =>
          missingBefore(reng, to, { ...nobody, step: 'T0', held: levels }).map(
            ({ step, competency }) => step + competency,
          );
        expect(missing(before)).toEqual(expect.arrayContaining(missing(after)));
      }),
    );
  });
});

describe('the level that counts', () => {
  it('is the best one somebody else has seen, wherever it was', () => {
    const held = heldLevels(
      [{ code: 'a.b', level: 3, evidence: 'claimed' }],
      [
        { competency: 'a.b', level: 1, observer: 'teacher' },
        { competency: 'a.b', level: 2, observer: 'firm' },
        { competency: 'a.b', level: 4, observer: 'citizen' },
      ],
    );
    expect(held.get('a.b')).toEqual({ level: 2, evidence: 'evidenced' });
  });

  it('is what the person says where nobody has seen anything', () => {
    const held = heldLevels([{ code: 'a.b', level: 1, evidence: 'claimed' }], []);
    expect(held.get('a.b')).toEqual({ level: 1, evidence: 'claimed' });
  });
});

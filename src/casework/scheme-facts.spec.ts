import fc from 'fast-check';
import { candidateInput, openingInput } from '../../test/support/arbitrary-inputs';
import type { CandidateInputDto, PlacementDto } from '../candidates/candidate-input.dto';
import { deadlines, evaluateSchemes, loadRules, weekMinutes } from '../schemes';
import { type CaseworkFacts, NO_CASEWORK } from './casework-facts';
import { deadlineFacts, describes, schemeOpening, schemePerson, schemeWorkplace } from './scheme-facts';

const ASOF = '2026-06-10';
const person: CandidateInputDto = { municipality: '0851' };
const casework = (more: Partial<CaseworkFacts>): CaseworkFacts => ({ ...NO_CASEWORK, ...more });
const placement = (more: Partial<PlacementDto> = {}): PlacementDto => ({
  scheme: 'virksomhedspraktik',
  from: '2026-05-01',
  until: '2026-07-31',
  weeklyHours: 20,
  pNumber: '1003388394',
  ...more,
});

describe('the facts of a person for the scheme rules', () => {
  it('are all unknown when nothing is recorded', () => {
    const facts = schemePerson(person, NO_CASEWORK, ASOF);
    expect(Object.values(facts).filter((value) => value !== undefined)).toEqual([]);
  });

  it('tell a permit without an end from one whose end is not known', () => {
    const of = (residence: CandidateInputDto['residence']) => schemePerson({ ...person, residence }, NO_CASEWORK, ASOF);
    expect(of({ permanent: true }).residenceUntil).toBeNull();
    expect(of({}).residenceUntil).toBeUndefined();
    expect(of({ expiresOn: '2027-01-01' }).residenceUntil).toBe('2027-01-01');
  });

  it('take placements as employments, on ordinary terms as the scheme is unless the placement says itself', () => {
    const placements = [
      placement({ scheme: 'smaajob', until: undefined, cvr: '29189420' }),
      placement(),
      placement({ scheme: 'igu', ordinary: false }),
    ];
    const { employments } = schemePerson({ ...person, placements }, NO_CASEWORK, ASOF);
    expect(employments!.map(({ ordinary }) => ordinary)).toEqual([true, false, false]);
    expect(employments![0]).toMatchObject({ cvr: '29189420', until: undefined });
  });

  it.each([
    ['no break', [{ since: '2025-01-01', until: '2025-06-30' }, { since: '2025-07-01' }], '2025-01-01'],
    ['a break of one day', [{ since: '2025-01-01', until: '2025-06-29' }, { since: '2025-07-01' }], '2025-07-01'],
    ['one inside the other', [{ since: '2025-01-01' }, { since: '2025-03-01', until: '2025-04-01' }], '2025-01-01'],
    ['it ends today', [{ since: '2025-01-01', until: ASOF }], '2025-01-01'],
    ['it ended yesterday', [{ since: '2025-01-01', until: '2026-06-09' }], null],
    ['it begins tomorrow', [{ since: '2026-06-11' }], null],
    [
      'it goes on while another is planned',
      [{ since: '2025-01-01', until: '2026-07-01' }, { since: '2026-09-01' }],
      '2025-01-01',
    ],
    ['none', [], null],
  ])('count benefit without a break: %s', (_case, benefits, expected) => {
    expect(schemePerson(person, casework({ stated: ['benefits'], benefits }), ASOF).benefitSince).toBe(expected);
  });

  it('do not know of benefit when its record is not kept here', () => {
    expect(schemePerson(person, NO_CASEWORK, ASOF).benefitSince).toBeUndefined();
  });

  it('take the newest assessment of each question that is not later than the day', () => {
    const assessments = [
      { on: '2026-06-11', targetGroup: 'insured' as const },
      { on: '2026-06-10', targetGroup: 'other' as const },
      { on: '2026-03-01', targetGroup: 'jobparat' as const, ordinaryJobWithinReach: true },
    ];
    const facts = schemePerson(person, casework({ assessments }), ASOF);
    expect(facts).toMatchObject({ targetGroup: 'other', ordinaryJobWithinReach: true });
  });

  it('without an assessment take the programme for the target group, and after it the visitation', () => {
    const visited = casework({ visitations: [{ on: '2026-01-01', result: 'aktivitetsparat' }] });
    const inProgramme = { ...person, residence: { programmeFrom: '2025-01-01', programmeUntil: ASOF } };
    expect(schemePerson(inProgramme, visited, ASOF).targetGroup).toBe('integration');
    expect(schemePerson(inProgramme, visited, '2026-06-11').targetGroup).toBe('aktivitetsparat');
    expect(schemePerson(person, NO_CASEWORK, ASOF).targetGroup).toBeUndefined();
  });
});

describe('the facts of a person for the deadlines', () => {
  const block = { kind: 'virksomhedspraktik' as const, from: '2026-05-01', until: '2026-07-31', weeklyHours: 20 };

  it('count a placement and the accepted offer it came of once', () => {
    const offers = [{ pNumber: '1003388394', accepted: true, blocks: [block] }];
    const facts = deadlineFacts({ ...person, placements: [placement()] }, casework({ offers }), ASOF);
    expect(facts.offers).toHaveLength(1);
    expect(weekMinutes(facts.blocks!, ASOF)).toBe(20 * 60);
  });

  it.each([
    ['at another workplace', { pNumber: '1003388395' }, false],
    ['at a workplace not named', { pNumber: undefined }, true],
    ['from the last day of the offer on', { from: '2026-07-31', until: '2026-12-31' }, true],
    ['from the day after the offer on', { from: '2026-08-01', until: '2026-12-31' }, false],
    ['under another scheme', { scheme: 'nyttejob' as const }, false],
  ])('take a placement %s as the offer or not', (_case, more, same) => {
    expect(describes({ pNumber: '1003388394', accepted: true, blocks: [block] }, placement(more))).toBe(same);
  });

  it('leave an offer out that was turned down, and keep one without an answer', () => {
    const of = (accepted?: boolean) =>
      deadlineFacts(person, casework({ stated: ['offers'], offers: [{ accepted, blocks: [block] }] }), ASOF).offers;
    expect(of(false)).toEqual([]);
    expect(of()).toHaveLength(1);
  });

  it('take praktik and jobs for work-directed, but neither Danish nor a small job', () => {
    const blocks = [
      block,
      { ...block, kind: 'danskuddannelse' as const },
      { ...block, kind: 'smaajob' as const },
      { ...block, kind: 'ordinaert' as const },
    ];
    const facts = deadlineFacts(person, casework({ stated: ['offers'], offers: [{ blocks }] }), ASOF);
    expect(facts.offers).toHaveLength(2);
    expect(facts.blocks).toHaveLength(4);
  });

  it('take the conversations that were held and count toward the cadence', () => {
    const conversations = [
      { kind: 'statutory' as const, heldOn: '2026-03-01' },
      { kind: 'joint' as const, heldOn: '2026-04-01' },
      { kind: 'follow_up' as const, heldOn: '2026-05-01' },
      { kind: 'statutory' as const },
    ];
    const facts = deadlineFacts(person, casework({ stated: ['conversations'], conversations }), ASOF);
    expect(facts.conversations).toEqual(['2026-03-01', '2026-04-01']);
    expect(deadlineFacts(person, casework({ conversations }), ASOF).conversations).toBeUndefined();
  });

  it('know that the programme has not begun only when its phases are kept here', () => {
    expect(deadlineFacts(person, casework({ stated: ['programmePhases'] }), ASOF).programmeStartedOn).toBeNull();
    expect(deadlineFacts(person, NO_CASEWORK, ASOF).programmeStartedOn).toBeUndefined();
    const programmePhases = [
      { phase: 'II' as const, from: '2026-02-01' },
      { phase: 'I' as const, from: '2026-01-01' },
    ];
    expect(deadlineFacts(person, casework({ programmePhases }), ASOF).programmeStartedOn).toBe('2026-01-01');
  });
});

describe('the facts of a workplace', () => {
  it('know no places in use without a P-nummer', () => {
    expect(schemeWorkplace({}, null, []).placements).toBeUndefined();
    expect(schemeWorkplace({ pNumber: '1003388394' }, null, []).placements).toEqual([]);
  });

  it('say of a vacated post whether it is the post of the opening asked about', () => {
    const vacatedPosts = [{ on: '2026-05-01', cause: 'dismissal' as const, openingId: 'a' }];
    const samePost = (openingId?: string) =>
      schemeWorkplace({ vacatedPosts }, null, [], openingId).vacatedPosts![0]!.samePost;
    expect([samePost('a'), samePost('b'), samePost()]).toEqual([true, false, undefined]);
  });
});

describe('the facts of an opening', () => {
  it('take the combination model for one more scheme when there are blocks', () => {
    const opening = { municipality: '0851', title: 'Rengøring', schemes: ['smaajob' as const] };
    const blocks = [{ scheme: 'smaajob' as const, weeklyHours: 6, from: '2026-07-01' }];
    expect(schemeOpening(opening).schemes).toEqual(['smaajob']);
    expect(schemeOpening({ ...opening, schemeTerms: { blocks } }).schemes).toEqual(['smaajob', 'kombination']);
  });
});

describe('any person and opening', () => {
  const rules = loadRules();

  it('can be judged by every rule of every scheme and deadline', () => {
    fc.assert(
      fc.property(candidateInput, openingInput, (input, opening) => {
        const answers = evaluateSchemes(
          schemePerson(input, NO_CASEWORK, ASOF),
          schemeWorkplace({}, null, []),
          schemeOpening(opening),
          ASOF,
          rules,
        );
        expect(answers.map(({ scheme }) => scheme)).toEqual(schemeOpening(opening).schemes);
        expect(deadlines(deadlineFacts(input, NO_CASEWORK, ASOF), ASOF, rules).length).toBeGreaterThan(10);
      }),
      { numRuns: 60 },
    );
  });
});

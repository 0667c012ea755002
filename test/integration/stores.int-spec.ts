import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { candidateFacts } from '../../src/candidates/candidate-facts';
import { loadCandidateFacts } from '../../src/candidates/candidate-facts.loader';
import type { CandidateInputDto } from '../../src/candidates/candidate-input.dto';
import {
  deleteCandidate,
  loadCandidate,
  loadCandidates,
  saveCandidate,
  saveCandidates,
} from '../../src/candidates/candidate.store';
import { newId } from '../../src/common/id';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { openingFacts } from '../../src/openings/opening-facts';
import { loadOpeningFacts } from '../../src/openings/opening-facts.loader';
import type { OpeningInputDto } from '../../src/openings/opening-input.dto';
import {
  deleteOpening,
  loadOpening,
  loadOpenings,
  moveOpening,
  saveOpening,
  saveOpenings,
} from '../../src/openings/opening.store';
import { candidateInput, openingInput } from '../support/arbitrary-inputs';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

// no licence covers another one here
const credentials = { coveredCredentials: () => [] };
const NOW = { asOf: '2026-12-01', credentials };
const COVER = { coveredCredentials: (code: string) => [code] };
const amina: CandidateInputDto = { municipality: '0851', status: { code: 'aktiv' } };
const morgenhold: OpeningInputDto = { municipality: '0851', title: 'Morgenhold', schemes: ['igu'] };

describe('the stores of candidates and openings', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = new DataSource(dataSourceOptions(database.url));
    await source.initialize();
    await source.runMigrations();
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('gives back every field of a candidate as it was given', async () => {
    const inputs = fc.sample(candidateInput, { numRuns: 300, seed: 1 });
    const saved = await source.transaction((manager) => saveCandidates(manager, inputs));
    const stored = await loadCandidates(
      source.manager,
      saved.map((one) => one.id),
    );
    expect(stored.map((one) => one.input)).toEqual(inputs);
  });

  it('gives back every field of an opening as it was given', async () => {
    const inputs = fc.sample(openingInput, { numRuns: 300, seed: 1 });
    const saved = await source.transaction((manager) => saveOpenings(manager, inputs));
    const stored = await loadOpenings(
      source.manager,
      saved.map((one) => one.id),
    );
    expect(stored.map((one) => one.input)).toEqual(inputs);
  });

  it('tells the matcher the same from the database as from the input', async () => {
    const inputs = fc.sample(candidateInput, { numRuns: 200, seed: 2 });
    const saved = await source.transaction((manager) => saveCandidates(manager, inputs));
    const loaded = await loadCandidateFacts(source.manager, {
      ids: saved.map((one) => one.id),
      ...NOW,
      credentials: COVER,
    });
    const expected = saved.map(({ id }, i) =>
      candidateFacts(inputs[i]!, {
        id,
        draw: loaded.facts.get(id)!.draw,
        ...NOW,
        rejections: [],
        credentials: COVER,
      }),
    );
    expect(saved.map(({ id }) => loaded.facts.get(id))).toEqual(expected);
  });

  it('tells the matcher the same of an opening from the database as from the input', async () => {
    const inputs = fc.sample(openingInput, { numRuns: 200, seed: 2 });
    const saved = await source.transaction((manager) => saveOpenings(manager, inputs));
    const { openings } = await loadOpeningFacts(source.manager, { ids: saved.map((one) => one.id) });
    const byId = new Map(openings.map((one) => [one.facts.id, one.facts]));
    const expected = saved.map(({ id }, i) => openingFacts(inputs[i]!, { id, draw: byId.get(id)!.draw }));
    expect(saved.map(({ id }) => byId.get(id))).toEqual(expected);
  });

  it('gives every new candidate a pseudonym and a draw of its own, and keeps them when it changes', async () => {
    const { id } = await saveCandidate(source.manager, amina);
    const before = await loadCandidate(source.manager, id);
    expect(before.candidate.pseudonym).toMatch(/^K-\d{4,}$/);
    await saveCandidate(source.manager, { ...amina, owner: 'mh' }, { id });
    const after = await loadCandidate(source.manager, id);
    expect(after.candidate).toMatchObject({ pseudonym: before.candidate.pseudonym, draw: before.candidate.draw });
    expect(after.candidate).toMatchObject({ owner: 'mh', version: 2 });
  });

  it('writes of a changed candidate only the lists that differ, and all of them in another municipality', async () => {
    const tables = ['candidate_competencies', 'candidate_languages', 'candidate_identities'];
    const identity = { givenName: 'Amina' };
    const competencies = [
      { code: 'reng.moppe_gulv', level: 3 as const, evidence: 'claimed' as const },
      { code: 'reng.vinduer', level: 1 as const, evidence: 'claimed' as const },
    ];
    const languages = [{ language: 'da' }];
    const whole: CandidateInputDto = { ...amina, identity, competencies, languages };
    const { id } = await saveCandidate(source.manager, whole);
    const writers = async (): Promise<string[]> => {
      const rows = tables.map((table) =>
        source.query(`select distinct xmin::text from ${table} where candidate_id = $1`, [id]),
      );
      return (await Promise.all(rows)).map(([row]) => row.xmin);
    };
    const [skills, tongues, names] = await writers();
    const fewer = { ...whole, owner: 'mh', competencies: competencies.slice(1) };
    await saveCandidate(source.manager, fewer, { id });
    expect(await writers()).toEqual([expect.not.stringMatching(`^${skills}$`), tongues, names]);
    const stored = await loadCandidate(source.manager, id);
    expect(stored.input.competencies).toHaveLength(1);
    expect(stored.input).toMatchObject({ owner: 'mh', languages, identity });
    const elsewhere = { ...fewer, municipality: '0101' };
    await saveCandidate(source.manager, elsewhere, { id, before: stored });
    const [, tonguesThere, namesThere] = await writers();
    expect([tonguesThere === tongues, namesThere === names]).toEqual([false, false]);
    const { input } = await loadCandidate(source.manager, id);
    expect(input).toMatchObject({ municipality: '0101', languages, identity });
  });

  it('updates the candidate of the same external id, and writes nothing when nothing changed', async () => {
    const input = { ...amina, externalId: 'x-1', hoursMin: 10 };
    const [first] = await saveCandidates(source.manager, [input]);
    const [again] = await saveCandidates(source.manager, [{ ...input }]);
    const [changed] = await saveCandidates(source.manager, [{ ...input, hoursMin: 12 }]);
    expect(first).toMatchObject({ outcome: 'created', version: 1 });
    expect(again).toEqual({ id: first!.id, outcome: 'unchanged', version: 1 });
    expect(changed).toEqual({ id: first!.id, outcome: 'updated', version: 2 });
  });

  it('keeps candidates of two municipalities with one external id apart', async () => {
    const [here, there] = await saveCandidates(source.manager, [
      { ...amina, externalId: 'x-2' },
      { ...amina, municipality: '0101', externalId: 'x-2' },
    ]);
    expect(here!.id).not.toBe(there!.id);
  });

  it('stores the last of several inputs with one external id', async () => {
    const saved = await saveCandidates(source.manager, [
      { ...amina, externalId: 'x-3', owner: 'a' },
      { ...amina, externalId: 'x-3', owner: 'b' },
    ]);
    expect(saved[0]).toEqual(saved[1]);
    expect((await loadCandidate(source.manager, saved[0]!.id)).input.owner).toBe('b');
  });

  it('refuses a save on an old version, one under a taken external id, and one of an unknown id', async () => {
    const { id } = await saveCandidate(source.manager, { ...amina, externalId: 'x-4' });
    await saveCandidate(source.manager, { ...amina, externalId: 'x-5' });
    await saveCandidate(source.manager, { ...amina, externalId: 'x-4', owner: 'a' }, { id, version: 1 });
    await expect(saveCandidate(source.manager, amina, { id, version: 1 })).rejects.toMatchObject({
      code: 'CANDIDATE.CHANGED_MEANWHILE',
      facts: { expected: 1, actual: 2 },
    });
    await expect(saveCandidate(source.manager, { ...amina, externalId: 'x-5' }, { id })).rejects.toMatchObject({
      code: 'CANDIDATE.EXTERNAL_ID_TAKEN',
    });
    await expect(saveCandidate(source.manager, amina, { id: newId() })).rejects.toMatchObject({ status: 404 });
    await expect(loadCandidate(source.manager, 'not-a-uuid')).rejects.toMatchObject({ status: 404 });
  });

  it('stores text that PostgreSQL cannot hold as near as it can, and finds it unchanged next time', async () => {
    const input = { ...amina, externalId: 'x-6', identity: { givenName: 'A\0mi\uD800na' } };
    const [first] = await saveCandidates(source.manager, [input]);
    expect((await loadCandidate(source.manager, first!.id)).input.identity).toEqual({ givenName: 'Ami\uFFFDna' });
    expect((await saveCandidates(source.manager, [input]))[0]!.outcome).toBe('unchanged');
  });

  it('shows readers what was written since their last reading, deleted people apart', async () => {
    const { watermark } = await loadCandidateFacts(source.manager, { ...NOW, credentials: COVER });
    const { id } = await saveCandidate(source.manager, amina);
    const second = await loadCandidateFacts(source.manager, {
      changedSince: watermark,
      ...NOW,
      credentials: COVER,
    });
    expect([...second.facts.keys()]).toContain(id);
    await deleteCandidate(source.manager, { id });
    const third = await loadCandidateFacts(source.manager, {
      changedSince: second.watermark,
      ...NOW,
      credentials: COVER,
    });
    expect(third.deleted).toContain(id);
    expect(third.facts.has(id)).toBe(false);
    await expect(loadCandidate(source.manager, id)).rejects.toMatchObject({ code: 'CANDIDATE.NOT_FOUND' });
  });

  it('misses no change of a transaction that was under way during the reading', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    const { id } = await saveCandidate(runner.manager, amina);
    const during = await loadCandidateFacts(source.manager, { ...NOW, credentials: COVER });
    await saveCandidate(source.manager, amina);
    await runner.commitTransaction();
    await runner.release();
    expect(during.facts.has(id)).toBe(false);
    const after = await loadCandidateFacts(source.manager, {
      changedSince: during.watermark,
      ...NOW,
      credentials: COVER,
    });
    expect(after.facts.has(id)).toBe(true);
  });

  it('makes an opening a draft, ranks it once it is open, and stops when it is closed with a reason', async () => {
    const { id } = await saveOpening(source.manager, morgenhold);
    const matched = async () => (await loadOpeningFacts(source.manager, { ids: [id] })).openings[0]!.matched;
    expect(await matched()).toBe(false);
    expect(await moveOpening(source.manager, id, { to: 'aaben', version: 1 })).toBe(2);
    expect(await matched()).toBe(true);
    await expect(moveOpening(source.manager, id, { to: 'lukket' })).rejects.toMatchObject({
      code: 'OPENING.REASON_MISSING',
    });
    await expect(moveOpening(source.manager, id, { to: 'kladde' })).rejects.toMatchObject({
      code: 'OPENING.FORBIDDEN_TRANSITION',
    });
    await moveOpening(source.manager, id, { to: 'lukket', reason: 'frist_udloebet' });
    expect(await matched()).toBe(false);
    expect((await loadOpening(source.manager, id)).opening.closedReason).toBe('frist_udloebet');
    await moveOpening(source.manager, id, { to: 'aaben' });
    expect((await loadOpening(source.manager, id)).opening.closedReason).toBeNull();
  });

  it('keeps the state of an opening whose content changes', async () => {
    const { id } = await saveOpening(source.manager, morgenhold, undefined, { state: 'aaben' });
    await saveOpening(source.manager, { ...morgenhold, title: 'Aftenhold' }, { id, version: 1 });
    expect((await loadOpening(source.manager, id)).opening).toMatchObject({ state: 'aaben', title: 'Aftenhold' });
    await deleteOpening(source.manager, { id, version: 2 });
    expect((await loadOpeningFacts(source.manager, { ids: [id] })).deleted).toEqual([id]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadGeography } from '../../geography/load-geography';
import { loadRules } from '../../schemes';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { type FileReferences, readCandidates, readOpening } from './read-records';

const references: FileReferences = {
  taxonomy: loadTaxonomy(),
  rules: loadRules(),
  geography: loadGeography(),
  today: '2026-11-21',
  asOf: '2026-11-21',
  municipality: undefined,
};

describe('records from files', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-records-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, content: unknown): string {
    const full = path.join(folder, name);
    writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
    return full;
  }

  const opening = { municipality: '0851', title: 'Morgenhold', schemes: ['igu'], postalCode: '9000' };

  it('reads an opening of the shape of the API', async () => {
    const { title, facts } = await readOpening(file('opening.json', opening), references);
    expect(title).toBe('Morgenhold');
    expect(facts).toMatchObject({ municipality: '0851', workplacePostalCode: '9000', schemes: ['igu'] });
  });

  it('reads one person or a list, and names those without a key by their place', async () => {
    const list = await readCandidates(
      file('people.json', [{ municipality: '0851' }, { municipality: '0851', externalId: 'sag-7' }]),
      references,
    );
    expect(list.map(({ facts }) => facts.id)).toEqual(['#1', 'sag-7']);
    const alone = await readCandidates(file('person.json', { municipality: '0851' }), references);
    expect(alone).toHaveLength(1);
  });

  it('gives the same person the same draw in every file, so that a list can be repeated', async () => {
    const person = { municipality: '0851', externalId: 'sag-7' };
    const [first] = await readCandidates(file('a.json', [person]), references);
    const [, second] = await readCandidates(file('b.json', [{ municipality: '0851' }, person]), references);
    expect(second!.facts.draw).toBe(first!.facts.draw);
  });

  it('works out when each scheme is possible, and the room of an opening, without a database', async () => {
    const person = {
      municipality: '0851',
      identity: { givenName: 'Demo', birthDate: '1990-03-01' },
      residence: { firstRegisteredOn: '2023-09-21', basis: 'refugee', permanent: true, completedIgu: false },
      languages: [{ language: 'da', skills: { speaking: 'A2' }, assessedOn: '2026-05-01' }],
    };
    const [read] = await readCandidates(file('igu.json', person), references);
    expect(read!.facts.schemeWindows!.igu).toEqual({ possible: true, from: '2008-03-01', until: '2027-12-31' });
    expect(read!.facts.languagesAssessedOn).toEqual({ da: '2026-05-01' });
    const { facts } = await readOpening(file('vikar.json', { ...opening, schemes: ['vikar', 'igu'] }), references);
    // an IGU that does not state its hours is a question
    expect(facts.schemeRoom).toEqual({ vikar: 'met', igu: 'unknown' });
  });

  it('reads a CSV of people through the readers of imports', async () => {
    const csv = file('people.csv', 'externalId;postalCode;competencies\nsag-1;9000;reng.moppe_gulv:3:evidenced\n');
    const [person] = await readCandidates(csv, { ...references, municipality: '0851' });
    expect(person!.facts).toMatchObject({ id: 'sag-1', municipality: '0851', postalCode: '9000' });
    expect(person!.facts.competencies).toEqual([{ code: 'reng.moppe_gulv', level: 3, evidence: 'evidenced' }]);
  });

  it('asks for the municipality where the format names none', async () => {
    const csv = file('people.csv', 'externalId;postalCode\nsag-1;9000\n');
    await expect(readCandidates(csv, references)).rejects.toThrow('--municipality');
  });

  it('tells every fault with its place, by the rules of the API', async () => {
    const people = [
      { municipality: '0851', postalCode: 'x' },
      { municipality: '0851', competencies: [{ code: 'reng.findes_ikke', level: 3, evidence: 'verified' }] },
      { municipality: '0851', pronoun: 'de' },
    ];
    await expect(readCandidates(file('wrong.json', people), references)).rejects.toMatchObject({
      details: [
        expect.stringMatching(/^\[0\] \/postalCode FIELD\./),
        expect.stringMatching(/^\[1\] \/competencies\/0\/code FIELD\.UNKNOWN_CODE/),
        expect.stringMatching(/^\[2\] \/pronoun FIELD\.UNKNOWN/),
      ],
    });
  });

  it('refuses two people with one key', async () => {
    const person = { municipality: '0851', externalId: 'sag-7' };
    await expect(readCandidates(file('twice.json', [person, person]), references)).rejects.toThrow('sag-7 twice');
  });

  it('refuses a file with several openings, a missing file and broken JSON', async () => {
    await expect(readOpening(file('two.json', [opening, opening]), references)).rejects.toThrow('2 openings');
    await expect(readOpening(path.join(folder, 'none.json'), references)).rejects.toThrow('no such file');
    await expect(readOpening(file('broken.json', '{"municipality": '), references)).rejects.toMatchObject({
      details: [expect.stringContaining('FILE.BROKEN_JSON')],
    });
  });
});

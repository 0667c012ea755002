import { stanceOf } from './polarity';
import type { TextKind } from '../reading.types';

function stance(kind: TextKind, marked: string, heading = '') {
  const start = marked.indexOf('[');
  const sentence = marked.replace(/[[\]]/g, '');
  const end = start + marked.slice(start).indexOf(']') - 1;
  return stanceOf({ kind, sentence, start, end, heading });
}

describe('stanceOf in a CV', () => {
  it.each([
    ['Jeg har kørt [truck] i to år.', 'has'],
    ['Jeg har ikke [kørekort].', 'lacks'],
    ['Jeg har aldrig [bestilt varer].', 'lacks'],
    ['[Rengøring] kan jeg desværre ikke klare.', 'lacks'],
    ['Jeg har ingen erfaring fra [kassen], men har [fyldt op].', 'lacks'],
    ['Jeg har ingen erfaring fra kassen, men har [fyldt op].', 'has'],
    ['Jeg har ikke prøvet gulvvaskemaskine, men jeg vil gerne lære at [polere].', 'wants'],
    ['Jeg mangler [truckcertifikat].', 'lacks'],
    ['Jeg vil gerne lære at [svejse].', 'wants'],
    ['Jeg ønsker at arbejde med [børn].', 'wants'],
    ['Jeg er tilmeldt [truckkursus].', 'wants'],
    ['Jeg øver mig i at [skrive i Nexus].', 'wants'],
    ['[Tunge løft] er ikke noget problem.', 'has'],
    ['Jeg kan ikke kun [støvsuge], jeg kan også moppe.', 'has'],
    ['I have never driven a [forklift].', 'lacks'],
    ['I would like to learn [welding].', 'wants'],
    ['I cleaned [floors] and did not drive.', 'has'],
  ])('%s → %s', (sentence, polarity) => {
    expect(stance('cv', sentence).polarity).toBe(polarity);
  });

  it('follows the heading when the line itself says nothing', () => {
    expect(stance('cv', '[WMS-systemer]', 'kan ikke').polarity).toBe('lacks');
    expect(stance('cv', '[reception]', 'ønsker').polarity).toBe('wants');
    expect(stance('cv', '[reception]', 'erfaring').polarity).toBe('has');
  });
});

describe('stanceOf in an ad', () => {
  it.each([
    ['Du skal kunne [køre truck].', 'must'],
    ['Dine opgaver er [rengøring] og opvask.', 'must'],
    ['[Kørekort B] er et krav.', 'must'],
    ['Erfaring med [TIG] er en fordel.', 'nice'],
    ['Det er en fordel, hvis du har prøvet at bruge en [gulvvaskemaskine].', 'nice'],
    ['Kan du [læse en tegning], er det fint.', 'nice'],
    ['Du har kørekort C og gerne [ADR-bevis].', 'nice'],
    ['Du har [kørekort C] og gerne ADR-bevis.', 'must'],
    ['Erfaring med [lodning] er ikke et krav, men en fordel.', 'nice'],
    ['Vi lærer dig at [bruge scanner].', 'learn'],
    ['Du bliver sat ind i vores [lagersystem].', 'learn'],
    ['På længere sigt kan du lære [trykprøvning].', 'learn'],
    ['We will teach you to [drive the forklift].', 'learn'],
    ['Experience with [kitchens] is an advantage.', 'nice'],
  ])('%s → %s', (sentence, need) => {
    expect(stance('ad', sentence)).toMatchObject({ polarity: 'wanted', need });
  });

  it.each([
    'Du skal ikke kunne [køre truck].',
    'Det er ikke nødvendigt at kunne [lave mad].',
    'Du behøver ikke [kørekort].',
    'Ingen krav om [dansk].',
    'You do not need [Danish].',
  ])('says that it is not needed: %s', (sentence) => {
    expect(stance('ad', sentence).polarity).toBe('not_needed');
  });

  it('follows the heading', () => {
    expect(stance('ad', '[truckcertifikat]', 'det er en fordel').need).toBe('nice');
    expect(stance('ad', '[truckcertifikat]', 'krav').need).toBe('must');
    expect(stance('ad', '[truckcertifikat]', 'vi tilbyder').need).toBe('learn');
  });

  it('takes everything for teachable when the ad asks for no experience', () => {
    const sentence = 'Dine opgaver er rengøring.';
    const around = { kind: 'ad', sentence, start: 16, end: 25, heading: '' } as const;

    expect(stanceOf({ ...around, teachesAll: true }).need).toBe('learn');
    expect(stanceOf({ ...around, teachesAll: false }).need).toBe('must');
  });
});

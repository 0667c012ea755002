import { fieldProblems } from '../../../common/api/validate';
import { OpeningInputDto } from '../../../openings/opening-input.dto';
import { loadTaxonomy } from '../../../taxonomy/load-taxonomy';
import { openingField, openingOf } from './opening-form';
import { withTemplate } from './opening-template';

const taxonomy = loadTaxonomy();
const fixed = { municipality: '0851', owner: 'AB', source: 'firm_called' } as const;
const read = (fields: Record<string, string | string[]>) => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return openingOf(form, fixed);
};
const applied = (code: string, before = new URLSearchParams()) => {
  const template = taxonomy.template(code)!;
  const titles = taxonomy.templates().map(({ labels }) => labels.da);
  const branch = taxonomy.branchepakke(template.branchepakke);
  return withTemplate(before, template, branch, { locale: 'da', isco08: '9112', titles });
};

describe('the form of a new opening', () => {
  it('puts the preferred scheme first and keeps the others in their order', () => {
    const schemes = (preferred: string) =>
      read({ ordning: ['igu', 'ordinaert', 'smaajob'], foretrukken: preferred }).input.schemes;
    expect(schemes('igu')).toEqual(['igu', 'ordinaert', 'smaajob']);
    expect(schemes('vikar')).toEqual(['ordinaert', 'smaajob', 'igu']);
  });

  it('takes ticked tasks only, with their need and level', () => {
    const { input } = read({
      'opgave-vist': ['reng.moppe_gulv', 'reng.stoevsuge'],
      opgave: 'reng.moppe_gulv',
      'behov-reng.moppe_gulv': 'must',
      'niveau-reng.moppe_gulv': '3',
    });
    expect(input.tasks).toEqual([{ competency: 'reng.moppe_gulv', need: 'must', level: 3 }]);
  });

  it('reads times as people write them, and midnight as the end of the day', () => {
    const { input } = read({
      'fra-1a': '5',
      'til-1a': '9.30',
      'fra-1b': '1600',
      'til-1b': '00:00',
      'fra-2a': 'tidligt',
    });
    expect(input.shifts).toEqual([
      { day: 1, from: '05:00', to: '09:30' },
      { day: 1, from: '16:00', to: '24:00' },
      { day: 2, from: 'tidligt', to: '' },
    ]);
  });

  it('asks for the reason of a language minimum, and for none without a minimum', () => {
    const codes = (fields: Record<string, string>) => read(fields).problems.map(({ code }) => code);
    expect(codes({ 'dansk-speaking': 'A2' })).toEqual(['LANGUAGE.REASON_MISSING']);
    expect(codes({ 'dansk-speaking': 'A2', 'sprog-grund': 'safety' })).toEqual([]);
    expect(codes({ 'sprog-1': 'en' })).toEqual([]);
    expect(read({}).input.languages).toEqual([]);
  });

  it('names the field of the page for a problem of the record', () => {
    const form = new URLSearchParams({ 'fra-3b': '08:00', 'til-3b': '08:00', krav: 'loeft_kg' });
    const fieldOf = openingField(form);
    expect(['/shifts/0/to', '/demands/0/amount', '/hoursMin', '/languages/reason', '/elsewhere'].map(fieldOf)).toEqual([
      'til-3b',
      'krav-loeft_kg',
      'timer-fra',
      'sprog-grund',
      '',
    ]);
  });
});

describe('a job template on the form', () => {
  it.each(taxonomy.templates().map(({ code }) => code))('%s makes an opening that can be stored', (code) => {
    const form = applied(code);
    form.set('ordning', 'ordinaert');
    const { input, problems } = openingOf(form, fixed);
    expect([...problems, ...fieldProblems(OpeningInputDto, input)]).toEqual([]);
    expect(input.tasks).toHaveLength(taxonomy.template(code)!.tasks.length);
  });

  it('keeps a title that was typed, and replaces one of another template', () => {
    const other = taxonomy.template('reng.skole')!.labels.da;
    expect(applied('reng.kontor-morgen', new URLSearchParams({ titel: 'Vores nye' })).get('titel')).toBe('Vores nye');
    expect(applied('reng.kontor-morgen', new URLSearchParams({ titel: other })).get('titel')).toBe(
      'Rengøring af kontorer, morgen',
    );
  });

  it('takes the place of the template before, and leaves the firm and the schemes alone', () => {
    const before = applied('lager.pakker', new URLSearchParams({ cvr: '29189420', ordning: 'igu' }));
    const form = applied('reng.skole', before);
    expect(form.getAll('opgave').every((code) => !code.startsWith('lager.'))).toBe(true);
    expect([form.get('cvr'), form.get('ordning'), form.get('branche')]).toEqual(['29189420', 'igu', 'RENG']);
  });

  it('offers what else the package holds, unticked', () => {
    const form = applied('reng.skole');
    expect(form.getAll('opgave-vist').length).toBeGreaterThan(form.getAll('opgave').length);
    expect(new Set(form.getAll('opgave-vist')).size).toBe(form.getAll('opgave-vist').length);
  });
});

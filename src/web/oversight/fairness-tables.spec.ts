import { fairnessReport, type Person, type Stage } from '../../fairness/fairness-report';
import { Formats } from '../view/formats';
import { PageMessages } from '../view/page-messages';
import { fairnessFile, fairnessTables, groupLabel, signalsOf } from './fairness-tables';

const text = new PageMessages('da').text;
const formats = new Formats('da');
const people = (count: number, age: string, reached: Stage | null, sex = 'female'): Person[] =>
  Array.from({ length: count }, () => ({
    groups: { sex, age, origin: 'middle_east', arrival: '0-0', visitation: 'jobparat' },
    reached,
  }));

const report = fairnessReport([
  ...people(30, '30-49', 'suggested'),
  ...people(10, '30-49', null),
  ...people(10, '25-29', 'suggested'),
  ...people(30, '25-29', null),
  ...people(2, 'under_18', null),
  ...people(6, 'unknown', 'suggested'),
  ...people(6, 'unknown', null),
]);
const table = (attribute: string) => fairnessTables(report, text, formats).find((one) => one.attribute === attribute)!;

describe('the fairness report in tables', () => {
  it('tells groups from the youngest on, with who is not known of last, and hides the few with one more', () => {
    const [suggested] = table('age').stages;
    expect(suggested!.lines.map(({ group, kind }) => [group, kind])).toEqual([
      ['under 18 år', 'hidden'],
      ['25–29 år', 'shown'],
      ['30–49 år', 'shown'],
      ['ikke oplyst', 'hidden'],
    ]);
    expect(table('age').hides).toBe(true);
    expect(table('sex').hides).toBe(false);
  });

  it('tells number, share, ratio and how likely chance is, as people in Denmark write them', () => {
    const [, young, older] = table('age').stages[0]!.lines;
    expect(young).toMatchObject({ count: '10 af 40', rate: '25 %', ratio: '0,33', p: '< 0,001', signal: 'look' });
    expect(young!.bar!.rate).toBe(250);
    // the highest is what the others are held against: it has neither a chance nor a signal of its own
    expect(older).toMatchObject({ count: '30 af 40', rate: '75 %', highest: true, p: '', signal: 'none' });
  });

  it('says that nobody came so far where nobody of a group reached the stage before', () => {
    const hired = table('sex').stages.at(-1)!;
    expect(hired.lines.map(({ kind, bar }) => [kind, bar])).toEqual([['nobody', null]]);
  });

  it('names on top whose rate is lower than chance explains', () => {
    expect(signalsOf(report, text, formats)).toEqual([
      { attribute: 'age', stage: 'suggested', group: '25–29 år', ratio: '0,33' },
    ]);
  });

  it('gives no number of a hidden group to the file either', () => {
    const [head, ...lines] = fairnessFile(report, text, formats);
    expect(head).toHaveLength(11);
    const hidden = lines.find(([, stage, group]) => stage === 'Foreslået' && group === 'under 18 år')!;
    expect(hidden.slice(3)).toEqual(['vises ikke', 'vises ikke', '', '', '', '', '', '']);
    expect(lines).toHaveLength(report.cells.length);
  });

  it.each([
    ['arrival', '0-0', 'under 1 år'],
    ['arrival', '3-4', '3–4 år'],
    ['arrival', '5_and_above', '5 år og derover'],
    ['origin', 'rest_of_asia', 'resten af Asien'],
  ] as const)('has a word for %s %s', (attribute, group, words) => {
    expect(groupLabel(attribute, group, text)).toBe(words);
  });
});

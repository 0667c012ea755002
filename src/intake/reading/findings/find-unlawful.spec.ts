import { findUnlawful } from './find-unlawful';

const grounds = (sentence: string) => findUnlawful(sentence).map(({ ground }) => ground);

describe('findUnlawful', () => {
  it.each([
    ['Vi søger en ung kollega til butikken.', 'age'],
    ['Du er mellem 20 og 35 år.', 'age'],
    ['Du skal være under 30 år.', 'age'],
    ['Applicants must be under 35 years old.', 'age'],
    ['Not older than 35.', 'age'],
    ['Vi søger en kvinde til rengøring.', 'sex'],
    ['Kun mænd.', 'sex'],
    ['We are looking for a woman for our shop.', 'sex'],
    ['Du er etnisk dansk.', 'origin'],
    ['Dansk statsborgerskab er et krav.', 'origin'],
    ['No foreigners, please.', 'origin'],
    ['Du må ikke bære tørklæde.', 'religion'],
    ['Headscarf: no headscarf at work.', 'religion'],
    ['Du har dansk som modersmål.', 'mother_tongue'],
    ['Native Danish required.', 'mother_tongue'],
    ['You are a native speaker of Danish.', 'mother_tongue'],
    ['Du har ingen børn.', 'family'],
    ['Du er rask og rørig.', 'disability'],
  ])('flags "%s" as %s', (sentence, ground) => {
    expect(grounds(sentence)).toEqual([ground]);
  });

  it.each([
    'Alle kan søge uanset alder, køn, religion og etnisk baggrund.',
    'Vi søger både mænd og kvinder.',
    'Du skal tale dansk på mindst B1.',
    'Du skal være fyldt 18 år for at køre truck.',
    'Du passer børn i alderen 3 til 6 år.',
    'Ungarbejder 15-17 år søges.',
    'Butikken er 35 år gammel.',
    'Max 25 timer om ugen.',
    'Løft på max 25 kg.',
    'Under 30 minutes from the station, teams of maximum 40.',
    'Du har 10 års erfaring.',
    'Kassemedarbejder m/k',
    'All applicants are welcome regardless of age and sex.',
    'Du arbejder med børn og unge mennesker.',
  ])('lets "%s" pass', (sentence) => {
    expect(grounds(sentence)).toEqual([]);
  });

  it('says what may be asked instead, in both languages', () => {
    const [finding] = findUnlawful('Native Danish required.');

    expect(finding?.alternative.da).toContain('niveau i dansk');
    expect(finding?.alternative.en).toContain('level of Danish');
  });
});

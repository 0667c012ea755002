import { chosenForm, chosenKey } from './chosen-form';

const OPENING = '01900000-0000-7000-8000-000000000001';
const PERSON = '01900000-0000-7000-8000-000000000002';
const form = (text: string) => chosenForm(new URLSearchParams(text), OPENING);

describe('the form about several people', () => {
  it('reads people with the version that was seen, each once', () => {
    const people = form(`k=${chosenKey(PERSON, 3)}&k=${chosenKey(OPENING, null)}&k=${PERSON}.3`).people;
    expect(people).toEqual([
      { id: PERSON, seen: 3 },
      { id: OPENING, seen: null },
    ]);
  });

  it('leaves out what names nobody', () => {
    expect(form(`k=&k=x&k=${PERSON}.&k=${PERSON}.-1&k=${PERSON}.1.1`).people).toEqual([]);
  });

  it('knows two decisions and no other', () => {
    expect(form('beslut=kortliste').to).toBe('accepted');
    expect(form('beslut=afvis').to).toBe('rejected');
    expect(form('beslut=ansat').to).toBeNull();
    expect(form('beslut=constructor').to).toBeNull();
  });

  it('goes back to a page of this site only', () => {
    expect(form('tilbage=//elsewhere.example').returnTo).toBe(`/aabninger/${OPENING}`);
    expect(form('tilbage=/aabninger/x?q=y').returnTo).toBe('/aabninger/x?q=y');
  });
});

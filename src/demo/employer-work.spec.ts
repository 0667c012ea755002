import { fieldProblems } from '../common/api/validate';
import { ContactInputDto, PartnershipAgreementInputDto } from '../employers/contact-log.dto';
import { makeEmployerWork } from './employer-work';

const asOf = '2026-03-02';
const employers = Array.from({ length: 120 }, (_, index) => ({
  key: `demo:employer:${index}`,
  ...(index % 5 === 0 ? { partnershipAgreement: true } : {}),
  ...(index % 7 === 0 ? { doNotCallUntil: '2026-12-31' } : {}),
}));
const work = makeEmployerWork(851, asOf, employers, ['AB', 'CD']);

describe('the work with the demo’s employers', () => {
  it('is the same for the same seed and day', () => {
    expect(makeEmployerWork(851, asOf, employers, ['AB', 'CD'])).toEqual(work);
  });

  it('is what the records take, and nothing of it lies in the future but promises', () => {
    const faults = [
      ...work.contactLog.flatMap(({ employerKey: _key, by: _by, ...contact }) =>
        fieldProblems(ContactInputDto, contact),
      ),
      ...work.agreements.flatMap(({ employerKey: _key, owner: _owner, ...one }) =>
        fieldProblems(PartnershipAgreementInputDto, one),
      ),
    ];
    expect(faults).toEqual([]);
    expect(work.contactLog.filter(({ heldOn }) => heldOn > asOf)).toEqual([]);
    expect(work.contactLog.some(({ nextContactOn = '' }) => nextContactOn > asOf)).toBe(true);
    expect(work.contactLog.some(({ nextContactOn }) => nextContactOn !== undefined && nextContactOn <= asOf)).toBe(
      true,
    );
  });

  it('promises no contact to employers who want to be left alone, and gives every partner an agreement', () => {
    const alone = new Set(employers.filter(({ doNotCallUntil }) => doNotCallUntil).map(({ key }) => key));
    expect(work.contactLog.filter(({ employerKey, nextContactOn }) => nextContactOn && alone.has(employerKey))).toEqual(
      [],
    );
    const partners = employers.filter(({ partnershipAgreement }) => partnershipAgreement).map(({ key }) => key);
    expect(work.agreements.map(({ employerKey }) => employerKey)).toEqual(partners);
  });
});

import { checkEmployer, checkWorkplace } from './employer-checks';

const geography = {
  postalCode: (code: string) => (code === '9000' ? {} : undefined),
  municipality: (code: string) => (code === '0851' ? {} : undefined),
};
const employer = { municipality: '0851', name: 'Demo ApS' };

describe('checking an employer', () => {
  it.each(['13748136', '29189420', undefined])('takes the CVR number %s', (cvr) => {
    expect(checkEmployer({ ...employer, cvr }, geography)).toEqual([]);
  });

  it.each(['13748137', '29189402', '00000001'])('refuses the CVR number %s without repeating it', (cvr) => {
    const problems = checkEmployer({ ...employer, cvr }, geography);
    expect(problems).toEqual([expect.objectContaining({ pointer: '/cvr', code: 'CVR.WRONG_CHECK_DIGIT' })]);
    expect(JSON.stringify(problems)).not.toContain(cvr);
  });

  it('tells all faults at once', () => {
    const problems = checkEmployer({ ...employer, municipality: '9999', cvr: '13748137' }, geography);
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/municipality', '/cvr']);
  });
});

describe('checking a workplace', () => {
  it.each([
    [{}, []],
    [{ postalCode: '9000' }, []],
    [{ postalCode: '9999' }, ['/postalCode']],
    [{ ordinaryEmployees: 0, ordinaryEmployeesOn: '2026-01-01' }, []],
    [{ ordinaryEmployees: 5 }, []],
    [{ ordinaryEmployeesOn: '2026-01-01' }, ['/ordinaryEmployees']],
  ])('of %j finds %j', (fields, pointers) => {
    const problems = checkWorkplace({ name: 'Demo', ...fields }, geography);
    expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

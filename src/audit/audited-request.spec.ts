import { auditOf } from './audited-request';

const asked = (method: string, route: string, params: Record<string, string> = {}) =>
  auditOf({ method, route, params });

describe('which requests are logged', () => {
  it('logs a look-up of a person before the answer leaves', () => {
    expect(asked('GET', '/api/v1/candidates/:id/casework', { id: 'p1' })).toEqual({
      entry: {
        action: 'look_up',
        subjectType: 'candidate',
        subjectId: 'p1',
        details: { route: 'GET /candidates/:id/casework' },
      },
      soon: false,
    });
  });

  it.each([
    ['/api/v1/matches/:openingId/:candidateId', { openingId: 'o1', candidateId: 'p1' }],
    ['/match/:opening/:candidate', { opening: 'o1', candidate: 'p1' }],
    ['/kandidater/:id', { id: 'p1' }],
  ])('finds the person in %s', (route, params) => {
    expect(asked('GET', route, params)?.entry).toMatchObject({ action: 'look_up', subjectId: 'p1' });
  });

  it('logs a list without making it wait', () => {
    expect(asked('GET', '/api/v1/candidates')).toMatchObject({ entry: { action: 'list_view' }, soon: true });
    expect(asked('GET', '/api/v1/openings/:id/candidates', { id: 'o1' })).toMatchObject({
      entry: { action: 'list_view', subjectType: 'openings', subjectId: 'o1' },
      soon: true,
    });
  });

  it('takes a ranking for what it is: a list, though it is asked for by POST', () => {
    expect(asked('POST', '/api/v1/rankings')).toMatchObject({ entry: { action: 'list_view' }, soon: true });
  });

  it.each(['POST', 'PATCH', 'PUT', 'DELETE'])('logs %s as a write', (method) => {
    expect(asked(method, '/api/v1/candidates/:id', { id: 'p1' })).toMatchObject({
      entry: { action: 'write', subjectId: 'p1' },
      soon: false,
    });
    expect(asked(method, '/api/v1/employers/:id', { id: 'e1' })?.entry).toMatchObject({ subjectType: 'employers' });
  });

  it.each(['/api/v1/readings', '/api/v1/readings/:id/findings/:position/accept'])(
    'takes POST %s for the write it is: a text is kept, a proposal goes into a record',
    (route) => {
      expect(asked('POST', route, { id: 'r1' })).toMatchObject({ entry: { action: 'write' }, soon: false });
    },
  );

  it.each(['/api/v1/suggestions/:id/accept', '/forslag/:id/afvis', '/aabninger/:id/kortliste/flyt'])(
    'leaves POST %s to the review workflow, which logs the decision it makes; what is read there is a view',
    (route) => {
      expect(asked('POST', route, { id: 's1' })).toBeUndefined();
      expect(asked('GET', route, { id: 's1' })?.entry.action).toBe('list_view');
    },
  );

  it.each(['/health/ready', '/api/v1/competencies', '/api/v1/rules/:code', '/assets/:version/*name'])(
    'leaves out %s, which tells nothing about people',
    (route) => {
      expect(asked('GET', route)).toBeUndefined();
    },
  );
});

import 'reflect-metadata';
import fc from 'fast-check';
import { OpeningInputDto } from '../../openings/opening-input.dto';
import { mergePatch, patched } from './merge-patch';

describe('JSON merge patch', () => {
  // the table of RFC 7396, appendix A
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j gives %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });

  it('changes nothing when the patch is empty', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (target) => {
        expect(mergePatch(target, {})).toEqual(target);
      }),
    );
  });

  it('cannot reach the prototype of objects', () => {
    mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a patched record', () => {
  const current = { municipality: '0851', title: 'Rengøring', schemes: ['igu'], places: 2 } as OpeningInputDto;

  it('keeps what the patch does not name', () => {
    expect(patched(OpeningInputDto, current, { title: 'Køkken' })).toMatchObject({ title: 'Køkken', places: 2 });
  });

  it('forgets an optional field that is set to null', () => {
    expect(patched(OpeningInputDto, current, { places: null }).places).toBeUndefined();
  });

  it('refuses to forget a required field', () => {
    expect(() => patched(OpeningInputDto, current, { title: null })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ pointer: '/title', code: 'FIELD.REQUIRED' })] }),
    );
  });

  it('refuses an unknown field even when it is set to null', () => {
    expect(() => patched(OpeningInputDto, current, { titel: null })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ pointer: '/titel', code: 'FIELD.UNKNOWN' })] }),
    );
  });

  it('refuses a patch that is a list', () => {
    expect(() => patched(OpeningInputDto, current, [])).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'BODY.NOT_AN_OBJECT' })] }),
    );
  });
});

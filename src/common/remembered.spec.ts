import { Remembered } from './remembered';

describe('Remembered', () => {
  const made: string[] = [];
  const ask = (memory: Remembered<string>, key: string): string =>
    memory.of('group', key, () => {
      made.push(key);
      return key.toUpperCase();
    });

  beforeEach(() => {
    made.length = 0;
  });

  it('makes an answer once', () => {
    const memory = new Remembered<string>(10);

    expect([ask(memory, 'a'), ask(memory, 'b'), ask(memory, 'a')]).toEqual(['A', 'B', 'A']);
    expect(made).toEqual(['a', 'b']);
  });

  it('keeps groups apart', () => {
    const memory = new Remembered<string>(10);

    expect(memory.of('one', 'a', () => 'first')).toBe('first');
    expect(memory.of('two', 'a', () => 'second')).toBe('second');
    expect(memory.of('one', 'a', () => 'third')).toBe('first');
  });

  it('forgets what was not asked for lately, never what is in use', () => {
    const memory = new Remembered<string>(3);
    for (let n = 0; n < 100; n++) {
      ask(memory, 'in use');
      ask(memory, `other ${n}`);
    }
    ask(memory, 'other 0');

    expect(made.filter((key) => key === 'in use')).toHaveLength(1);
    expect(made.filter((key) => key === 'other 0')).toHaveLength(2);
  });
});

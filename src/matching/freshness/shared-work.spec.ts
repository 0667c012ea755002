import { SharedWork } from './shared-work';

/** A piece of work that ends when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  const shared = new SharedWork(
    () =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()));
      }),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { shared, ends, settle };
}

describe('shared work', () => {
  it('lets everybody who comes during a run share one more run that begins afterwards', async () => {
    const { shared, ends, settle } = controlled();
    const done: string[] = [];
    const first = shared.run().then(() => done.push('first'));
    const others = ['second', 'third'].map((name) => shared.run().then(() => done.push(name)));
    expect(ends).toHaveLength(1);
    ends[0]!();
    await first;
    await settle();
    expect(done).toEqual(['first']);
    expect(ends).toHaveLength(2);
    ends[1]!();
    await Promise.all(others);
    expect(done).toEqual(['first', 'second', 'third']);
    expect(ends).toHaveLength(2);
  });

  it('tells a fault to those who waited for that run only', async () => {
    const { shared, ends, settle } = controlled();
    const first = shared.run();
    const second = shared.run();
    ends[0]!(new Error('no connection'));
    await expect(first).rejects.toThrow('no connection');
    await settle();
    ends[1]!();
    await expect(second).resolves.toBeUndefined();
  });
});

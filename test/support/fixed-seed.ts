/**
 * Properties are tried on the same values in every run, so that a run fails for a change and not by chance. Other values:
 * `FAST_CHECK_SEED=1 npm run test:unit`, and `npm run test:long`.
 */
jest.mock('fast-check', () => {
  const actual = jest.requireActual<typeof import('fast-check')>('fast-check');
  actual.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 851) });
  return actual;
});

import config from '../../jest.config.js';

const [unit] = config.projects;

/** Tests that take minutes and need no database: `npm run test:long`. */
export default {
  ...unit,
  displayName: 'long',
  rootDir: '../..',
  testRegex: 'test/long/.*\\.long-spec\\.ts$',
  testTimeout: 3_600_000,
};

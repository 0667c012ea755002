const {
  projects: [unit],
} = require('../../jest.config.js');

/** Tests that take minutes and need no database: `npm run test:long`. */
module.exports = {
  ...unit,
  displayName: 'long',
  rootDir: '../..',
  testRegex: 'test/long/.*\\.long-spec\\.ts$',
  testTimeout: 3_600_000,
};

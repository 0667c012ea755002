const swc = (parser) => [
  '@swc/jest',
  {
    jsc: {
      parser,
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

const common = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/fixed-seed.ts'],
  transform: {
    '\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  // Jest on Node 20 cannot require ES modules; Nest 12 ships nothing else.
  transformIgnorePatterns: [
    '/node_modules/(?!(openid-client|oauth4webapi|jose|@nestjs|intl-messageformat|@formatjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|d3-geo|d3-array|internmap)/)',
  ],
};

/** `unit` needs nothing; `integration` starts one embedded PostgreSQL for the whole run (or uses TEST_DATABASE_URL). */
module.exports = {
  // by itself Jest leaves one processor idle: half of the machine where there are two
  maxWorkers: '100%',
  // machines are slow or busy with other work; the deadline only ends a test that would never end
  testTimeout: 600_000,
  reporters: ['default', ...(process.env.FAILED_SUITES ? ['<rootDir>/test/support/failed-suites.mjs'] : [])],
  projects: [
    { ...common, displayName: 'unit', testRegex: '(src|test/unit|migrations)/.*(?<!\\.int)\\.spec\\.ts$' },
    {
      ...common,
      displayName: 'integration',
      testRegex: '\\.(int|e2e)-spec\\.ts$',
      setupFilesAfterEnv: [...common.setupFilesAfterEnv, '<rootDir>/test/support/field-keys.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};

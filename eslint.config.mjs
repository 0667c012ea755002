import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**', '*.js', '*.cjs', '*.mjs'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    // programs that speak to a terminal
    files: ['src/cli.ts', 'src/main.ts', 'src/cli/**', 'bench/**', 'scripts/**', 'test/**', 'src/console.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // the pure parts: no clock, no randomness, no environment
    files: ['src/matching/core/**/*.ts', 'src/schemes/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'pure: take asOf as an argument' },
        { object: 'Math', property: 'random', message: 'pure: take a draw as an argument' },
        { object: 'process', property: 'env', message: 'pure: take configuration as an argument' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'pure: take asOf as an argument',
        },
      ],
    },
  },
);

/** Import arrows of docs/architecture.md. Each rule's comment names the right way. */
const modules = (names) => `^src/(${names.join('|')})/`;
const never = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Split the shared part out.', from: {}, to: { circular: true } },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'matching/core takes facts and gives reasons: it imports only itself and src/language.',
      from: { path: '^src/matching/core/', pathNot: '(\\.spec\\.ts$|/testing/)' },
      to: { pathNot: '^src/(matching/core|language)/' },
    },
    {
      name: 'language-is-a-leaf',
      severity: 'error',
      comment: 'src/language is pure and knows nobody but the YAML-free standard library and luxon.',
      from: { path: '^src/language/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: '^src/language/' },
    },
    never(
      'schemes-are-pure',
      '^src/schemes/',
      '^src/(?!schemes/|language/|matching/core/|common/)',
      'src/schemes takes facts and a date: storage stays outside.',
    ),
    never(
      'leaves-know-nobody',
      modules(['common', 'config']),
      '^src/(?!common/|config/|language/)',
      'common and config are leaves.',
    ),
    never(
      'audit-is-near-the-ground',
      '^src/audit/',
      '^src/(?!audit/|access/|common/|config/|database/|queue/)',
      'Everybody may write to the log; the log knows nobody.',
    ),
    never(
      'access-is-near-the-ground',
      '^src/access/',
      '^src/(?!access/|common/)',
      'Everybody asks the policy; the policy knows roles, subjects and SQL, and no module.',
    ),
    never(
      'identity-knows-no-business',
      '^src/identity/',
      '^src/(matching|casework|openings|suggestions|intake|web|cli)/',
      'Signing in says who somebody is; what they see is the business of others.',
    ),
    never(
      'openings-and-candidates-do-not-know-matching',
      modules(['openings', 'candidates', 'employers', 'taxonomy', 'geography']),
      '^src/(matching/(?!core/)|casework|suggestions|intake|web|cli)',
      'Publish through the outbox; matching listens.',
    ),
    never(
      'matching-does-not-know-its-users',
      '^src/matching/',
      '^src/(suggestions|intake|web|cli)/',
      'suggestions, intake and web call matching, never the other way.',
    ),
    never(
      'matching-reads-facts-of-casework-only',
      '^src/matching/',
      '^src/casework/(?!casework-facts|scheme-facts|branchepakker/branchepakke-path)',
      'Of casework, matching may read the facts of the scheme rules; records and measurements are not its business.',
    ),
    {
      name: 'measurements-are-restricted',
      severity: 'error',
      comment: 'KAN/VIL, BIP and FIP are read on their own route only: no fact, no list and no rule may know them.',
      from: {
        pathNot: '^src/(casework/measurements/|casework/casework\\.module|database/entities|demo/)|\\.spec\\.ts$',
      },
      to: { path: '^src/casework/measurements/' },
    },
    never(
      'casework-does-not-know-matching',
      '^src/casework/',
      '^src/(matching/(?!core/)|suggestions|intake|web|cli)',
      'casework publishes through the outbox; matching listens.',
    ),
    {
      name: 'privacy-is-above-the-records',
      severity: 'error',
      comment: 'privacy and fairness read the records; of the programs only pages, commands and the engine use them.',
      from: { path: '^src/(candidates|employers|openings|matching|casework|suggestions|intake|queue|common)/' },
      to: { path: '^src/(privacy|fairness)/(?!fields/)' },
    },
    never(
      'encrypted-fields-are-a-leaf',
      '^src/privacy/fields/',
      '^src/(?!privacy/fields/|common/|config/|types/)',
      'Columns of any module may be encrypted: the cipher knows no module.',
    ),
    never('suggestions-do-not-know-intake', '^src/suggestions/', '^src/(intake|web|cli)/', 'Only downward.'),
    {
      name: 'programs-need-no-development-package',
      severity: 'error',
      comment: 'What src imports is a dependency: an installation for production leaves development packages out.',
      from: { path: '^src/', pathNot: '/testing/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    never('tests-stay-outside', '^src/', '^test/', 'Programs do not import tests.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};

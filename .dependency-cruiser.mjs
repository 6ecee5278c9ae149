// Who may import whom: one rule a layer, each with the reason it gives when it is broken.

/** Left to right: each layer imports itself and what stands left of it. */
const line = ['diagnostic', 'digest', 'schema', 'parse', 'model', 'access', 'plan', 'audit', 'report'];
/** Beside the line, with what each may use of the other: an importer writes its YAML in the canonical layout. */
const besideTheLine = { edit: [], import: ['edit'] };
const pure = [...line, ...Object.keys(besideTheLine)];

/** Folders that do input and output, with the other such folders each may use. */
const inputOutput = {
  disk: [],
  source: ['git', 'disk'],
  cache: ['disk'],
  git: ['disk'],
  ledger: ['git', 'disk'],
  notify: [],
  'providers/directory': ['ledger'],
  'pull-requests': ['providers/github/client'],
  issues: ['providers/github/client', 'pull-requests/github'],
};

const edges = {
  commands: ['operations', 'report', 'diagnostic'],
  action: ['operations', 'report', 'diagnostic'],
};

const inputOutputModules = [
  'child_process',
  'cluster',
  'dgram',
  'dns',
  'fs',
  'http',
  'http2',
  'https',
  'inspector',
  'module',
  'net',
  'os',
  'process',
  'readline',
  'repl',
  'timers',
  'tls',
  'tty',
  'vm',
  'worker_threads',
];

function under(folders) {
  return `^src/(${folders.join('|')})/`;
}

function mayImportOnly(folder, allowed, comment) {
  return {
    name: `${folder.replace('/', '-')}-imports`,
    severity: 'error',
    comment,
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: under([folder, ...allowed]) },
  };
}

const lineRules = line.map((layer, index) =>
  mayImportOnly(
    layer,
    line.slice(0, index),
    index === 0
      ? `\`${layer}\` is the leftmost layer: it imports nothing of Bylaw's. If it needs a word of a later layer, the word belongs here.`
      : `\`${layer}\` is pure and imports only leftward: ${line.slice(0, index).join(', ')}. Pass what it needs as an argument, or move the word to the left.`,
  ),
);

const besideRules = Object.entries(besideTheLine).map(([layer, others]) =>
  mayImportOnly(
    layer,
    ['diagnostic', 'digest', 'schema', 'parse', 'model', ...others],
    `\`${layer}\` works on documents and models: it knows neither plans nor the ledger.`,
  ),
);

const inputOutputRules = Object.entries(inputOutput).map(([folder, others]) =>
  mayImportOnly(
    folder,
    folder.startsWith('providers/') ? [...pure, ...others, 'providers'] : [...pure, ...others],
    `\`${folder}\` does input and output: besides pure functions and types it imports ${others.length === 0 ? 'nothing' : others.join(', ')}. Wiring belongs in operations.`,
  ),
);

const edgeRules = Object.entries(edges).map(([folder, allowed]) =>
  mayImportOnly(
    folder,
    allowed,
    `\`${folder}\` is an edge: input in, one operation, report out. What it decides beyond that belongs in operations.`,
  ),
);

function onlyIn(name, path, where, comment) {
  return { name, severity: 'error', comment, from: { path: '^src/', pathNot: where }, to: { path } };
}

export default {
  forbidden: [
    ...lineRules,
    ...besideRules,
    ...inputOutputRules,
    ...edgeRules,
    {
      name: 'provider-imports-no-other-provider',
      severity: 'error',
      comment:
        'A provider knows its own system only; what two of them share is the contract in providers/provider.ts.',
      from: { path: '^src/providers/([^/]+)/' },
      to: { path: '^src/providers/[^/]+/', pathNot: '^src/providers/$1/' },
    },
    {
      name: 'provider-contract-imports',
      severity: 'error',
      comment:
        'Every provider but `directory` imports pure functions, types and its own folder: no ledger, no Git.',
      from: { path: '^src/providers/', pathNot: '^src/providers/directory/' },
      to: { path: '^src/', pathNot: under([...pure, 'providers']) },
    },
    {
      name: 'operations-imports-no-edge',
      severity: 'error',
      comment: 'Operations are called by the edges and never know which edge called.',
      from: { path: '^src/operations/' },
      to: { path: '^src/(commands|action)/|^src/index\\.ts$' },
    },
    {
      name: 'index-imports',
      severity: 'error',
      comment:
        'The library is operations, the authorizer and types: anything else would become public by accident.',
      from: { path: '^src/index\\.ts$' },
      to: {
        path: '^src/',
        pathNot: under(['operations', 'report', 'diagnostic', 'access']),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-does-no-input-output',
      severity: 'error',
      comment: 'Pure layers compute: a file, a process or a clock is read by an I/O folder and handed in.',
      from: { path: under(pure) },
      to: { path: `^(node:)?(${inputOutputModules.join('|')})(/|$)`, dependencyTypes: ['core'] },
    },
    {
      name: 'pure-knows-no-vendor',
      severity: 'error',
      comment: 'Pure layers know no client of another system and no command line.',
      from: { path: under(pure) },
      to: { path: 'node_modules/(isomorphic-git|@octokit|@oclif|@inquirer)/' },
    },
    onlyIn(
      'only-git-isomorphic-imports-isomorphic-git',
      'node_modules/isomorphic-git/',
      '^src/git/isomorphic/',
      'isomorphic-git has quirks that one folder keeps from the rest: use the interface in git/git-repository.ts.',
    ),
    onlyIn(
      'only-git-native-spawns',
      '^(node:)?child_process$',
      '^src/(git/native/|notify/run-command)',
      'Only git/native starts Git, so that one place quotes arguments and cleans the environment, and notify what the files name.',
    ),
    onlyIn(
      'only-github-imports-octokit',
      'node_modules/@octokit/',
      '^src/(providers|pull-requests|issues)/github/',
      'All words of GitHub stay in providers/github, pull-requests/github and issues/github.',
    ),
    onlyIn(
      'only-commands-import-oclif',
      'node_modules/(@oclif|@inquirer)/',
      '^src/commands/',
      'The command line is one edge among several: nothing else knows of it.',
    ),
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Two files that import each other are one file, or lack a third. Types alone may refer to each other.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that imports nothing and that nobody imports is left over.',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      comment: 'What src imports is a dependency of the package, not of its development.',
      from: { path: '^(src|bin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'The import leads nowhere: the file is missing, or the package is not installed.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'Sources never import tests or scripts.',
      from: { path: '^(src|bin)/' },
      to: { path: '^(test|scripts|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

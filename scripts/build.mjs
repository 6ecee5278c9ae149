// Builds dist/: the CLI and the library with esbuild, the types with tsc. `--code` leaves the types out; `--if-stale`
// does nothing where dist/ was built from the same sources.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keepToAscii, withoutParserTraces } from './bundling.mjs';
import { sourceDigest } from './source-digest.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const separatePackages = {
  ansis: 'ansis',
  'isomorphic-git': 'isomorphic-git',
  octokit: '@octokit/rest',
  oclif: '@oclif/core',
  prompts: '@inquirer/prompts',
};
/**
 * Of our own code what nearly no run needs, and what keeps nothing from one call to the next: its file holds another
 * copy of what it shares with the rest.
 */
const separateModules = { raises: 'src/access/lints/escalation/holders-cannot-raise-their-access.ts' };
/** The command line, and what of it a command needs that is to start at once: see `src/commands/start/start.ts`. */
const mains = ['main', 'main-validate'];
const digest = sourceDigest();
if (process.argv.includes('--if-stale') && builtFrom('.') === digest && builtFrom('types') === digest)
  process.exit(0);
// Built aside and swapped in, so that nobody meets half a build.
const staged = join(root, `dist.new-${process.pid}`);
rmSync(staged, { recursive: true, force: true });
mkdirSync(staged);
process.on('exit', () => rmSync(staged, { recursive: true, force: true }));
const metafile = await buildCode();
if (process.argv.includes('--code')) keepTypes();
else buildTypes();
writeFileSync(join(staged, 'third-party-licenses.txt'), thirdPartyLicenses(metafile));
await compileCode();
writeFileSync(join(staged, 'built-from'), digest);
// Built by itself, and committed: what is run as an Action is what stands in the repository.
if (existsSync(join(root, 'dist/action')))
  cpSync(join(root, 'dist/action'), join(staged, 'action'), { recursive: true });
const old = join(root, `dist.old-${process.pid}`);
if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
renameSync(staged, join(root, 'dist'));
rmSync(old, { recursive: true, force: true });

/**
 * Every output lies two folders below the package, as every source file does, so that
 * `new URL('../../templates/', import.meta.url)` means the same in both.
 */
async function buildCode() {
  const library = await bundle({
    entryPoints: { 'library/index': 'src/index.ts' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    // Bundled CommonJS packages still call require() for Node's own modules.
    // Whoever uses the library may read the names of its classes. In the command line, where nobody does, keeping them
    // would have every function within a function named again each time it is made.
    keepNames: true,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const cli = await buildCommandLine();
  return { inputs: { ...library.inputs, ...cli.inputs } };
}

/**
 * The command line is CommonJS, whose compiled code can be kept (`src/commands/start/`). In one file, where each
 * command's modules run when it asks for them: what is shared must exist once. A run that begins with the file of one
 * command loads no other. Large packages that few runs need have files of their own.
 */
async function buildCommandLine() {
  const options = {
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  };
  const main = await bundle({
    ...options,
    entryPoints: Object.fromEntries(mains.map((name) => [`cli/${name}`, `src/commands/${name}.ts`])),
    plugins: [inFilesOfTheirOwn()],
  });
  const start = await bundle({
    ...options,
    banner: {},
    entryPoints: { 'cli/start': 'src/commands/start/start.ts' },
  });
  const separate = await bundle({
    ...options,
    entryPoints: Object.fromEntries(
      Object.entries({ ...separatePackages, ...separateModules }).map(([file, name]) => [
        `cli/${file}`,
        name,
      ]),
    ),
    plugins: [withoutPluginSearch()],
  });
  for (const name of [...mains, ...Object.keys({ ...separatePackages, ...separateModules })])
    keepToAscii(join(staged, `cli/${name}.cjs`));
  return { inputs: { ...main.inputs, ...start.inputs, ...separate.inputs } };
}

async function bundle({ define, plugins = [], ...options }) {
  const result = await build({
    absWorkingDir: root,
    outdir: staged,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    // Tells this build from others: what one made of a file is not reused by another (src/cache/build.ts).
    define: { ...define, __BYLAW_BUILD__: JSON.stringify(digest) },
    logLevel: 'warning',
    // Optional peers of oclif that only plugins written in TypeScript need.
    external: ['ts-node', 'tsx', 'typescript'],
    plugins: [...plugins, withoutParserTraces()],
    ...options,
  }).catch(() => process.exit(1)); // esbuild has printed what is wrong
  return result.metafile;
}

function inFilesOfTheirOwn() {
  return {
    name: 'in-files-of-their-own',
    setup({ onResolve }) {
      for (const [file, name] of Object.entries(separatePackages)) {
        onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: `./${file}.cjs`, external: true }));
      }
      for (const [file, path] of Object.entries(separateModules)) {
        const filter = new RegExp(`/${basename(path).replaceAll('.', '\\.')}$`);
        onResolve({ filter }, () => ({ path: `./${file}.cjs`, external: true }));
      }
    },
  };
}

/** Leaves out what oclif would look for plugins with: Bylaw hands it the only one. */
function withoutPluginSearch() {
  const filter = /^(semver|tinyglobby|minimatch|lilconfig|get-package-type)$/;
  return {
    name: 'without-plugin-search',
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, ({ importer, path }) =>
        importer.includes('/@oclif/core/') ? { path, namespace: 'left-out' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** Has V8 compile what a few common commands use, so that those who run Bylaw on this Node need not. */
async function compileCode() {
  const workbench = mkdtempSync(join(tmpdir(), 'bylaw-build-'));
  try {
    const starter = join(workbench, 'starter.mjs');
    await build({
      entryPoints: [join(root, 'src/commands/start/open-bundle.ts')],
      outfile: starter,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
    const script = fileURLToPath(new URL('compile-code.mjs', import.meta.url));
    execFileSync(process.execPath, [script, join(staged, 'cli'), starter, workbench, digest], {
      cwd: workbench,
      env: { PATH: process.env.PATH, HOME: workbench, GIT_CONFIG_NOSYSTEM: '1' },
      stdio: 'ignore',
    });
  } finally {
    rmSync(workbench, { recursive: true, force: true });
  }
}

function buildTypes() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', join(staged, 'types')];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  writeFileSync(join(staged, 'types/built-from'), digest);
}

function builtFrom(folder) {
  const file = join(root, 'dist', folder, 'built-from');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function keepTypes() {
  const types = join(root, 'dist/types');
  if (existsSync(types)) renameSync(types, join(staged, 'types'));
}

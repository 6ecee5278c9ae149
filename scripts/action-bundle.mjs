// Builds the Action: `dist/action/`, which is committed, since what a workflow runs is what stands in the repository.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keepToAscii, withoutParserTraces } from './bundling.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Large packages that few runs need. */
const separate = { 'isomorphic-git': 'isomorphic-git', octokit: '@octokit/rest' };

/** A third of all code, made of the schemas: read when the first document, or the first of these formats, is checked. */
const validators = ['document-validators', 'format-validators'];

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  outExtension: { '.js': '.cjs' },
  // What a module asks for late runs late, and is read with it: files of their own for each would take as long.
  supported: { 'dynamic-import': false },
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [inFilesOfTheirOwn(), validatorsWhenUsed(), withoutParserTraces()],
};

/**
 * Writes the Action into a folder that lies two below one with a `package.json`, as `dist/action/` does. The same
 * sources and packages give the same bytes.
 */
export async function buildAction(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const edge = await bundle({ outdir: folder, entryPoints: { index: 'src/action/index.ts' } });
  const main = await bundle({
    outdir: folder,
    entryPoints: { main: 'src/action/perform-run.ts' },
    define: { 'import.meta.url': '__bundleUrl' },
    banner: {
      js: `const __bundleUrl = require('node:url').pathToFileURL(__filename).href;\nrequire = (${lazily})(require);`,
    },
  });
  const checking = Object.fromEntries(validators.map((name) => [name, `src/schema/generated/${name}.js`]));
  const schemas = await bundle({ outdir: folder, entryPoints: checking, plugins: [] });
  const packages = await bundle({ outdir: folder, entryPoints: separate, plugins: [] });
  for (const name of readdirSync(folder)) keepToAscii(join(folder, name));
  const inputs = { ...edge.inputs, ...main.inputs, ...schemas.inputs, ...packages.inputs };
  writeFileSync(join(folder, 'third-party-licenses.txt'), thirdPartyLicenses({ inputs }));
}

async function bundle(own) {
  const { metafile } = await build({ ...options, format: 'cjs', ...own });
  return metafile;
}

function inFilesOfTheirOwn() {
  return {
    name: 'in-files-of-their-own',
    setup({ onResolve }) {
      const own = (path) => ({ path, external: true });
      // What refuses a run needs nothing of what performs one.
      onResolve({ filter: /\/perform-run\.ts$/ }, ({ kind }) =>
        kind === 'entry-point' ? undefined : own('./main.cjs'),
      );
      for (const name of validators)
        onResolve({ filter: new RegExp(`^\\./${name}\\.cjs$`) }, ({ path }) => own(path));
      for (const [file, name] of Object.entries(separate)) {
        onResolve({ filter: new RegExp(`^${name}$`) }, () => own(`./${file}.cjs`));
      }
    },
  };
}

function validatorsWhenUsed() {
  return {
    name: 'validators-when-used',
    setup({ onLoad }) {
      const filter = new RegExp(`/generated/(${validators.join('|')})\\.js$`);
      onLoad({ filter }, async ({ path }) => {
        const [, name] = filter.exec(path);
        const names = Object.keys(await import(pathToFileURL(path)));
        const each = names.map((one) => `export const ${one} = whenUsed('${one}');`);
        return { contents: `${validatorWhenUsed(name)}\n${each.join('\n')}` };
      });
    },
  };
}

/** A validator is a function that leaves what it found in its `errors`. */
function validatorWhenUsed(file) {
  return `const all = () => require('./${file}.cjs');
const whenUsed = (name) => Object.defineProperty((value) => all()[name](value), 'errors', { get: () => all()[name].errors });`;
}

/**
 * A `require` that gives modules of Node's that take a while to load when something of them is first used: what is
 * bundled reads what it imports from the module's object each time. Its text stands at the top of `main.cjs`.
 */
function lazily(now) {
  const names =
    'child_process crypto fs/promises http https perf_hooks readline timers/promises tty zlib net tls';
  const late = new Set(names.split(' ').map((name) => `node:${name}`));
  const whenUsed = (load) => {
    let loaded;
    const it = () => (loaded ??= load());
    return new Proxy(
      {},
      {
        get: (_, name) => Reflect.get(it(), name),
        has: (_, name) => Reflect.has(it(), name),
        ownKeys: () => Reflect.ownKeys(it()),
        getOwnPropertyDescriptor(_, name) {
          const found = Reflect.getOwnPropertyDescriptor(it(), name);
          return found && { ...found, configurable: true };
        },
      },
    );
  };
  const require = (id) => (late.has(id) ? whenUsed(() => now(id)) : now(id));
  return Object.assign(require, now);
}

// Builds the Action: `dist/action/`, which is committed, since what a workflow runs is what stands in the repository.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keepToAscii, withoutParserTraces } from './bundling.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Large packages that few runs need. */
const separate = { 'isomorphic-git': 'isomorphic-git', octokit: '@octokit/rest' };

/**
 * Writes the Action into a folder that lies two below one with a `package.json`, as `dist/action/` does. The same
 * sources and packages give the same bytes.
 */
export async function buildAction(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const edge = await bundle({
    outdir: folder,
    entryPoints: { index: 'src/action/index.ts' },
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [inFilesOfTheirOwn(), withoutParserTraces()],
  });
  const packages = await bundle({ outdir: folder, entryPoints: separate });
  for (const name of ['index', ...Object.keys(separate)]) keepToAscii(join(folder, `${name}.cjs`));
  const inputs = { ...edge.inputs, ...packages.inputs };
  writeFileSync(join(folder, 'third-party-licenses.txt'), thirdPartyLicenses({ inputs }));
}

async function bundle(options) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // Modules of a command run when it asks for them.
    supported: { 'dynamic-import': false },
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  return metafile;
}

function inFilesOfTheirOwn() {
  return {
    name: 'in-files-of-their-own',
    setup({ onResolve }) {
      for (const [file, name] of Object.entries(separate)) {
        onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: `./${file}.cjs`, external: true }));
      }
    },
  };
}

// Builds dist/: the CLI and the library with esbuild, the types with tsc. `--code` leaves the types out.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sourceDigest } from './source-digest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const digest = sourceDigest();
// Built aside and swapped in, so that nobody meets half a build.
const staged = join(root, `dist.new-${process.pid}`);
rmSync(staged, { recursive: true, force: true });
mkdirSync(staged);
process.on('exit', () => rmSync(staged, { recursive: true, force: true }));
const metafile = await buildCode();
if (process.argv.includes('--code')) keepTypes();
else buildTypes();
writeFileSync(join(staged, 'third-party-licenses.txt'), thirdPartyLicenses(metafile));
writeFileSync(join(staged, 'built-from'), digest);
const old = join(root, `dist.old-${process.pid}`);
if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
renameSync(staged, join(root, 'dist'));
rmSync(old, { recursive: true, force: true });

/**
 * Every output lies two folders below the package, as every source file does, so that
 * `new URL('../../templates/', import.meta.url)` means the same in both.
 */
async function buildCode() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      'cli/main': 'src/commands/main.ts',
      'cli/commands': 'src/commands/commands.ts',
      'library/index': 'src/index.ts',
    },
    outdir: staged,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Bundled CommonJS packages still call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    // Optional peers of oclif that only plugins written in TypeScript need.
    external: ['ts-node', 'tsx', 'typescript'],
  }).catch(() => process.exit(1)); // esbuild has printed what is wrong
  return result.metafile;
}

function buildTypes() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', join(staged, 'types')];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
}

function keepTypes() {
  const types = join(root, 'dist/types');
  if (existsSync(types)) renameSync(types, join(staged, 'types'));
}

/** The licences of the packages that the bundle contains, as they ask for. */
function thirdPartyLicenses({ inputs }) {
  const packages = new Set();
  for (const input of Object.keys(inputs)) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match !== null) packages.add(match[0]);
  }
  return [...packages].sort().map(licenseOf).join('\n');
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
  return `== ${name} ${version} (${license}) ==\n\n${text}\n`;
}

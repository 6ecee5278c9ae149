import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What a module of the TypeScript sources exports, built on the fly so that no build need come first. What it imports
 * only when it runs (operations, reports) is left out.
 */
export async function loadSource(path) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    plugins: [{ name: 'leave-out-what-loads-later', setup: leaveOutDynamicImports }],
  });
  // Below the root, so that packages resolve.
  const folder = mkdtempSync(join(root, 'node_modules', '.bylaw-docs-'));
  try {
    const file = join(folder, 'module.mjs');
    writeFileSync(file, outputFiles[0].text);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function leaveOutDynamicImports({ onResolve }) {
  onResolve({ filter: /^\./ }, ({ kind, path }) =>
    kind === 'dynamic-import' ? { path, external: true } : undefined,
  );
}

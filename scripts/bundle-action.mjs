// `npm run bundle:action` builds `dist/action/`; with `--check` it says whether what stands there is what the sources give.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAction } from './action-bundle.mjs';

const committed = fileURLToPath(new URL('../dist/action/', import.meta.url));

if (process.argv.includes('--check')) await check();
else await buildAction(committed);

/** Byte by byte: nothing else could not be made to lie. */
async function check() {
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'action-'));
  try {
    await buildAction(folder);
    const names = new Set([...filesIn(folder), ...filesIn(committed)]);
    const other = [...names].filter((name) => !sameFile(join(folder, name), join(committed, name)));
    if (other.length === 0) return;
    console.error(`dist/action is not what the sources give: ${other.sort().join(', ')}`);
    console.error(
      'run `npm run bundle:action` (with the packages that package-lock.json asks for) and commit it',
    );
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function sameFile(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

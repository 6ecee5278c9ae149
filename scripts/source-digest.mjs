import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that decides what `dist/` holds. */
const inputs = [
  'src',
  'schemas',
  'package.json',
  // Which versions of the packages that are bundled.
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/bundling.mjs',
  'scripts/third-party-licenses.mjs',
  'scripts/compile-code.mjs',
];

/** A digest of the contents of all inputs, so that neither a checkout nor a copy makes `dist/` look stale. */
export function sourceDigest() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesUnder(input)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const names = entries.map((entry) => entry.name).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

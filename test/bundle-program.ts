import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const built = new Map<string, Promise<string>>();

/** A TypeScript program as one file, which starts as fast as the command does. Built once for all who start it. */
export function bundleProgram(entry: string): Promise<string> {
  const known = built.get(entry);
  if (known !== undefined) return known;
  const outfile = bundle(entry);
  built.set(entry, outfile);
  return outfile;
}

async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-program-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const outfile = join(folder, 'program.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}

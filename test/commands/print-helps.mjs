// Run as a program: prints what `bylaw ID --help` prints for each of the ids in its arguments, one after the other and
// each between `== ID` and `== exits with CODE`. One process loads the command line for all of them.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { main } = createRequire(import.meta.url)(`${root}dist/cli/main.cjs`);
const pjson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
// Each listens for signals.
process.setMaxListeners(0);
for (const id of process.argv.slice(2)) {
  process.exitCode = 0;
  writeSync(1, `== ${id}\n`);
  await main([...id.split(' '), '--help'], { root, pjson });
  writeSync(1, `== exits with ${process.exitCode}\n`);
}
process.exitCode = 0;

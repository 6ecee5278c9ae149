#!/usr/bin/env node
// Kept free of dependencies: `bylaw --version` answers before anything else is loaded.
import { existsSync, readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pjson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const argv = process.argv.slice(2);

if (argv[0] === '--version' || argv[0] === '-V') {
  process.stdout.write(`bylaw ${pjson.version}\n`);
} else if (!existsSync(`${root}dist/cli/main.js`)) {
  process.stderr.write(
    'error: Bylaw is not built yet\n  hint: run `npm ci`, or `npm run build`, in its folder\n',
  );
  process.exitCode = 1;
} else {
  // Node 22 keeps compiled code between runs; Node 20 has no such function.
  nodeModule.enableCompileCache?.();
  // Colour libraries read the environment once, while they load.
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  if (flags.includes('--no-color')) process.env.NO_COLOR = '1';
  const { main } = await import('../dist/cli/main.js');
  await main(argv, { root, pjson });
}

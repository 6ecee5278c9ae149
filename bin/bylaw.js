#!/usr/bin/env node
// Kept free of dependencies, and CommonJS, which Node starts sooner: `--version` answers before anything is loaded.
const { existsSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '/');
const pjson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const argv = process.argv.slice(2);

if (argv[0] === '--version' || argv[0] === '-V') {
  printVersion(`bylaw ${pjson.version}\n`);
} else if (!existsSync(`${root}dist/cli/start.cjs`)) {
  process.stderr.write(
    'error: Bylaw is not built yet\n  hint: run `npm ci`, or `npm run build`, in its folder\n',
  );
  process.exitCode = 1;
} else {
  // Colour libraries read the environment once, while they load.
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  if (flags.includes('--no-color')) process.env.NO_COLOR = '1';
  require('../dist/cli/start.cjs').start(argv, { root, pjson });
}

/** `process.stdout` is a large part of Node to load for a line; it is asked only where the line cannot be written. */
function printVersion(line) {
  try {
    writeSync(1, line);
  } catch ({ code, message }) {
    if (code === 'EAGAIN') process.stdout.write(line);
    else process.exitCode = 1;
    if (code !== 'EAGAIN' && code !== 'EPIPE')
      process.stderr.write(
        `error[cli/unwritable-output]: the output could not be written\n  cause: ${message}\n`,
      );
  }
}

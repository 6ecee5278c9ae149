// Part of the build: runs a few commands of the bundle in `cli` and keeps what V8 compiled for them in `cli/code/`.
// A process of its own, started in the empty folder `workbench`, since it changes what the process is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [cli, starter, workbench] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { openBundle, packCode } = await import(pathToFileURL(starter));

const bundle = openBundle(cli, { find: () => undefined, keep });
const { main } = bundle.load('main');
// Both backends, so that the code of either is there; without `git` there is only one, and nothing amiss.
for (const backend of ['isomorphic', 'native']) {
  process.env.BYLAW_GIT = backend;
  for (const [command, ...words] of [['init', backend], ['validate'], ['plan']]) {
    const folder = command === 'init' ? workbench : join(workbench, backend);
    await main([command, ...words, '--cwd', folder], { root, pjson });
  }
}
await main(['help'], { root, pjson });
bundle.keep();
process.exitCode = 0;

function keep(name, source, code) {
  mkdirSync(join(cli, 'code'), { recursive: true });
  const file = `${process.version}-${process.platform}-${process.arch}-${name}`;
  writeFileSync(join(cli, 'code', file), packCode(code, source));
}

// Part of the build: runs a few commands of the bundle in `cli` and keeps what V8 compiled for them in `cli/code/`.
// A process of its own, started in the empty folder `workbench`, since it changes what the process is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [cli, starter, workbench, build] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { openBundle } = await import(pathToFileURL(starter));

await compileWith('main', async (main) => {
  // Both backends, so that the code of either is there; without `git` there is only one, and nothing amiss.
  for (const backend of ['isomorphic', 'native']) {
    process.env.BYLAW_GIT = backend;
    const folder = join(workbench, backend);
    await main('init', backend, '--cwd', workbench);
    await main('plan', '--cwd', folder);
  }
  await main('help');
});
await compileWith('main-validate', (main) => main('validate', '--cwd', join(workbench, 'native')));
process.exitCode = 0;

/** Keeps what V8 compiles of the bundle that begins with the file `name` while `use` runs commands of it. */
async function compileWith(name, use) {
  const bundle = openBundle(cli, { find: () => [], keep });
  const { main } = bundle.load(name);
  await use((...argv) => main(argv, { root, pjson }));
  bundle.keep();
}

function keep(name, _source, code) {
  mkdirSync(join(cli, 'code'), { recursive: true });
  const file = `${process.version}-${process.platform}-${process.arch}-${build.slice(0, 16)}-${name}`;
  writeFileSync(join(cli, 'code', file), code);
}

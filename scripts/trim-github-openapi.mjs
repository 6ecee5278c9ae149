// Writes test/github-emulator/openapi/github.json: GitHub's own OpenAPI description, cut down to the operations that
// operations.json lists. Fetches the published package (28 MB) into a temporary folder. With `--check` it is offline and
// tells whether the file was made, whole, of the list and the version that stand there now.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOutDescription } from './github-openapi/lay-out-description.mjs';
import { trimDescriptions } from './github-openapi/trim-descriptions.mjs';

const folder = fileURLToPath(new URL('../test/github-emulator/openapi/', import.meta.url));
const listText = readFileSync(join(folder, 'operations.json'), 'utf8');
const list = JSON.parse(listText);
const listDigest = digestOf(JSON.stringify(list));

if (process.argv.includes('--check')) check();
else write();

function check() {
  const { 'x-made': made, ...description } = JSON.parse(readFileSync(join(folder, 'github.json'), 'utf8'));
  if (made.list !== listDigest) {
    fail('it was made of another list: run `node scripts/trim-github-openapi.mjs`');
  } else if (made.content !== digestOf(JSON.stringify(description))) {
    fail('it was edited by hand: run `node scripts/trim-github-openapi.mjs`');
  }
}

function fail(reason) {
  console.error(`stale: test/github-emulator/openapi/github.json: ${reason}`);
  process.exitCode = 1;
}

function write() {
  const home = mkdtempSync(join(tmpdir(), 'github-openapi-'));
  try {
    const published = fetchPackage(home);
    const read = (name) => JSON.parse(readFileSync(join(published, `generated/${name}.json`), 'utf8'));
    const descriptions = Object.fromEntries(list.platforms.map((platform) => [platform, read(platform)]));
    const { paths, schemas } = trimDescriptions(list, descriptions);
    const description = {
      openapi: '3.0.3',
      info: {
        title: "A part of GitHub's REST API description",
        version: list.version,
        description: `Of ${list.package}@${list.version}: the operations of operations.json with the schemas they reach, without descriptions and examples; made by scripts/trim-github-openapi.mjs.`,
        license: { name: 'MIT', url: 'LICENSE' },
      },
      paths,
      components: { schemas },
    };
    const made = { list: listDigest, content: digestOf(JSON.stringify(description)) };
    writeFileSync(join(folder, 'github.json'), layOutDescription({ ...description, 'x-made': made }));
    copyFileSync(join(published, 'LICENSE'), join(folder, 'LICENSE'));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Only what is needed of it is unpacked: the whole is 385 MB. */
function fetchPackage(home) {
  const packed = execFileSync('npm', ['pack', '--json', `${list.package}@${list.version}`], {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [{ filename }] = JSON.parse(packed);
  const archive = join(home, filename);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== list.integrity) {
    throw new Error(`${list.package}@${list.version} is ${integrity}: not what operations.json expects`);
  }
  const files = list.platforms.map((platform) => `package/generated/${platform}.json`);
  execFileSync('tar', ['-xzf', archive, '-C', home, 'package/LICENSE', ...files]);
  return join(home, 'package');
}

function digestOf(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

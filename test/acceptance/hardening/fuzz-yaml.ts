// Run as a program: node --import tsx fuzz-yaml.ts SEED FIRST STEP END. Every fault is a line of JSON on stdout, and
// every few cases a line that says how far it is, by which whoever started it sees that it does not hang.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hall, makeFolder, removeFolder } from './checked-folder.ts';
import { examineYaml } from './examine-yaml.ts';
import { mutateYaml, yamlSamples } from './mutate-yaml.ts';
import { randomFrom } from './random.ts';

const paths = [
  ...Array.from({ length: 16 }, () => 'organizations/hall/mutated.yaml'),
  'organizations/hall/organization.yaml',
  'organizations/hall/deep/er/mutated.yml',
  'bylaw.yaml',
  'shared/mutated.yaml',
];

async function fuzz(seed: number, first: number, step: number, end: number): Promise<void> {
  const samples = yamlSamples();
  const parent = makeFolder({ 'canary.txt': 'untouched', 'other/bylaw.yaml': 'untouched' });
  const root = join(parent, 'repository');
  for (let index = first; index < end; index += step) {
    const random = randomFrom(seed + Math.imul(index, 0x9e3779b1));
    const path = random.pick(paths);
    layOut(root, path);
    const bytes = mutateYaml(samples, random);
    const thorough = index % 7 === 0;
    const problems = await examineYaml({ root, path, bytes, thorough });
    if (problems.length > 0)
      say({ index, path, problems: problems.slice(0, 5), bytes: bytes.toString('base64') });
    if (index % 20 < step) say({ index });
  }
  removeFolder(parent);
  say({ done: true });
}

/** The repository without the last mutation. */
function layOut(root: string, path: string): void {
  removeFolder(root);
  for (const [each, text] of Object.entries({ ...hall, [path]: '' })) {
    mkdirSync(dirname(join(root, each)), { recursive: true });
    writeFileSync(join(root, each), text);
  }
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const [seed = 0, first = 0, step = 1, end = 0] = process.argv.slice(2).map(Number);
await fuzz(seed, first, step, end);

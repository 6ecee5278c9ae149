// `npm run bench:github`: what Bylaw asks of GitHub, counted at the emulator, beside what peribolos asks by its formula.
// Prints a table; exits 1 where a figure is over its limit. `--only unchanged|kubernetes|memory` (repeatable), `--json`.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Figure, isOver, renderFigures } from './figure.ts';
import { kubernetesFigures } from './kubernetes-figures.ts';
import { organizationOf } from './organization-size.ts';
import { planMemory } from './plan-memory.ts';
import { unchangedFigures } from './unchanged-figures.ts';

const parts = ['unchanged', 'kubernetes', 'memory'];
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: parts },
    json: { type: 'boolean', default: false },
  },
});
if (values.only.some((part) => !parts.includes(part))) {
  process.stderr.write(`usage: bench:github [--only ${parts.join('|')}] [--json]\n`);
  process.exit(2);
}

const figures: Figure[] = [];
if (values.only.includes('unchanged'))
  figures.push(...(await unchangedFigures([1_000, 5_000, 20_000], tell)));
if (values.only.includes('kubernetes')) figures.push(...(await kubernetes()));
if (values.only.includes('memory')) figures.push(await memory());
process.stdout.write(values.json ? `${JSON.stringify(figures, undefined, 2)}\n` : renderFigures(figures));
if (figures.some(isOver)) process.exitCode = 1;

async function kubernetes(): Promise<readonly Figure[]> {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const data = process.env.BYLAW_DATA ?? resolve(project, '../shared/data');
  const config = join(data, 'kubernetes-org/config');
  if (!existsSync(config)) {
    tell(`kubernetes: no data in ${data} (set BYLAW_DATA)`);
    return [];
  }
  const organizations = readdirSync(config, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return kubernetesFigures(config, organizations, tell);
}

async function memory(): Promise<Figure> {
  tell('memory: 20,000 members');
  const value = await planMemory(organizationOf(20_000));
  return { name: 'plan, nothing to do, 20,000 members: peak memory', unit: 'MB', value, limit: 500 };
}

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The rules as they are, read where `npx depcruise` reads them. */
const rules: { forbidden: { name: string; comment: string }[]; options: object } = (
  await import(new URL('../../.dependency-cruiser.mjs', import.meta.url).href)
).default;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A planted file, and the rule that must refuse it. */
const planted: readonly (readonly [path: string, text: string, rule: string])[] = [
  [
    'src/parse/upward.ts',
    "import { renderPlanText } from '../report/render-plan-text.ts';\nexport const up = renderPlanText;\n",
    'parse-imports',
  ],
  [
    'src/diagnostic/upward.ts',
    "import type { Json } from '../digest/json.ts';\nexport type Up = Json;\n",
    'diagnostic-imports',
  ],
  [
    'src/edit/plans.ts',
    "import type { Plan } from '../plan/plan.ts';\nexport type Up = Plan;\n",
    'edit-imports',
  ],
  [
    'src/edit/imports.ts',
    "import type { PlantedImport } from '../import/planted-import.ts';\nexport type Up = PlantedImport;\n",
    'edit-imports',
  ],
  ['src/import/planted-import.ts', 'export type PlantedImport = 1;\n', ''],
  [
    'src/report/operations.ts',
    "import { silent } from '../operations/session.ts';\nexport const up = silent;\n",
    'report-imports',
  ],
  [
    'src/model/reads.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    'pure-does-no-input-output',
  ],
  [
    'src/plan/asks.ts',
    "import { request } from 'node:https';\nexport const ask = request;\n",
    'pure-does-no-input-output',
  ],
  [
    'src/parse/promises.ts',
    "import { readFile } from 'node:fs/promises';\nexport const read = readFile;\n",
    'pure-does-no-input-output',
  ],
  [
    'src/source/ledger.ts',
    "import type { LedgerHead } from '../ledger/planted-ledger.ts';\nexport type Up = LedgerHead;\n",
    'source-imports',
  ],
  [
    'src/ledger/planted-ledger.ts',
    "import type { PlantedSource } from '../source/planted-source.ts';\nexport type LedgerHead = PlantedSource;\n",
    'ledger-imports',
  ],
  ['src/source/planted-source.ts', 'export type PlantedSource = 1;\n', ''],
  [
    'src/providers/memory/ledger.ts',
    "import type { LedgerHead } from '../../ledger/planted-ledger.ts';\nexport type Up = LedgerHead;\n",
    'provider-contract-imports',
  ],
  [
    'src/providers/directory/other.ts',
    "import type { Up } from '../memory/ledger.ts';\nexport type Other = Up;\n",
    'provider-imports-no-other-provider',
  ],
  [
    'src/git/native/wrong-backend.ts',
    "import git from 'isomorphic-git';\nexport const backend = git;\n",
    'only-git-isomorphic-imports-isomorphic-git',
  ],
  [
    'src/ledger/spawns.ts',
    "import { spawn } from 'node:child_process';\nexport const start = spawn;\n",
    'only-git-native-spawns',
  ],
  [
    'src/commands/model.ts',
    "import type { Binding } from '../model/model.ts';\nexport type Up = Binding;\n",
    'commands-imports',
  ],
  [
    'src/operations/edge.ts',
    "import { main } from '../commands/main.ts';\nexport const edge = main;\n",
    'operations-imports-no-edge',
  ],
  [
    'src/operations/prompts.ts',
    "import { Command } from '@oclif/core';\nexport const prompt = Command;\n",
    'only-commands-import-oclif',
  ],
  ['src/digest/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n", 'no-circular'],
  ['src/digest/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n", ''],
  ['src/digest/left-over.ts', 'export const leftOver = 1;\n', 'no-orphans'],
  ['src/schema/tools.ts', "import * as tool from 'vitest';\nexport const it = tool;\n", 'not-to-dev-dep'],
];

let folder: string;
let result: ICruiseResult;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bylaw-layers-'));
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { options, ...ruleSet } = rules;
  const { output } = await cruise(['src'], { ...options, baseDir: folder, validate: true, ruleSet } as never);
  result = output as ICruiseResult;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules about imports', () => {
  it.each(planted.filter(([, , rule]) => rule !== ''))('refuse %s', (path, _text, rule) => {
    const broken = result.summary.violations.filter(({ from }) => from === path);
    expect(broken.map((violation) => [violation.rule.name, violation.rule.severity])).toContainEqual([
      rule,
      'error',
    ]);
  });

  it('find nothing else', () => {
    const paths = new Set(planted.map(([path]) => path));
    const others = result.summary.violations.filter(({ from }) => !paths.has(from));
    expect(others.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('give a reason each', () => {
    for (const rule of rules.forbidden) expect(rule.comment, rule.name).toMatch(/^.{30,}$/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { failures } from '../../src/diagnostic/failures.ts';
import { root } from './our-workflows.ts';

const page = readFileSync(join(root, 'docs/github-action-setup.md'), 'utf8');
const codes = Object.keys(failures);

test('says of every failure that users of the Action meet what to do', () => {
  const met = codes.filter((code) => /^(?:action|apply|drift|ledger|provider|pull-request)\//.test(code));
  expect(met.length).toBeGreaterThan(30);
  expect(met.filter((code) => !page.includes(`\n| \`${code}\` | `))).toEqual([]);
});

test('names no code that is none', () => {
  const named = [...page.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| /gm)].map(([, code = '']) => code);
  expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

test.each([
  ['access.yml', '.github/workflows/bylaw-plan.yml'],
  ['access-comment.yml', '.github/workflows/bylaw-comment.yml'],
  ['access-apply.yml', 'templates/.all/.github/workflows/access-apply.yml'],
  ['access-drift.yml', 'templates/.all/.github/workflows/access-drift.yml'],
])('tells what the token of %s may', (name, path) => {
  const { jobs } = parse(readFileSync(join(root, path), 'utf8'));
  const [job] = Object.values(jobs as Record<string, { permissions: Record<string, string> }>);
  const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? '';
  const told = row.split('|').at(-2) ?? '';
  const may = Object.entries(job?.permissions ?? {}).map(([scope, level]) => `\`${scope}: ${level}\``);
  expect(may.length).toBeGreaterThan(0);
  expect((told.match(/`[^`]+`/g) ?? []).sort()).toEqual(may.sort());
});

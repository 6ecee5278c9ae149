import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bylawService } from '../../src/model/services/bylaw-service.ts';
import { builtInKeys } from '../../src/model/services/condition-keys.ts';
import { parseOperator } from '../../src/model/services/condition-operator.ts';
import { githubService } from '../../src/model/services/github-service.ts';
import { validate } from '../../src/operations/validate.ts';
import { openLibrary } from '../operations/library.ts';
import { readBlocks } from './read-blocks.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/policies.md'), 'utf8');

it('shows files that the policy-based example takes', async () => {
  const example = join(root, 'examples/policy-based');
  const paths = (readdirSync(example, { recursive: true }) as string[]).filter((path) =>
    path.endsWith('.yaml'),
  );
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(example, path), 'utf8')]));
  const textsOf = (comment: string) =>
    readBlocks(page).flatMap((block) => (block.comment === comment ? [block.text] : []));
  const declared = textsOf('valid in: policy-based').join('---\n');
  const waivers = textsOf('in organization.yaml of: policy-based').join('');
  expect(declared).not.toBe('');
  expect(waivers).not.toBe('');
  const organization = 'organizations/acme/organization.yaml';
  const library = await openLibrary({
    ...files,
    'organizations/acme/from-page.yaml': declared,
    [organization]: `${files[organization]}${waivers}`,
  });
  const { diagnostics } = await validate(library.session());
  // Before its second step, the example's investigators read what engineers read anyway.
  expect(diagnostics.map(({ code }) => code)).toEqual(['access/redundant-binding']);
});

it('names all keys, operators and actions that are there without a file', () => {
  const rows = [...page.matchAll(/^\| `?([^|`]+)`? \| (.*) \|$/gm)].map(([, first = '', rest = '']) => ({
    first,
    words: [...rest.matchAll(/`([^`]+)`/g)].map(([, word]) => word),
  }));
  const wordsOf = (first: string) => rows.find((row) => row.first === first)?.words;
  for (const [key, type] of builtInKeys) expect(wordsOf(key)?.[0], key).toBe(type);
  expect(wordsOf('bylaw')).toEqual(Object.keys(bylawService.actions));
  expect(wordsOf('github')).toEqual(Object.keys(githubService.actions));
  const schema = JSON.parse(readFileSync(join(root, 'schemas/common.schema.json'), 'utf8'));
  const operators = Object.keys(schema.$defs.conditions.properties).map((name) => parseOperator(name).base);
  const told = ['string', 'number', 'date', 'bool', 'ip', 'any'].flatMap((type) => wordsOf(type) ?? []);
  expect(told.filter((word) => word !== 'true').sort()).toEqual([...new Set(operators)].sort());
});

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../../src/edit/format-text.ts';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import { mistakesIn } from '../mistakes-in.ts';
import { readTree } from './read-fixture.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const data = join(process.env.BYLAW_DATA ?? resolve(root, '../shared/data'), 'kubernetes-org', 'config');
const title = 'the eight organizations of the Kubernetes project';

describe.skipIf(!existsSync(data))(existsSync(data) ? title : `${title} (no data: set BYLAW_DATA)`, () => {
  const { files, summary, diagnostics } = importPeribolos(existsSync(data) ? readTree(data) : []);

  test('are counted as a count by other means finds', () => {
    const counter = join(root, 'test', 'acceptance', 'count-peribolos.mjs');
    const counted = JSON.parse(execFileSync(process.execPath, [counter, data], { encoding: 'utf8' }));
    const imported = summary.organizations.map(
      ({ login, people, teams, memberships, repositoryPermissions }) => [
        login,
        { people, teams, memberships, repositoryPermissions },
      ],
    );
    expect(Object.fromEntries(imported)).toEqual(counted);
    expect(imported).toHaveLength(8);
  });

  test('become files without a mistake, in the canonical layout', () => {
    expect(diagnostics).toEqual([]);
    expect(mistakesIn(files)).toEqual([]);
    expect(files.filter((file) => formatText(file).changed).map((file) => file.path)).toEqual([]);
  });

  test('lose nothing but what restricts files', () => {
    expect(summary.notExpressed).toEqual([]);
    expect(summary.notRead.filter(({ file }) => !/\/?(OWNERS|README\.md|LICENSE)$/.test(file))).toMatchObject(
      [{ file: 'restrictions.yaml' }],
    );
    const renamed = summary.adjusted.filter(({ what }) => what.startsWith('team `kubernetes/'));
    expect(renamed).toHaveLength(summary.adjusted.length);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.includes('/generated/'));
}

it.each(['src', 'test'])('every file of %s has at most 300 lines', (folder) => {
  const long = filesOf(folder).filter(
    (path) => readFileSync(join(root, folder, path), 'utf8').split('\n').length > 301,
  );
  expect(long).toEqual([]);
});

describe('every file of src', () => {
  const files = filesOf('src');

  it('has a name in kebab case, in no folder of leftovers', () => {
    expect(files.filter((path) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(path))).toEqual([]);
    expect(files.filter((path) => /(^|\/)(utils|helpers|common|core|lib)\//.test(path))).toEqual([]);
  });
});

import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { diffAccess } from '../../../src/access/diff/diff-access.ts';
import type { DiffOptions } from '../../../src/access/diff/diff-options.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';

export const noRisk: DiffOptions['rate'] = () => ({ level: 'none', reasons: [] });

/** What changes between two accesses for whom. */
export function compareAccess(
  before: CompiledAccess,
  after: CompiledAccess,
  options: Omit<DiffOptions, 'rate'>,
): AccessDiff<Place> {
  const keys = accessKeys();
  const universe = universeOf([before, after]);
  return diffAccess(engineAccess(before, keys, universe), engineAccess(after, keys, universe), {
    rate: noRisk,
    ...options,
  });
}

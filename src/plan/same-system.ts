import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Target } from '../model/model.ts';
import { placeAt } from '../model/place.ts';

/**
 * What the ledger says that Bylaw owns, it owns in the system where it was applied: taken to another one, it would
 * remove whoever has the same account there.
 */
export function sameSystem(
  { name, origin }: Target,
  applied: string | undefined,
  actual: string | undefined,
): readonly PlacedDiagnostic[] {
  if (applied === undefined || actual === undefined || applied === actual) return [];
  return [
    createDiagnostic('plan/other-system', {
      message: `target \`${name}\` was applied to ${applied}, and its coordinates lead to ${actual} now`,
      at: placeAt(origin, ['coordinates']),
      hint: `put the coordinates back, or give the target another name: its record then begins anew`,
    }),
  ];
}

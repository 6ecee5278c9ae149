import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { parentOf } from '../reach/access-fields.ts';
import type { TransitionInput } from './transition.ts';

/** A system with words of its own deletes what stands under a team with it, also what nobody declares. */
export function noTeamGoesAlong({ terms, actual, next }: TransitionInput): readonly PlacedDiagnostic[] {
  if (terms === undefined || next === actual) return [];
  return [...next].flatMap(([address, value]) => {
    const parent = address.startsWith('team:') ? parentOf(address, value) : undefined;
    if (parent === undefined || next.has(parent) || !actual.has(parent)) return [];
    return createDiagnostic('plan/team-has-children', {
      message: `\`${parent}\` is deleted, and \`${address}\`, which stands under it, would go with it`,
      hint: `declare \`${address}\` with another parent, or none; or move it there first`,
    });
  });
}

import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { knownAddress } from '../address.ts';
import { placeOf, type TransitionInput } from './transition.ts';

/** The id of an object that stays does not change. */
export function idsStay(input: TransitionInput): readonly PlacedDiagnostic[] {
  const changed: PlacedDiagnostic[] = [];
  for (const address of input.changed) {
    const before = input.last.get(address)?.id;
    const id = before === undefined ? undefined : input.next.get(address)?.id;
    if (id === undefined || before === undefined || before === id) continue;
    const parsed = knownAddress(address);
    const name = 'name' in parsed ? parsed.name : address;
    changed.push(
      createDiagnostic('plan/id-changed', {
        message: `the id of ${parsed.kind} \`${name}\` changes from \`${String(before)}\` to \`${String(id)}\``,
        ...placeOf(input, address, 'id'),
        hint: `write \`id: ${String(before)}\` if it is the same ${parsed.kind}; else remove it and apply first`,
      }),
    );
  }
  return changed;
}

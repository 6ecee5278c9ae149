import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { repeats } from '../references/repeats.ts';

/** Role, zone and scope tell the bindings of one holder apart; dates and reasons do not. */
export function* bindingsAreDistinct({ bindings }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const same = repeats(
    bindings,
    ({ holder, binding }) =>
      JSON.stringify([holder.kind, holder.name, binding.role, binding.zone ?? null, binding.on ?? null]),
    ({ binding }) => binding.origin,
  );
  for (const { item, first } of same) {
    yield createDiagnostic('model/duplicate-binding', {
      message: `\`${item.holder.name}\` holds \`${item.binding.role}\` here already, on the same scope`,
      at: placeAt(item.binding.origin, item.rolePath),
      related: [{ at: placeAt(first.binding.origin, first.rolePath), message: 'first bound here' }],
      hint: 'keep one of the two',
    });
  }
}

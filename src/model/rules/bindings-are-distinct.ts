import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { shortKey } from '../../digest/digest.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { repeats } from '../references/repeats.ts';

/**
 * Role, zone and scope tell the bindings of one holder apart; dates and reasons do not. They are compared by the
 * short key that addresses carry, so that two whose keys happen (or are made) to be one are refused as well: one of
 * them would hide the other in every plan.
 */
export function* bindingsAreDistinct({ bindings }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  // The same holder may be described twice, by its own document and by a zone's.
  const nameOf = ({ holder }: (typeof bindings)[number]) => `${holder.kind}/${holder.name}`;
  const counts = new Map<string, number>();
  for (const each of bindings) counts.set(nameOf(each), (counts.get(nameOf(each)) ?? 0) + 1);
  const same = repeats(
    bindings,
    (each) => {
      const name = nameOf(each);
      // The only one of its holder repeats none, and digests take a while.
      if (counts.get(name) === 1) return undefined;
      const { role, zone = null, on } = each.binding;
      const scope = on === undefined ? null : [...new Set(on)].sort();
      return `${name}#${shortKey({ role, zone, on: scope })}`;
    },
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

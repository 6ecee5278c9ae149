import type { Binding } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { BindingReport } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { standingOf } from './standing-of.ts';
import { withPlaces } from './with-places.ts';

/** Bindings as they are told, in the order of the files. */
export async function bindingReports(
  source: AskedSource,
  bindings: readonly Binding[],
): Promise<readonly BindingReport[]> {
  return withPlaces(
    source,
    bindings.map((binding) => {
      const { role, zone, on, starts, expires, reason, ticket, origin } = binding;
      const terms = presentFields({ zone, on, starts, expires, reason, ticket });
      return { role, terms, inForce: standingOf(binding, source.now), origin };
    }),
  );
}

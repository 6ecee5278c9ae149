import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { actionsOf } from '../references/written-texts.ts';
import { serviceOf } from '../services/service-of.ts';

/** A pattern must meet at least one action of its service. */
export function* actionsAreInACatalogue(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { actions } = declared;
  const suggest = suggestions();
  for (const { text, from, path } of actionsOf(declared)) {
    const service = serviceOf(text);
    if (service === undefined || declared.mayBeRejected('Service', service.toLowerCase())) continue;
    const known = actions.actionsOf(service);
    const name = text.slice(service.length + 1);
    if (known === undefined) {
      yield createDiagnostic('model/unknown-service', {
        message: `no service \`${service}\` is declared`,
        at: placeAt(from, path),
        ...suggest.didYouMean(service, actions.services, 'declare it: `kind: Service`, with its actions'),
      });
    } else if (!actions.hasAction(service, name)) {
      const near = suggest.nearest(name, known, service);
      yield createDiagnostic('model/unknown-action', {
        message: /[*?]/.test(name)
          ? `\`${text}\` matches no action of service \`${service}\``
          : `service \`${service}\` has no action \`${name}\``,
        at: placeAt(from, path),
        ...(near === undefined ? {} : { hint: `did you mean \`${service}:${near}\`?` }),
      });
    }
  }
}

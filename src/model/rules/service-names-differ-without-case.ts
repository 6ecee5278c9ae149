import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Origin } from '../../parse/document.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** Actions and condition keys are compared without case: of two that clash only one could ever be meant. */
export function* serviceNamesDifferWithoutCase({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { body, origin } of named.Service.values()) {
    yield* clashes(Object.keys(body.actions), 'actions', origin);
    yield* clashes(Object.keys(body.conditionKeys ?? {}), 'conditionKeys', origin);
  }
}

const words = { actions: 'action', conditionKeys: 'condition key' } as const;

function* clashes(
  names: readonly string[],
  field: keyof typeof words,
  origin: Origin,
): Iterable<PlacedDiagnostic> {
  const seen = new Map<string, string>();
  for (const name of names) {
    const first = seen.get(name.toLowerCase());
    if (first === undefined) {
      seen.set(name.toLowerCase(), name);
      continue;
    }
    yield createDiagnostic('model/clashing-names', {
      message: `${words[field]} \`${name}\` is \`${first}\` without case`,
      at: placeAt(origin, [field, name], 'key'),
      related: [{ at: placeAt(origin, [field, first], 'key'), message: 'first declared here' }],
      hint: 'rename one of the two, or remove it',
    });
  }
}

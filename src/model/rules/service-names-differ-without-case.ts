import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Origin } from '../../parse/document.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** Actions and condition keys are compared without case: of two that clash only one could ever be meant. */
export function* serviceNamesDifferWithoutCase({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const keys: Declared[] = [];
  for (const [service, { body, origin }] of named.Service) {
    yield* clashes(
      Object.keys(body.actions).map((name) => ({ name, as: name, origin })),
      'actions',
    );
    // A key is written with its service, whose name may hold dots too: `a.b.c` is `c` of `a.b` and `b.c` of `a`.
    for (const name of Object.keys(body.conditionKeys ?? {}))
      keys.push({ name, as: `${service}.${name}`, origin });
  }
  yield* clashes(keys, 'conditionKeys');
}

interface Declared {
  readonly name: string;
  /** How a statement writes it. */
  readonly as: string;
  readonly origin: Origin;
}

const words = { actions: 'action', conditionKeys: 'condition key' } as const;

function* clashes(names: readonly Declared[], field: keyof typeof words): Iterable<PlacedDiagnostic> {
  const seen = new Map<string, Declared>();
  for (const each of names) {
    const first = seen.get(each.as.toLowerCase());
    if (first === undefined) {
      seen.set(each.as.toLowerCase(), each);
      continue;
    }
    const { name, as, origin } = each;
    const isSame = first.as === as;
    const said = first.origin === origin ? [name, first.name] : [as, first.as];
    yield createDiagnostic('model/clashing-names', {
      message: isSame
        ? `condition key \`${as}\` is declared by two services`
        : `${words[field]} \`${said[0]}\` is \`${said[1]}\` without case`,
      at: placeAt(origin, [field, name], 'key'),
      related: [{ at: placeAt(first.origin, [field, first.name], 'key'), message: 'first declared here' }],
      hint: 'rename one of the two, or remove it',
    });
  }
}

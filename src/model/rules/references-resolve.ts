import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type Suggestions, suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import type { ReferredKind } from '../references/reference.ts';
import { referencesOf } from '../references/references-of.ts';
import { sharedFolder } from '../repository/organization-folders.ts';

const codes = {
  Role: 'model/unknown-role',
  Policy: 'model/unknown-policy',
  Team: 'model/unknown-team',
  Member: 'model/unknown-member',
  ServiceAccount: 'model/unknown-service-account',
  Token: 'model/unknown-token',
  Zone: 'model/unknown-zone',
} as const satisfies Record<ReferredKind, string>;

const words: Readonly<Record<ReferredKind, string>> = {
  Role: 'role',
  Policy: 'policy',
  Team: 'team',
  Member: 'member',
  ServiceAccount: 'service account',
  Token: 'token',
  Zone: 'zone',
};

export function* referencesResolve(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const hints = new Map<string, { hint?: string }>();
  const suggest = suggestions();
  const renamed = new Map<ReferredKind, ReadonlyMap<string, string>>();
  for (const { to, name, from, path } of referencesOf(declared)) {
    if (declared.named[to].has(name) || declared.mayBeRejected(to, name)) continue;
    const key = `${to} ${name}`;
    const now = renamed.get(to) ?? renamesOf(declared, to);
    renamed.set(to, now);
    const hint = hints.get(key) ?? hintFor(declared, to, name, now.get(name), suggest);
    hints.set(key, hint);
    const where = from.file.startsWith(sharedFolder)
      ? ` in organization \`${declared.organization.name}\``
      : '';
    yield createDiagnostic(codes[to], {
      message: `${words[to]} \`${name}\` is not declared${where}`,
      at: placeAt(from, path),
      ...hint,
    });
  }
}

/** What was called otherwise before, by its name then. */
function renamesOf({ named }: DeclaredOrganization, to: ReferredKind): ReadonlyMap<string, string> {
  const now = new Map<string, string>();
  for (const { body } of named[to].values())
    for (const before of body.previously ?? []) if (!now.has(before)) now.set(before, body.name);
  return now;
}

function hintFor(
  { named }: DeclaredOrganization,
  to: ReferredKind,
  name: string,
  now: string | undefined,
  suggest: Suggestions,
): { hint?: string } {
  if (now !== undefined) return { hint: `it is called \`${now}\` now` };
  if (to === 'Member' && named.ServiceAccount.has(name)) {
    return { hint: `that is a service account: write \`service-account/${name}\`` };
  }
  return suggest.didYouMean(name, named[to].keys(), `declare it, or name a ${words[to]} that is`, to);
}

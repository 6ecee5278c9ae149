import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
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
  for (const { to, name, from, path } of referencesOf(declared)) {
    if (declared.named[to].has(name) || declared.mayBeRejected(to, name)) continue;
    const key = `${to} ${name}`;
    const hint = hints.get(key) ?? hintFor(declared, to, name, hints.size);
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

/** Comparing with every name takes time: beyond so many different mistakes no hint is looked for. */
const hintsSought = 200;

function hintFor({ named }: DeclaredOrganization, to: ReferredKind, name: string, soughtBefore: number) {
  if (soughtBefore >= hintsSought) return {};
  const renamed = [...named[to].values()].find(({ body }) => body.previously?.includes(name));
  if (renamed !== undefined) return { hint: `it is called \`${renamed.body.name}\` now` };
  if (to === 'Member' && named.ServiceAccount.has(name)) {
    return { hint: `that is a service account: write \`service-account/${name}\`` };
  }
  return didYouMean(name, named[to].keys());
}

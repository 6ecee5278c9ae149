import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** A token has what its owner has, or bindings of its own: those would seem to narrow it, and do not. */
export function* tokenAccessIsSaidOnce(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { name, inherit, bindings, origin } of declared.organization.tokens.values()) {
    if (!inherit || bindings.length === 0) continue;
    // Asked for here alone: they are those of everybody.
    const first = declared.bindings.find(({ holder }) => holder.kind === 'token' && holder.name === name);
    if (first === undefined) continue;
    yield createDiagnostic('model/token-access-twice', {
      message: `token \`${name}\` inherits its owner's access and has bindings of its own`,
      at: first.byZone ? placeAt(first.binding.origin, ['principal']) : placeAt(origin, ['bindings'], 'key'),
      related: [{ at: placeAt(origin, ['inherit']), message: 'inherited here' }],
      hint: 'keep one of them: with `inherit: true` the token has all that its owner has',
    });
  }
}

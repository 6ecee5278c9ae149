import type { Organization } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import { builtInServices } from '../services/built-in-services.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildExpiry, buildIdentity, buildName, originWithin, sortedSet } from './build-fields.ts';
import { builtLater } from './built-later.ts';
import type { NamedDocuments } from './declared-organization.ts';
import type { HeldBindings } from './held-bindings.ts';
import { buildMembership } from './membership.ts';
import { buildMember, buildServiceAccount, buildToken } from './principals.ts';
import { buildPolicy, buildRole, buildService, buildZone } from './roles-and-policies.ts';
import { buildTarget, defaultTarget } from './target.ts';
import { buildTeam } from './team.ts';

/** The organization that the documents declare: complete, sorted by name, its references not yet known to resolve. */
export function buildOrganization(
  root: TypedDocument<'Organization'>,
  named: NamedDocuments,
  held: HeldBindings,
): Organization {
  const { displayName, description, resourceNames, uses, settings, boundary, risk } = root.body;
  const membership = buildMembership(root.body.membership);
  const targets = builtLater(named.Target, buildTarget);
  return {
    ...buildIdentity(root),
    ...presentFields({ displayName, description, resourceNames }),
    uses: uses ?? [],
    settings: settings ?? {},
    boundary: sortedSet(boundary),
    membership,
    waivers: (root.body.waivers ?? []).map(({ code, of, reason, expires }, index) => ({
      ...{ code, of, reason, ...buildExpiry(expires) },
      origin: originWithin(root.origin, ['waivers', index]),
    })),
    risk: risk ?? {},
    services: new Map([...builtInServices(root.origin), ...builtLater(named.Service, buildService)]),
    members: builtLater(named.Member, (document, name) =>
      buildMember(document, membership, held.of('member', name)),
    ),
    serviceAccounts: builtLater(named.ServiceAccount, (document, name) =>
      buildServiceAccount(document, held.of('service-account', name)),
    ),
    tokens: builtLater(named.Token, (document, name) => buildToken(document, held.of('token', name))),
    teams: builtLater(named.Team, (document, name) => buildTeam(document, held.of('team', name))),
    roles: builtLater(named.Role, buildRole),
    policies: builtLater(named.Policy, buildPolicy),
    zones: builtLater(named.Zone, buildZone),
    guardrails: builtLater(named.Guardrail, withBody),
    accessTests: builtLater(named.AccessTest, withBody),
    targets: targets.size > 0 ? targets : new Map([['directory', defaultTarget(root.origin)]]),
  };
}

function withBody(document: TypedDocument<'Guardrail'> | TypedDocument<'AccessTest'>) {
  return { ...buildName(document), body: asJson(document.body) };
}

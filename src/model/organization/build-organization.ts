import type { Organization } from '../model.ts';
import { compareText } from '../place.ts';
import { presentFields } from '../present-fields.ts';
import { builtInServices } from '../services/built-in-services.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildExpiry, buildIdentity, buildName, originWithin, sortedSet } from './build-fields.ts';
import type { HeldBinding, NamedDocuments } from './declared-organization.ts';
import { bindingsByHolder } from './held-bindings.ts';
import { buildMembership } from './membership.ts';
import { buildMember, buildServiceAccount, buildToken } from './principals.ts';
import { buildPolicy, buildRole, buildService, buildZone } from './roles-and-policies.ts';
import { buildTarget, defaultTarget } from './target.ts';
import { buildTeam } from './team.ts';

/** The organization that the documents declare: complete, sorted by name, its references not yet known to resolve. */
export function buildOrganization(
  root: TypedDocument<'Organization'>,
  named: NamedDocuments,
  held: readonly HeldBinding[],
): Organization {
  const { displayName, description, resourceNames, settings, boundary } = root.body;
  const membership = buildMembership(root.body.membership);
  const bindings = bindingsByHolder(held);
  const targets = buildEach(named.Target, buildTarget);
  return {
    ...buildIdentity(root),
    ...presentFields({ displayName, description, resourceNames }),
    settings: settings ?? {},
    boundary: sortedSet(boundary),
    membership,
    waivers: (root.body.waivers ?? []).map(({ code, of, reason, expires }, index) => ({
      ...{ code, of, reason, ...buildExpiry(expires) },
      origin: originWithin(root.origin, ['waivers', index]),
    })),
    services: new Map([...builtInServices(root.origin), ...buildEach(named.Service, buildService)]),
    members: buildEach(named.Member, (document, name) =>
      buildMember(document, membership, bindings(`member/${name}`)),
    ),
    serviceAccounts: buildEach(named.ServiceAccount, (document, name) =>
      buildServiceAccount(document, bindings(`service-account/${name}`)),
    ),
    tokens: buildEach(named.Token, (document, name) => buildToken(document, bindings(`token/${name}`))),
    teams: buildEach(named.Team, (document, name) => buildTeam(document, bindings(`team/${name}`))),
    roles: buildEach(named.Role, buildRole),
    policies: buildEach(named.Policy, buildPolicy),
    zones: buildEach(named.Zone, buildZone),
    guardrails: buildEach(named.Guardrail, withBody),
    accessTests: buildEach(named.AccessTest, withBody),
    targets: targets.size > 0 ? targets : new Map([['directory', defaultTarget(root.origin)]]),
  };
}

function buildEach<From extends object, To>(
  documents: ReadonlyMap<string, From>,
  build: (document: From, name: string) => To,
) {
  const built = new Map<string, To>();
  for (const name of [...documents.keys()].sort(compareText)) {
    const document = documents.get(name);
    if (document !== undefined) built.set(name, build(document, name));
  }
  return built;
}

function withBody(document: TypedDocument<'Guardrail'> | TypedDocument<'AccessTest'>) {
  return { ...buildName(document), body: asJson(document.body) };
}

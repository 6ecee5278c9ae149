import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import { placeAt } from '../../../model/place.ts';
import type { Address } from '../../../plan/address.ts';
import { repositoryPermissionAddress } from '../../../plan/address.ts';
import { bestPermission } from './best-permission.ts';
import { decidesAbout } from './decides-about.ts';
import { edgesInTime } from './edges-in-time.ts';
import { inheritedPermissions } from './inherited-permissions.ts';
import { livesOf } from './lives.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectedEntry, ProjectionPart } from './projection-part.ts';
import { type RepositoryGrant, repositoryGrants } from './repository-grants.ts';
import { covers } from './role-mapping.ts';
import { hasEnded, isInForce } from './when.ts';

/** What teams may do in repositories: of all that is in force the highest, for each team and repository. */
export function projectRepositories(projecting: Projecting): ProjectionPart {
  const { organization, observed, now } = projecting;
  const there = repositoriesThere(projecting);
  const mayBeThere = presumedThere(projecting);
  const grants = [...repositoryGrants(organization)].filter(
    ({ team }) => decidesAbout(observed, team) !== 'enterprise',
  );
  const edges = grants.flatMap((grant) =>
    reached(grant, there, mayBeThere).map((repository) => edgeOf(organization.name, repository, grant)),
  );
  const inForce = new Map<Address, RepositoryGrant[]>();
  for (const { address, grant } of edges) {
    if (!isInForce(grant.binding, now)) continue;
    const others = inForce.get(address);
    if (others === undefined) inForce.set(address, [grant]);
    else others.push(grant);
  }
  const conflicts: PlacedDiagnostic[] = [];
  const entries = [...inForce].map(([address, held]): ProjectedEntry => {
    const { permission, by, conflict } = bestPermission(held);
    if (conflict !== undefined) conflicts.push(notExact(projecting, address, conflict));
    return { address, value: { permission }, origin: by.binding.origin };
  });
  const own = withoutImplied(projecting, entries);
  const shown = new Set(own.map(({ address }) => address));
  const implied = new Set(entries.map(({ address }) => address).filter((address) => !shown.has(address)));
  const lasting = grants.filter(({ binding }) => !hasEnded(binding, now));
  return {
    ...edgesInTime(edges, now),
    entries: own,
    lives: livesOf(
      edges,
      (held) => ({ permission: bestPermission(held.map(({ grant }) => grant)).permission }),
      (address) => implied.has(address),
    ),
    findings: [
      ...lasting.flatMap((grant) => [...ofVariables(projecting, grant), ...ofUnknown(grant, there)]),
      ...conflicts,
    ],
  };
}

/** Those that are listed, and those in which a team may do something, listed or not. */
function repositoriesThere({ observed, actual }: Projecting): readonly string[] | undefined {
  const listed = observed.repositories?.map((name) => name.toLowerCase());
  if (listed === undefined) return undefined;
  return [...new Set([...listed, ...heldIn(actual)])];
}

function heldIn(actual: Projecting['actual']): readonly string[] {
  return [...actual.keys()].flatMap((address) =>
    address.startsWith('repository-permission:') ? address.slice(address.lastIndexOf('/') + 1) : [],
  );
}

function edgeOf(organization: string, repository: string, grant: RepositoryGrant) {
  const { team, binding, custom, permission = 'read' } = grant;
  return {
    address: repositoryPermissionAddress(organization, team, repository),
    value: { permission: custom ?? permission },
    origin: binding.origin,
    period: binding,
    grant,
  };
}

/**
 * Without what the team has by the teams above it in any case: GitHub shows the higher of the two as one, so that its
 * own would be given for ever. What is seen to be its own stays.
 */
function withoutImplied(
  { organization, actual }: Projecting,
  entries: readonly ProjectedEntry[],
): readonly ProjectedEntry[] {
  const permissions = new Map(entries.map(({ address, value }) => [address, value]));
  const parentOf = (team: string) => organization.teams.get(team)?.parent;
  return entries.filter(({ address, value }) => {
    const above = inheritedPermissions(address, permissions, parentOf);
    return actual.has(address) || !above.some((each) => covers(each, String(value.permission)));
  });
}

/** Where nothing was read: those in which teams do something, and patterns in the place of what they match. */
function presumedThere({ presumed, actual }: Projecting): readonly string[] {
  return presumed === undefined ? [] : [...heldIn(actual), ...presumed];
}

/**
 * In lower case: those that are named, and those there that a pattern reaches; where nothing was read, those that may be
 * there and every pattern as itself: what it gives must not be passed over because nobody looked.
 */
function reached(
  { scope }: RepositoryGrant,
  there: readonly string[] | undefined,
  mayBeThere: readonly string[],
): readonly string[] {
  if (there !== undefined) return there.filter(scope.includes);
  const open = mayBeThere.length === 0 ? [] : scope.open;
  return [...new Set([...scope.named, ...mayBeThere.filter(scope.includes), ...open])];
}

function* ofUnknown(
  { binding, scope }: RepositoryGrant,
  there: readonly string[] | undefined,
): Iterable<PlacedDiagnostic> {
  if (there === undefined) return;
  for (const name of scope.named) {
    if (there.includes(name)) continue;
    yield createDiagnostic('target/unknown-repository', {
      message: `there is no repository \`${name}\` in the organization on GitHub`,
      at: placeAt(binding.origin, binding.on === undefined ? [] : ['on']),
      hint: 'correct the name, or remove the binding; where the repository is yet to be made, leave it: the next plan has it',
    });
  }
}

function* ofVariables(
  projecting: Projecting,
  { team, binding, scope }: RepositoryGrant,
): Iterable<PlacedDiagnostic> {
  for (const variable of scope.unknown) {
    yield notEnforceable(projecting, {
      message: `which repositories team \`${team}\` reaches depends on \`${variable}\`, which GitHub does not know`,
      at: placeAt(binding.origin, binding.on === undefined ? [] : ['on']),
      hint: 'name the repositories, or a pattern of their names',
    });
  }
}

function notExact(
  projecting: Projecting,
  address: Address,
  [one, other]: readonly [RepositoryGrant, RepositoryGrant],
): PlacedDiagnostic {
  const repository = address.slice(address.lastIndexOf('/') + 1);
  const named = (grant: RepositoryGrant) => grant.custom ?? grant.permission;
  return notEnforceable(projecting, {
    message: `team \`${one.team}\` would hold \`${named(one)}\` and \`${named(other)}\` on \`${repository}\`, and GitHub gives a team one of them`,
    at: placeAt(other.binding.origin, []),
    related: [{ at: placeAt(one.binding.origin, []), message: 'the other one' }],
    hint: 'bind one of the two, or make a custom repository role that has both',
  });
}

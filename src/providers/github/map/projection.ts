import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import { comparePlaces } from '../../../model/place.ts';
import type { Origin } from '../../../parse/document.ts';
import type { Address, ObjectKind } from '../../../plan/address.ts';
import { objectHolding } from '../../../plan/edge-addresses.ts';
import type { Projection, ProjectionInput } from '../../../plan/projection.ts';
import type { ScheduledEdge } from '../../../plan/state.ts';
import { absentPeople } from './absent-people.ts';
import { bindingsOutOfReach } from './bindings-out-of-reach.ts';
import { declaredPeople } from './declared-people.ts';
import { observedIn } from './observed.ts';
import { policiesOutOfReach } from './policies-out-of-reach.ts';
import { projectAssignments } from './project-assignments.ts';
import { projectMemberships } from './project-memberships.ts';
import { projectPeople } from './project-people.ts';
import { projectRepositories } from './project-repositories.ts';
import { projectSettings } from './project-settings.ts';
import { projectTeams } from './project-teams.ts';
import type { Projecting } from './projecting.ts';
import { secondFactors } from './second-factors.ts';

/** What a declared organization is on GitHub: who is in it, in which teams, with which permissions. */
export function projectOnGithub(input: ProjectionInput): Projection {
  const { organization, target, manages, actual, evaluatedAt } = input;
  const observed = observedIn(actual);
  const { people, left, findings: ofPeople } = declaredPeople(organization, observed, evaluatedAt);
  const projecting: Projecting = {
    ...{ organization, target, observed, people, left },
    actual: actual.entries,
    presumed: actual.presumed,
    now: evaluatedAt,
  };
  const hasTeams = manages.has('team');
  const hasPeople = manages.has('member') || manages.has('service-account');
  const parts = [
    ...(hasTeams ? [projectTeams, projectMemberships, projectRepositories] : []),
    ...(hasPeople ? [projectPeople] : []),
    ...(hasTeams || hasPeople ? [projectAssignments] : []),
    ...(manages.has('settings') ? [projectSettings] : []),
  ].map((project) => project(projecting));
  const isManaged = ({ address }: { readonly address: Address }) => manages.has(kindOf(address));
  const entries = new Map<Address, JsonObject>();
  const origins = new Map<Address, Origin>();
  const previously = new Map<Address, readonly Address[]>();
  for (const entry of parts.flatMap((part) => part.entries).filter(isManaged)) {
    entries.set(entry.address, entry.value);
    origins.set(entry.address, entry.origin);
    if (entry.previously !== undefined && entry.previously.length > 0)
      previously.set(entry.address, entry.previously);
  }
  const edges = (of: 'scheduled' | 'expired') =>
    parts
      .flatMap((part) => part[of] ?? [])
      .filter(isManaged)
      .sort(byAddress);
  const findings: readonly PlacedDiagnostic[] = [
    ...(hasTeams || hasPeople ? ofPeople : []),
    ...parts.flatMap((part) => part.findings ?? []),
    ...(hasTeams || hasPeople ? bindingsOutOfReach(projecting) : []),
    ...(hasTeams || hasPeople ? policiesOutOfReach(projecting) : []),
    ...secondFactors(projecting),
  ];
  return {
    organization: organization.name,
    target: target.name,
    entries,
    previously: new Map([...previously].sort(([a], [b]) => (a < b ? -1 : 1))),
    scheduled: edges('scheduled'),
    expired: edges('expired'),
    absent: absentPeople(projecting),
    timed: parts.flatMap((part) => part.timed ?? []).filter((address) => isManaged({ address })),
    origins,
    lives: new Map(
      parts.flatMap(({ lives = [] }) => [...lives].filter(([address]) => isManaged({ address }))),
    ),
    findings: [...findings].sort((a, b) => comparePlaces(a.at, b.at)),
  };
}

/** The kind of the object that an entry is, or that holds it: with that it is managed. */
function kindOf(address: Address): ObjectKind {
  const holder = address.startsWith('repository-permission:') ? 'team:' : objectHolding(address);
  return holder.slice(0, holder.indexOf(':')) as ObjectKind;
}

function byAddress(a: ScheduledEdge, b: ScheduledEdge): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}

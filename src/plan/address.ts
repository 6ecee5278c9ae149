import { invariant } from '../diagnostic/bylaw-error.ts';
import { shortKey } from '../digest/digest.ts';
import type { JsonObject } from '../digest/json.ts';

/** The kinds of objects a target can hold. Guardrails and access tests are checked, not applied. */
export const objectKinds = [
  'organization',
  'service',
  'policy',
  'role',
  'zone',
  'member',
  'service-account',
  'token',
  'team',
  'settings',
  'outside-collaborator',
] as const;
export type ObjectKind = (typeof objectKinds)[number];
const kindSet: ReadonlySet<string> = new Set(objectKinds);

/** The kinds that a system holds whose words are Bylaw's own; what people are called elsewhere is not among them. */
export const ownKinds: readonly ObjectKind[] = objectKinds.filter((kind) => kind !== 'outside-collaborator');

/** The kinds of edges between objects. */
export const edgeKinds = ['team-member', 'binding', 'repository-permission'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** The kinds of objects that hold bindings. */
export type HolderKind = 'member' | 'team' | 'service-account' | 'token';

/**
 * The unique name of a thing in a plan:
 * `team:acme/core`, `organization:acme`, `team-member:acme/core/ana`, `team-member:acme/core/service-account/ci`,
 * `binding:acme/team/core#0a1b2c3d4e`, `repository-permission:acme/core/kubectl`. `settings:acme` is a target's own
 * settings. A name that begins with `@` is another system's, for what nothing declares.
 */
export type Address = string;

export interface ObjectAddress {
  readonly kind: ObjectKind;
  readonly organization: string;
  /** For `organization` and `settings` the organization's name. */
  readonly name: string;
}

export interface TeamMemberAddress {
  readonly kind: 'team-member';
  readonly organization: string;
  readonly team: string;
  /** `ana`, or `service-account/ci`. */
  readonly member: string;
}

export interface BindingAddress {
  readonly kind: 'binding';
  readonly organization: string;
  readonly holder: { readonly kind: HolderKind; readonly name: string };
  /** A short hash of role, zone and scope. */
  readonly key: string;
}

/** What a team may do in a repository, in a system that has them. */
export interface RepositoryPermissionAddress {
  readonly kind: 'repository-permission';
  readonly organization: string;
  readonly team: string;
  /** In lower case. */
  readonly repository: string;
}

export type EdgeAddress = TeamMemberAddress | BindingAddress | RepositoryPermissionAddress;
export type ParsedAddress = ObjectAddress | EdgeAddress;

export function objectAddress(kind: ObjectKind, organization: string, name: string): Address {
  return kind === 'organization' || kind === 'settings'
    ? `${kind}:${organization}`
    : `${kind}:${organization}/${name}`;
}

export function teamMemberAddress(organization: string, team: string, member: string): Address {
  return `team-member:${organization}/${team}/${member}`;
}

export function bindingAddress(
  organization: string,
  holder: { readonly kind: HolderKind; readonly name: string },
  value: JsonObject,
): Address {
  return `binding:${organization}/${holder.kind}/${holder.name}#${bindingKey(value)}`;
}

export function repositoryPermissionAddress(organization: string, team: string, repository: string): Address {
  return `repository-permission:${organization}/${team}/${repository.toLowerCase()}`;
}

/** What tells two bindings of one holder apart: role, zone and scope, never reason or dates. */
export function bindingKey(value: JsonObject): string {
  const { role = null, zone = null, on = null } = value;
  const text = JSON.stringify([role, zone, on]);
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = shortKey({ role, zone, on });
  if (keys.size >= manyKeys) keys.clear();
  keys.set(text, key);
  return key;
}

/** Of bindings seen before: an organization has few roles and scopes, and binds them to many. */
const keys = new Map<string, string>();
const manyKeys = 10_000;

/** Whether an address is of an edge, told without taking it apart. */
export function isEdge(address: Address): boolean {
  return (
    address.startsWith('team-member:') ||
    address.startsWith('binding:') ||
    address.startsWith('repository-permission:')
  );
}

/** The same of one that was taken apart. */
export function isEdgeAddress(parsed: ParsedAddress): parsed is EdgeAddress {
  return !('name' in parsed);
}

/** The parts of an address, or undefined where the text is not one. */
export function parseAddress(address: string): ParsedAddress | undefined {
  const colon = address.indexOf(':');
  if (colon < 0) return undefined;
  const kind = address.slice(0, colon);
  const rest = address.slice(colon + 1);
  if (kind === 'team-member') return parseTeamMember(rest);
  if (kind === 'binding') return parseBinding(rest);
  if (kind === 'repository-permission') return parseRepositoryPermission(rest);
  if (!isObjectKind(kind)) return undefined;
  const slash = rest.indexOf('/');
  if (kind === 'organization' || kind === 'settings') {
    return rest === '' || slash >= 0 ? undefined : { kind, organization: rest, name: rest };
  }
  const name = rest.slice(slash + 1);
  if (slash <= 0 || name === '' || name.includes('/')) return undefined;
  return { kind, organization: rest.slice(0, slash), name };
}

/** The same for an address that Bylaw made itself. */
export function knownAddress(address: Address): ParsedAddress {
  const parsed = parseAddress(address);
  invariant(parsed !== undefined, `not an address: ${address}`);
  return parsed;
}

function isObjectKind(kind: string): kind is ObjectKind {
  return kindSet.has(kind);
}

function parseTeamMember(rest: string): TeamMemberAddress | undefined {
  const first = rest.indexOf('/');
  const second = rest.indexOf('/', first + 1);
  if (first <= 0 || second <= first + 1 || rest.includes('#')) return undefined;
  const member = rest.slice(second + 1);
  const name = member.startsWith('service-account/') ? member.slice('service-account/'.length) : member;
  if (name === '' || name.includes('/')) return undefined;
  return {
    kind: 'team-member',
    organization: rest.slice(0, first),
    team: rest.slice(first + 1, second),
    member,
  };
}

function parseBinding(rest: string): BindingAddress | undefined {
  const match = /^([^/#]+)\/(member|team|service-account|token)\/([^/#]+)#([0-9a-f]{10})$/.exec(rest);
  if (match === null) return undefined;
  const [, organization = '', kind = '', name = '', key = ''] = match;
  return { kind: 'binding', organization, holder: { kind: kind as HolderKind, name }, key };
}

function parseRepositoryPermission(rest: string): RepositoryPermissionAddress | undefined {
  const match = /^([^/#]+)\/([^/#]+)\/([^/#]+)$/.exec(rest);
  if (match === null) return undefined;
  const [, organization = '', team = '', repository = ''] = match;
  if (repository !== repository.toLowerCase()) return undefined;
  return { kind: 'repository-permission', organization, team, repository };
}

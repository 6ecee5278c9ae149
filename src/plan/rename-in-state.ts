import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import {
  type Address,
  bindingAddress,
  isEdge,
  knownAddress,
  type ObjectAddress,
  objectAddress,
  type ParsedAddress,
  repositoryPermissionAddress,
  teamMemberAddress,
} from './address.ts';
import { referenceFields } from './references.ts';

/** One object under a new name. */
export interface Rename {
  readonly from: Address;
  readonly to: Address;
}

/**
 * The same state with one object renamed: its address, the addresses of its edges, and every field that names it
 * (parents, managers, owners, boundaries, roles and zones of bindings, whose keys follow). Order is kept.
 */
export function renameInState(
  entries: ReadonlyMap<Address, JsonObject>,
  rename: Rename,
): Map<Address, JsonObject> {
  const renamed = new Map<Address, JsonObject>();
  const { kind, from, to } = namesOf(rename);
  for (const [address, value] of entries) {
    if (address !== rename.from && !mayName(address, value, kind, from)) {
      renamed.set(address, value);
      continue;
    }
    const parsed = knownAddress(address);
    const newValue = renameInValue(parsed, value, kind, from, to);
    renamed.set(
      address === rename.from ? rename.to : renameInAddress(parsed, newValue, kind, from, to),
      newValue,
    );
  }
  return renamed;
}

/** A quick look that spares most entries of a large state the close one: never false for one that names it. */
function mayName(address: Address, value: JsonObject, kind: ObjectAddress['kind'], name: string): boolean {
  const entryKind = address.slice(0, address.indexOf(':'));
  if (isEdge(address) && address.includes(`/${name}`)) return true;
  if (kind === 'role' && (entryKind === 'zone' || entryKind === 'organization')) return true;
  return Object.entries(referenceFields[entryKind] ?? {}).some(
    ([field, kinds]) => kinds.includes(kind) && namesIt(value[field], name),
  );
}

function namesIt(value: Json | undefined, name: string): boolean {
  return typeof value === 'string'
    ? value.includes(name)
    : isList(value) && value.some((each) => namesIt(each, name));
}

/** The same for a set of addresses of objects. */
export function renameInSet(addresses: ReadonlySet<Address>, rename: Rename): Set<Address> {
  return new Set(Array.from(addresses, (address) => (address === rename.from ? rename.to : address)));
}

function namesOf(rename: Rename): { kind: ObjectAddress['kind']; from: string; to: string } {
  const from = knownAddress(rename.from);
  const to = knownAddress(rename.to);
  invariant(
    'name' in from && 'name' in to && from.kind === to.kind,
    'only an object is renamed, within its kind',
  );
  return { kind: from.kind, from: from.name, to: to.name };
}

function renameInAddress(
  parsed: ParsedAddress,
  value: JsonObject,
  kind: ObjectAddress['kind'],
  from: string,
  to: string,
): Address {
  if (parsed.kind === 'team-member') {
    const team = kind === 'team' && parsed.team === from ? to : parsed.team;
    return teamMemberAddress(parsed.organization, team, renameMember(parsed.member, kind, from, to));
  }
  if (parsed.kind === 'repository-permission') {
    const team = kind === 'team' && parsed.team === from ? to : parsed.team;
    return repositoryPermissionAddress(parsed.organization, team, parsed.repository);
  }
  if (parsed.kind === 'binding') {
    const held = parsed.holder.kind === kind && parsed.holder.name === from;
    return bindingAddress(
      parsed.organization,
      held ? { kind: parsed.holder.kind, name: to } : parsed.holder,
      value,
    );
  }
  return objectAddress(parsed.kind, parsed.organization, parsed.name);
}

/** In a team a member is `ana`, a service account `service-account/ci`. */
function renameMember(member: string, kind: string, from: string, to: string): string {
  if (kind === 'member' && member === from) return to;
  return kind === 'service-account' && member === `service-account/${from}`
    ? `service-account/${to}`
    : member;
}

function renameInValue(
  parsed: ParsedAddress,
  value: JsonObject,
  kind: ObjectAddress['kind'],
  from: string,
  to: string,
): JsonObject {
  const fields = referenceFields[parsed.kind] ?? {};
  const renamed = (text: Json): Json =>
    typeof text === 'string' ? renameReference(text, kind, from, to) : text;
  const entries = Object.entries(value).map(([field, content]): [string, Json] => {
    if (fields[field]?.includes(kind) !== true) return [field, content];
    return [field, isList(content) ? content.map(renamed).sort() : renamed(content)];
  });
  const result: JsonObject = Object.fromEntries(entries);
  return kind === 'role' ? renameRoleLists(parsed, result, from, to) : result;
}

/** `x` and `x@3` name policy `x`; `member/x` and, for a manager, `x` name member `x`. */
function renameReference(text: string, kind: string, from: string, to: string): string {
  if (text === from) return to;
  if (text === `${kind}/${from}`) return `${kind}/${to}`;
  return kind === 'policy' && text.startsWith(`${from}@`) ? `${to}${text.slice(from.length)}` : text;
}

/** Roles are also named deeper: by a zone's `roles` and by an organization's `membership`. */
function renameRoleLists(parsed: ParsedAddress, value: JsonObject, from: string, to: string): JsonObject {
  const field = parsed.kind === 'zone' ? 'roles' : parsed.kind === 'organization' ? 'membership' : undefined;
  const content = field === undefined ? undefined : value[field];
  if (field === undefined || !isObject(content)) return value;
  const renamed = renameRoleNames(content, from, to);
  // A zone's list is kept sorted, as in the desired state; the organization's stays as it was written.
  const sorted = field === 'roles' && isList(renamed.oneOf) ? { oneOf: [...renamed.oneOf].sort() } : {};
  return { ...value, [field]: { ...renamed, ...sorted } };
}

const roleFields = new Set(['role', 'default', 'oneOf', 'owners', 'organizationRole']);

function renameRoleNames(content: JsonObject, from: string, to: string): JsonObject {
  const renamed = (value: Json): Json => {
    if (value === from) return to;
    if (isList(value)) return value.map(renamed);
    return isObject(value) ? renameRoleNames(value, from, to) : value;
  };
  return Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, roleFields.has(field) ? renamed(value) : value]),
  );
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

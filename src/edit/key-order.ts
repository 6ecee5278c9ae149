import type { Kind } from '../schema/kinds.ts';

type Order = readonly string[];

/** What a thing is, before what it says: these come first in every document. */
const head: Order = [
  'apiVersion',
  'kind',
  'defaults',
  'name',
  'id',
  'previously',
  'displayName',
  'description',
];

const principal: Order = [
  'email',
  'owner',
  'status',
  'role',
  'manager',
  'bindings',
  'boundary',
  'identities',
  'attributes',
];

const documents: Readonly<Record<Kind, Order>> = {
  Repository: ['organizations', 'ledger', 'apply', 'fmt'],
  Organization: ['resourceNames', 'uses', 'membership', 'boundary', 'risk', 'waivers', 'settings'],
  Service: ['actions', 'resourceTypes', 'conditionKeys'],
  Member: principal,
  ServiceAccount: principal,
  Token: ['owner', 'inherit', 'bindings', 'scopes', 'expires', 'revoked', 'fingerprint'],
  Team: ['parent', 'maintainers', 'members', 'bindings', 'settings', 'github'],
  Role: ['permissions', 'policies', 'assignableTo', 'reachesZones', 'github'],
  Policy: ['defaultVersion', 'statements'],
  Zone: ['resources', 'isolated', 'roles', 'bindings'],
  Guardrail: [
    'severity',
    'forbid',
    'require',
    'separate',
    'limit',
    'approval',
    'authorHolds',
    'maxBindingDuration',
    'exempt',
  ],
  AccessTest: ['now', 'context', 'matrix', 'whoCan'],
  Target: [
    'enabled',
    'provider',
    'coordinates',
    'mode',
    'manages',
    'settings',
    'guards',
    'allow',
    'protected',
    'caller',
    'notify',
  ],
};

const binding: Order = ['principal', 'role', 'zone', 'on', 'starts', 'expires', 'reason', 'ticket'];
const membershipItem: Order = ['member', 'starts', 'expires', 'reason', 'ticket'];
const statement: Order = [
  'sid',
  'effect',
  'actions',
  'notActions',
  'resources',
  'notResources',
  'conditions',
];

/** The order inside a map, by the key that holds it (or holds the list it stands in). */
const nested: Readonly<Record<string, Order>> = {
  ledger: ['ref', 'trust'],
  membership: [
    'owners',
    'organizationRole',
    'plan',
    'plans',
    'memberLimit',
    'counts',
    'invite',
    'requireReason',
  ],
  owners: ['role', 'min', 'max'],
  organizationRole: ['required', 'default', 'oneOf'],
  invite: ['requiresCustomRole', 'expiresAfter', 'domains'],
  bindings: binding,
  members: membershipItem,
  maintainers: membershipItem,
  statements: statement,
  scopes: statement,
  allow: ['guard', 'reason', 'expires'],
  waivers: ['code', 'of', 'reason', 'expires'],
  exempt: ['principal', 'reason', 'expires'],
  forbid: ['principals', 'actions', 'resources', 'unless'],
  require: ['principals', 'actions', 'resources', 'unless'],
  unless: ['teams', 'principals', 'roles'],
  separate: ['anyOf', 'from'],
  limit: ['actions', 'resources', 'holders'],
  holders: ['min', 'max'],
  approval: ['gains', 'by', 'count'],
  matrix: ['principals', 'actions', 'resources', 'context', 'allowed'],
  allowed: ['principal', 'actions', 'resources', 'context'],
  whoCan: ['action', 'resource', 'context', 'is'],
  github: ['name', 'login', 'id', 'privacy', 'notifications'],
};

/** Maps whose keys are the author's own, or another system's: their order is left alone. */
const freeForm = new Set([
  'settings',
  'attributes',
  'context',
  'conditions',
  'actions',
  'resourceTypes',
  'conditionKeys',
  'coordinates',
  'plans',
  'guards',
  'notify',
  'defaults',
]);

/** The canonical order of keys of the map at a path, or undefined where the order is the author's. */
export function keyOrder(kind: string, path: readonly (string | number)[]): Order | undefined {
  const isList = kind.endsWith('List');
  const documentKind = isList ? kind.slice(0, -'List'.length) : kind;
  const own = Object.hasOwn(documents, documentKind) ? documents[documentKind as Kind] : undefined;
  if (own === undefined) return undefined;
  if (path.length === 0) return isList ? [...head, 'items'] : [...head, ...own];
  const inside = isList ? withoutItem(path) : path;
  if (inside === undefined) return undefined;
  if (inside.length === 0) return [...head, ...own];
  const keys = inside.filter((step) => typeof step === 'string');
  const holder = keys.at(-1);
  if (holder === undefined || keys.some((key) => freeForm.has(key))) return undefined;
  return Object.hasOwn(nested, holder) ? nested[holder] : undefined;
}

/** The path inside one item of a list form, or inside its `defaults`, which look like an item. */
function withoutItem(path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  if (path[0] === 'defaults') return path.slice(1);
  return path[0] === 'items' && path.length > 1 ? path.slice(2) : undefined;
}

/** Keys sorted by an order; those it does not name stay behind, in the order they came. */
export function inOrder<T>(entries: readonly T[], order: Order, keyOf: (entry: T) => string): readonly T[] {
  const rank = (entry: T): number => {
    const at = order.indexOf(keyOf(entry));
    return at < 0 ? order.length : at;
  };
  return [...entries].sort((left, right) => rank(left) - rank(right));
}

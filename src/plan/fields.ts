import { type EdgeKind, edgeKinds, type ObjectKind } from './address.ts';

/**
 * Fields that give or take access, by kind. They are always managed: where one is absent it is empty or its
 * default. Any other absent field is unmanaged. Edges are managed whole.
 */
const accessFields: Readonly<Record<ObjectKind, readonly string[]>> = {
  organization: ['id', 'boundary', 'membership'],
  service: ['actions', 'resourceTypes', 'conditionKeys'],
  policy: ['version', 'digest'],
  role: ['id', 'permissions', 'policies', 'assignableTo', 'reachesZones', 'github'],
  zone: ['resources', 'isolated', 'roles'],
  member: ['id', 'status', 'role', 'boundary'],
  'service-account': ['id', 'owner', 'status', 'role', 'boundary'],
  token: ['id', 'owner', 'inherit', 'scopes', 'expires', 'revoked', 'fingerprint'],
  team: ['parent'],
  settings: [],
  'outside-collaborator': [],
};

const edges: ReadonlySet<string> = new Set(edgeKinds);

function isEdgeKind(kind: ObjectKind | EdgeKind): kind is EdgeKind {
  return edges.has(kind);
}

/** Whether absence of the field means empty rather than unmanaged. */
export function isAccessField(kind: ObjectKind | EdgeKind, field: string): boolean {
  return isEdgeKind(kind) || accessFields[kind].includes(field);
}

import { edgeKinds, objectKinds, parseAddress } from '../plan/address.ts';
import type { Change } from '../plan/plan.ts';

/** The changes of one kind, in the order of the plan. */
export interface ChangeGroup {
  readonly kind: string;
  /** `teams`: the kind as a heading. */
  readonly title: string;
  readonly changes: readonly Change[];
}

const order: readonly string[] = [...objectKinds, ...edgeKinds];

const titles: Readonly<Record<string, string>> = {
  organization: 'organization',
  service: 'services',
  policy: 'policies',
  role: 'roles',
  zone: 'zones',
  member: 'members',
  'service-account': 'service accounts',
  token: 'tokens',
  team: 'teams',
  settings: 'settings',
  'outside-collaborator': 'outside collaborators',
  'team-member': 'team members',
  binding: 'bindings',
  'repository-permission': 'repository permissions',
};

/** Changes by kind of object or edge, objects before edges. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const kind = parseAddress(change.address)?.kind ?? 'other';
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [change]);
    else group.push(change);
  }
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([kind, list]) => ({ kind, title: titles[kind] ?? kind, changes: list }));
}

function rank(kind: string): number {
  const place = order.indexOf(kind);
  return place < 0 ? order.length : place;
}

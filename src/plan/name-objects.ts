import { type ObjectAddress, type ObjectKind, objectKinds } from './address.ts';

const words: Readonly<Record<ObjectKind, readonly [one: string, many: string]>> = {
  organization: ['organization', 'organizations'],
  settings: ['settings object', 'settings objects'],
  service: ['service', 'services'],
  policy: ['policy', 'policies'],
  role: ['role', 'roles'],
  zone: ['zone', 'zones'],
  member: ['member', 'members'],
  'service-account': ['service account', 'service accounts'],
  token: ['token', 'tokens'],
  team: ['team', 'teams'],
  'outside-collaborator': ['outside collaborator', 'outside collaborators'],
};

/** How many there are of each kind, members and teams first: `40 members, 3 teams and 1 organization`. */
export function nameObjects(objects: readonly ObjectAddress[]): string {
  const counts = new Map<ObjectKind, number>();
  for (const { kind } of objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const named = inOrder().flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : `${count} ${words[kind][count === 1 ? 0 : 1]}`;
  });
  const last = named.pop() ?? 'nothing';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

/** What a reader looks for first; the organization itself says least. */
function inOrder(): readonly ObjectKind[] {
  const first: readonly ObjectKind[] = ['member', 'team', 'service-account', 'token'];
  const last: readonly ObjectKind[] = ['settings', 'organization'];
  const others = objectKinds.filter((kind) => !first.includes(kind) && !last.includes(kind));
  return [...first, ...others, ...last];
}

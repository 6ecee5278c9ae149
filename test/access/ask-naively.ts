import { decideNaively } from './naive/decide-naively.ts';
import type { PlainDocument, PlainRequest, PlainStatement, PlainWorld } from './naive/documents.ts';

export const catalogue: PlainDocument = {
  kind: 'Service',
  name: 'events',
  actions: {
    read: { resources: ['event', 'arn'] },
    listAll: { resources: ['event'] },
    ping: {},
    keep: { resources: ['own'] },
  },
  resourceTypes: { event: 'krn:*:*:*:*', arn: 'arn:*:*:*:*:*', own: 'krn:*:*:{org_id}:{principal.name}/*' },
  conditionKeys: {
    region: 'string',
    tags: 'string[]',
    size: 'number',
    at: 'date',
    open: 'bool',
    from: 'ip',
    name: 'string',
  },
};
export const at = 'krn:acme:governance:o:event/7';
export const now = '2026-06-01T12:00:00Z';

export function organization(...documents: readonly PlainDocument[]): PlainWorld {
  return { documents: [{ kind: 'Organization', name: 'acme', id: 'o' }, catalogue, ...documents] };
}

/** Ana holds one role with one policy. */
export function ana(...statements: readonly Partial<PlainStatement>[]): PlainWorld {
  return organization(
    {
      kind: 'Member',
      name: 'ana',
      bindings: ['r'],
      attributes: { dept: 'x', level: 3, tags: ['p', 'q'], none: [] },
    },
    { kind: 'Role', name: 'r', policies: ['p'] },
    {
      kind: 'Policy',
      name: 'p',
      statements: statements.map((each) => ({ effect: 'allow', actions: ['*'], ...each })),
    },
  );
}

export function ask(world: PlainWorld, request: Partial<PlainRequest> = {}): string {
  return decideNaively(world, {
    principal: 'member/ana',
    action: 'events:read',
    resource: at,
    context: {},
    now,
    ...request,
  });
}

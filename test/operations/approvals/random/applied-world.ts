import type { Ledger } from '../../../../src/ledger/ledger.ts';
import type { PlainDocument, PlainStatement, PlainWorld } from '../../../access/naive/documents.ts';

/** What a directory holds, as the naive engine reads it. */
export interface Held {
  readonly world: PlainWorld;
  /** The commit whose files later ones are judged by. */
  readonly source: string;
}

type Value = Readonly<Record<string, unknown>>;

/** Read from the ledger's own records alone: what starts by the clock is there already, with its dates. */
export async function heldIn(ledger: Ledger): Promise<Held> {
  const scope = { organization: 'acme', target: 'directory' };
  const { entries } = await ledger.readManaged(scope);
  const later = (await ledger.applied(scope))?.scheduled ?? [];
  const histories = await ledger.policyHistories('acme');
  const all: (readonly [string, Value])[] = [
    ...[...entries].map(([address, value]) => [address, value] as const),
    ...later.map(({ address, value }) => [address, value] as const),
  ];
  const published = Object.fromEntries(
    [...histories].map(([name, { versions }]) => {
      const statements: (readonly PlainStatement[])[] = [];
      for (const each of versions)
        statements[each.version - 1] = each.statements as unknown as readonly PlainStatement[];
      return [name, Array.from(statements, (each) => each ?? [])];
    }),
  );
  let source = '';
  for await (const { entry } of ledger.entries({ ...scope }))
    if (entry.kind === 'result' && source === '') source = entry.source;
  return { world: { documents: documentsOf(all, published), published }, source };
}

const kinds: Readonly<Record<string, PlainDocument['kind']>> = {
  organization: 'Organization',
  service: 'Service',
  policy: 'Policy',
  role: 'Role',
  zone: 'Zone',
  member: 'Member',
  'service-account': 'ServiceAccount',
  token: 'Token',
  team: 'Team',
};

function documentsOf(
  all: readonly (readonly [string, Value])[],
  published: Readonly<Record<string, readonly (readonly PlainStatement[])[]>>,
): readonly PlainDocument[] {
  const documents = new Map<string, Record<string, unknown>>();
  for (const [address, value] of all) {
    const [, kind = '', rest = ''] = /^([^:]+):(.*)$/.exec(address) ?? [];
    const known = kinds[kind];
    if (known === undefined) continue;
    const name = kind === 'organization' ? rest : rest.slice(rest.indexOf('/') + 1);
    const version = kind === 'policy' ? Number(value.version) : undefined;
    documents.set(`${kind}/${name}`, {
      ...value,
      // Whose role comes from it has it themselves.
      membership: undefined,
      boundary: isNothing(value.boundary) ? undefined : value.boundary,
      ...(version === undefined
        ? {}
        : { version: undefined, defaultVersion: version, statements: published[name]?.[version - 1] ?? [] }),
      ...{ kind: known, name },
    });
  }
  for (const [address, value] of all) addEdge(documents, address, value);
  return [...documents.values()] as unknown as readonly PlainDocument[];
}

function addEdge(documents: Map<string, Record<string, unknown>>, address: string, value: Value): void {
  const [, team, member] = /^team-member:[^/]+\/([^/]+)\/(.+)$/.exec(address) ?? [];
  const [, kind, holder] = /^binding:[^/]+\/([^/]+)\/([^#]+)#/.exec(address) ?? [];
  const add = (key: string, list: 'members' | 'bindings', item: unknown) => {
    const document = documents.get(key);
    if (document !== undefined) document[list] = [...((document[list] as unknown[]) ?? []), item];
  };
  if (team !== undefined) add(`team/${team}`, 'members', { member, ...value });
  if (holder !== undefined) add(`${kind}/${holder}`, 'bindings', value);
}

/** What is recorded of whoever has no boundary. */
function isNothing(boundary: unknown): boolean {
  return Array.isArray(boundary) && boundary.length === 0;
}

import { decideNaively } from '../../../access/naive/decide-naively.ts';
import type { PlainDocument, PlainWorld } from '../../../access/naive/documents.ts';
import { documentsOf, idOf } from '../../../access/naive/find-document.ts';
import { timeOf } from '../../../access/naive/instants.ts';

/** What may be done, and to what: `docs:purge` and a resource. */
export interface Point {
  readonly action: string;
  readonly resource: string;
}

interface Who {
  /** As a request names it: `member/ana`. */
  readonly principal: string;
  /** Who that really is, whatever it is called: of a person the account. */
  readonly key: string;
}

export function whoIsIn({ documents }: PlainWorld): readonly Who[] {
  return documents.flatMap((document): readonly Who[] => {
    const kinds = { Member: 'member', ServiceAccount: 'service-account', Token: 'token' } as const;
    const kind = kinds[document.kind as keyof typeof kinds];
    if (kind === undefined) return [];
    const account = kind === 'member' ? accountOf(document) : undefined;
    const key = account === undefined ? `${kind} ${idOf(document as never)}` : `account ${account}`;
    return [{ principal: `${kind}/${document.name}`, key }];
  });
}

export function accountOf(document: PlainDocument): number | undefined {
  const { identities } = document as { readonly identities?: { readonly github?: { readonly id?: number } } };
  return identities?.github?.id;
}

/** What everybody may do at a moment, of some points: `account 101 docs:purge krn:…`. */
export function mayDo(world: PlainWorld, points: readonly Point[], at: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const now = new Date(at).toISOString();
  const known = actionsOf(world);
  for (const { principal, key } of whoIsIn(world))
    for (const { action, resource } of points)
      if (
        known.has(action) &&
        decideNaively(world, { principal, action, resource, context: {}, now }) === 'allow'
      )
        found.set(`${key} ${action} ${resource}`, principal);
  return found;
}

function actionsOf(world: PlainWorld): ReadonlySet<string> {
  return new Set(
    documentsOf(world, 'Service').flatMap(({ name, actions }) =>
      Object.keys(actions).map((action) => `${name}:${action}`),
    ),
  );
}

/** From a moment on, everything at which something written begins or ends. */
export function momentsIn(texts: readonly unknown[], now: number): readonly number[] {
  const found = new Set([now]);
  for (const [date] of JSON.stringify(texts).matchAll(/\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?/g))
    for (const each of [timeOf(date, 'beginning'), timeOf(date, 'end')])
      if (each !== undefined && each > now) found.add(each);
  return [...found].sort((a, b) => a - b);
}

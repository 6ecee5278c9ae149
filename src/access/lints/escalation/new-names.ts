import { type Standing, statementsHeldBy } from './standing.ts';

/** What a document of a type could be called that is yet to be made: a name for each pattern that somebody holds. */
export function newNames(standing: Standing, type: string): ReadonlySet<string> {
  const { token } = standing.principal;
  const statements = [
    ...statementsHeldBy(standing),
    ...(token === undefined ? [] : statementsHeldBy({ ...standing, principal: token.owner })),
    ...(token?.scopes?.statements ?? []),
  ];
  const patterns = statements.flatMap(
    ({ source }) => (source.written as { readonly resources?: readonly string[] }).resources ?? [],
  );
  const named = patterns.flatMap((pattern) => {
    const [, of, name = ''] = /:([a-z-]+)\/([^:{}]+)$/.exec(pattern) ?? [];
    return of === type ? name.replaceAll(/[*?]/g, 'x') : [];
  });
  return new Set(['x', ...named]);
}

/** A change of a plan, as far as it matters here: `team-member:acme/core/ana`. */
export interface PlannedChange {
  readonly digest: string;
  readonly address: string;
}

/** The digests of the changes of a plan to some documents: `role/editor`, `policy/edit@3`, `member/ana`. */
export function digestsOf(planned: readonly PlannedChange[], documents: Iterable<string>): readonly string[] {
  const named = new Set([...documents].map((each) => each.split('@')[0] ?? each));
  return planned.filter(({ address }) => named.has(documentOf(address))).map(({ digest }) => digest);
}

/** `team-member:acme/core/ana` and `binding:acme/team/core#1` are of `team/core`; `role:acme/editor` is `role/editor`. */
function documentOf(address: string): string {
  const colon = address.indexOf(':');
  const kind = address.slice(0, colon);
  const rest = address.slice(address.indexOf('/', colon) + 1);
  if (kind === 'team-member') return `team/${rest.split('/')[0]}`;
  if (kind === 'binding') return rest.split('#')[0] ?? rest;
  return `${kind}/${rest}`;
}

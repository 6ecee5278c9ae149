import type { AccessSet } from '../../access/sets/access-set.ts';
import { scopeSet } from '../../access/sets/scope-set.ts';
import { difference, union } from '../../access/sets/set-operations.ts';
import type { Universe } from '../../access/sets/universe.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization, TeamMembership } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';

/** New access that somebody says is all right: of some or all, some actions on some or all resources. */
export interface AllowedScope {
  readonly written: string;
  /** `member/ana`, `member/*`, `team/core`; undefined: everybody. */
  readonly principal: string | undefined;
  readonly action: string;
  readonly resource: string | undefined;
}

const principalLike = /^(?:(?:member|service-account|token|team)\/\S+|\*)$/;
const actionLike = /^(?:\*|[^\s:*?]+:[^\s:]+)$/;

/**
 * `[PRINCIPAL] ACTION [RESOURCE]`, parted by spaces.
 * @throws BylawError `access/bad-scope`
 */
export function readScope(written: string): AllowedScope {
  const [first = '', second, ...others] = written.trim().split(/\s+/);
  // Of `* events:read` the star is whoever; of `* krn:…` it is whatever is done.
  const isWhom = principalLike.test(first) && second !== undefined && actionLike.test(second);
  const [principal, action, rest] = isWhom
    ? [first, second, others]
    : [undefined, first, second === undefined ? [] : [second, ...others]];
  if (!actionLike.test(action)) {
    // Whoever writes a bare name first means somebody.
    const isBare = second !== undefined && actionLike.test(second) && /^[^\s:*?/]+$/.test(first);
    const hint = isBare
      ? `write \`member/${first}\`, or \`team/…\`, \`service-account/…\`, \`token/…\``
      : undefined;
    throw badScope(written, `\`${action}\` is no action such as \`events:read\``, hint);
  }
  // A resource may hold spaces.
  const resource =
    rest.length === 0
      ? undefined
      : written.trim().slice(written.trim().indexOf(rest[0] ?? '', prefixLength(written, principal, action)));
  return { written, principal: principal === '*' ? undefined : principal, action, resource };
}

function prefixLength(written: string, principal: string | undefined, action: string): number {
  const text = written.trim();
  return text.indexOf(action, principal?.length ?? 0) + action.length;
}

/**
 * What of somebody's access is in none of the scopes. Whoever is in a team was so before the change: nobody gets into a
 * scope by the change that it is to allow.
 *
 * @param before undefined: in no team
 */
export function outsideScopes(
  scopes: readonly AllowedScope[],
  { organization, before, universe, now }: ScopeGround,
): ((principal: string) => AccessSet) | undefined {
  if (scopes.length === 0) return undefined;
  for (const scope of scopes) expectActions(scope, universe);
  const all = scopeSet(organization, universe, { actions: ['*'] });
  const people = before === undefined ? undefined : teamPeople(before, isInForce(now));
  const applies = scopes.map(({ principal, action, resource }) => ({
    isOf: whomOf(principal, people),
    set: scopeSet(organization, universe, {
      actions: [action],
      ...(resource === undefined ? {} : { resources: [resource] }),
    }),
  }));
  const known = new Map<string, AccessSet>();
  return (principal) => {
    const places = applies.flatMap(({ isOf }, at) => (isOf(principal) ? [at] : []));
    const key = places.join(' ');
    const found = known.get(key) ?? difference(all, union(places.flatMap((at) => applies[at]?.set ?? [])));
    known.set(key, found);
    return found;
  };
}

export interface ScopeGround {
  readonly organization: Organization;
  readonly before: Organization | undefined;
  readonly universe: Universe;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function whomOf(
  principal: string | undefined,
  people: ((team: string) => ReadonlySet<string>) | undefined,
): (principal: string) => boolean {
  if (principal === undefined) return () => true;
  const team = /^team\/(.*)$/.exec(principal)?.[1];
  if (team === undefined) return (name) => globMatches(principal, name);
  const inTeam = people?.(team) ?? new Set<string>();
  return (name) => inTeam.has(name.replace(/^member\//, ''));
}

function isInForce(now: number): (membership: TeamMembership) => boolean {
  return ({ starts, expires }) =>
    (starts === undefined || Date.parse(starts) <= now) &&
    (expires === undefined || now < Date.parse(expires));
}

/**
 * A principal that nobody is called is a slip: the scope would allow nothing.
 * @throws BylawError `access/bad-scope`
 */
export function expectPrincipals(
  scopes: readonly AllowedScope[],
  organizations: readonly Organization[],
): void {
  const wanted = scopes.filter(({ principal }) => principal !== undefined);
  if (wanted.length === 0) return;
  const names = organizations.flatMap(({ members, serviceAccounts, tokens, teams }) => [
    ...[...members.keys()].map((name) => `member/${name}`),
    ...[...serviceAccounts.keys()].map((name) => `service-account/${name}`),
    ...[...tokens.keys()].map((name) => `token/${name}`),
    ...[...teams.keys()].map((name) => `team/${name}`),
  ]);
  const known = new Set(names);
  for (const { written, principal = '' } of wanted) {
    if (known.has(principal) || names.some((name) => globMatches(principal, name))) continue;
    const { hint } = didYouMean(principal, known, 'name somebody whom the files declare, before or after');
    throw badScope(written, `nobody is called \`${principal}\``, hint);
  }
}

/** An action that no catalogue has is a slip: it would allow nothing. */
function expectActions({ written, action }: AllowedScope, { actions }: Universe): void {
  const wanted = action.toLowerCase();
  const names = [...actions.keys()];
  if (names.some((name) => globMatches(wanted, name.toLowerCase()))) return;
  throw badScope(
    written,
    `no catalogue has an action \`${action}\``,
    didYouMean(action, names, 'write it as the catalogue does').hint,
  );
}

function badScope(written: string, why: string, hint?: string): BylawError {
  return new BylawError('access/bad-scope', `\`${written}\` is no scope: ${why}`, {
    hint:
      hint ?? 'write `[PRINCIPAL] ACTION [RESOURCE]`: `member/ana billing:refund krn:acme:billing:acme:*`',
  });
}

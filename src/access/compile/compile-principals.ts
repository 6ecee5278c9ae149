import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Member, Organization, ServiceAccount, TeamMembership, Token } from '../../model/model.ts';
import type { AccessOptions, OpenInvitation } from '../access-options.ts';
import type { Inactivity } from '../decision.ts';
import { nobody } from '../engine/nobody.ts';
import type { CompiledPrincipal, HoldingGroup } from '../engine/principal.ts';
import { ambiguous, type Subject, type TeamStay } from '../engine/subject.ts';
import { always, type HoldingCompiler, periodOf } from './compile-holdings.ts';
import type { StatementCompiler } from './compile-policies.ts';
import { type CompiledTeam, compileTeams } from './compile-teams.ts';
import { isSamePrincipal } from './is-same.ts';

export interface PrincipalParts {
  readonly organization: Organization;
  readonly holdings: HoldingCompiler;
  readonly statements: StatementCompiler;
  readonly invitations: AccessOptions['invitations'];
}

/** Everybody, and what they have of teams. */
export interface CompiledPrincipals {
  readonly teams: ReadonlyMap<string, CompiledTeam>;
  /** Whoever a request may name, by `member/ana`: members, service accounts, tokens, then teams. */
  readonly byName: ReadonlyMap<string, CompiledPrincipal>;
}

/** @param like those of the same workshop at another time: whoever holds the same is the same object */
export function compilePrincipals(parts: PrincipalParts, like?: CompiledPrincipals): CompiledPrincipals {
  const { organization } = parts;
  const teams = compileTeams(organization, parts.holdings, like?.teams);
  const stays = staysByMember(organization);
  const byName = new Map<string, CompiledPrincipal>();
  function add(principal: CompiledPrincipal): void {
    const before = like?.byName.get(principal.name);
    byName.set(
      principal.name,
      before !== undefined && isSamePrincipal(before, principal) ? before : principal,
    );
  }
  for (const member of organization.members.values())
    add(person(parts, 'member', member, stays.get(member.name) ?? [], teams));
  for (const account of organization.serviceAccounts.values())
    add(person(parts, 'service-account', account, stays.get(`service-account/${account.name}`) ?? [], teams));
  for (const token of organization.tokens.values()) add(compileToken(parts, token, byName));
  for (const team of teams.values()) add(team.asPrincipal);
  return { teams, byName };
}

function person(
  { holdings, statements, invitations }: PrincipalParts,
  type: 'member' | 'service-account',
  declared: Member | ServiceAccount,
  stays: readonly Stay[],
  teams: ReadonlyMap<string, CompiledTeam>,
): CompiledPrincipal {
  const name = `${type}/${declared.name}`;
  const invitation = type === 'member' ? invitations?.get(declared.name) : undefined;
  const own = [holdings.organizationRole(declared.role), holdings.bound(declared.bindings)];
  const inTeams = stays.map(({ team, membership }): HoldingGroup & TeamStay => ({
    holdings: teams.get(team)?.holdings ?? [],
    teams: teams.get(team)?.chain ?? [],
    membership,
    ...periodOf(membership),
  }));
  return {
    name,
    subject: {
      type,
      name: declared.name,
      id: declared.id,
      attributes: attributesOf(declared.attributes),
      teams: inTeams,
    },
    inactive: inactivity(name, declared, invitation),
    invitationExpires: periodOf(invitation?.expires === undefined ? {} : { expires: invitation.expires })
      .expires,
    groups: [
      ...own.map((held): HoldingGroup => ({ holdings: held, membership: undefined, ...always })),
      ...inTeams,
    ].filter((group) => group.holdings.length > 0),
    boundary: statements.boundary(declared.boundary),
    token: undefined,
  };
}

function inactivity(
  principal: string,
  { status }: { readonly status: 'active' | 'suspended' },
  invitation: OpenInvitation | undefined,
): Inactivity | undefined {
  if (status === 'suspended') return { principal, because: 'suspended' };
  return invitation === undefined ? undefined : { principal, because: invitation.is };
}

function compileToken(
  { holdings, statements }: PrincipalParts,
  { name, id, owner: ownerName, inherit, bindings, scopes, expires, revoked }: Token,
  byName: ReadonlyMap<string, CompiledPrincipal>,
): CompiledPrincipal {
  const principal = `token/${name}`;
  const owner = byName.get(ownerName) ?? noPrincipal(ownerName);
  const subject: Subject = { type: 'token', name, id, attributes: new Map(), teams: [] };
  return {
    name: principal,
    subject,
    inactive: revoked ? { principal, because: 'revoked' } : undefined,
    groups: [{ holdings: holdings.bound(bindings), membership: undefined, ...always }],
    boundary: undefined,
    invitationExpires: Number.POSITIVE_INFINITY,
    token: {
      owner,
      expires: periodOf(expires === undefined ? {} : { expires }).expires,
      inherits: inherit,
      scopes: scopes && statements.scopes(name, scopes),
    },
  };
}

/** Stands where a name leads nowhere. */
function noPrincipal(name: string): CompiledPrincipal {
  return {
    name,
    subject: nobody,
    inactive: { principal: name, because: 'unknown' },
    groups: [],
    invitationExpires: Number.POSITIVE_INFINITY,
    boundary: undefined,
    token: undefined,
  };
}

/** Keys are compared without case: of two that clash nobody knows which is meant. */
function attributesOf(attributes: JsonObject | undefined): ReadonlyMap<string, unknown> {
  const byName = new Map<string, unknown>();
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const key = name.toLowerCase();
    const clashes = byName.has(key) && !jsonEqual(byName.get(key) as JsonObject, value);
    byName.set(key, clashes ? ambiguous : value);
  }
  return byName;
}

interface Stay {
  readonly team: string;
  readonly membership: TeamMembership;
}

function staysByMember({ teams }: Organization): ReadonlyMap<string, readonly Stay[]> {
  const byMember = new Map<string, Stay[]>();
  for (const { name, members } of teams.values()) {
    for (const membership of members) {
      const stays = byMember.get(membership.member);
      if (stays === undefined) byMember.set(membership.member, [{ team: name, membership }]);
      else stays.push({ team: name, membership });
    }
  }
  return byMember;
}

import type { Organization } from '../../model/model.ts';
import type { WrittenGuardrail } from '../../schema/generated/documents.ts';
import { holdsSome, type RoleStay, roleStays } from './role-stays.ts';
import { exemptionsOf, type GuardrailRule } from './rule.ts';
import { ownNames, type RuleNames } from './rule-names.ts';
import { isInSome, type Stay, teamChain, teamStays } from './team-stays.ts';

/** Whom a guardrail is about, and whom it lets pass. Times are in milliseconds. */
export interface Whom {
  readonly names: RuleNames;
  /** Whether somebody is meant by one of some patterns at a time: `*`, `member/ana`, `team/core`. */
  isMeant(patterns: readonly string[], principal: string, now: number): boolean;
  /** Whether somebody, or a team, is in one of some teams, or below it, at a time. A token is where its owner is. */
  isIn(teams: readonly string[], principal: string, now: number): boolean;
  /** Who owns a service account, or did before the change: a member or a team, who have its keys. */
  ownersOf(principal: string): readonly string[];
  /** Whether it lets somebody pass for good, at a time: by a team, by a role, or by name. A token is its owner. */
  isLetPass(unless: Unless | undefined, principal: string, now: number): boolean;
  /** Until when it does not count for somebody who is asked about at a time. */
  exemptUntil(principal: string, now: number): number;
}

export type Unless = NonNullable<NonNullable<WrittenGuardrail['forbid']>['unless']>;

/** Whom `unless` names, teams apart, in whichever list they stand. */
export function exceptionsIn(unless: Unless | undefined): Required<Unless> {
  const { teams = [], principals = [], roles = [] } = unless ?? {};
  return {
    teams: [...teams, ...principals.flatMap((each) => teamIn(each) ?? [])],
    principals: principals.filter((each) => teamIn(each) === undefined),
    roles,
  };
}

/** What does not depend on the guardrail. */
export interface People {
  readonly head: Organization;
  readonly stays: (principal: string) => readonly Stay[];
  readonly roles: (principal: string) => readonly RoleStay[];
  /** What the files before say; absent where they are not known or nothing was. */
  readonly base?: {
    readonly organization: Organization;
    readonly names: RuleNames;
    readonly stays: (principal: string) => readonly Stay[];
    readonly roles: (principal: string) => readonly RoleStay[];
  };
}

export function peopleOf(
  head: Organization,
  base?: { names: RuleNames; organization: Organization },
): People {
  return {
    head,
    stays: teamStays(head),
    roles: rolesOf(head),
    ...(base === undefined
      ? {}
      : {
          base: {
            organization: base.organization,
            names: base.names,
            stays: teamStays(base.organization),
            roles: rolesOf(base.organization),
          },
        }),
  };
}

/** Few guardrails ask for roles: they are gone through once one does. */
function rolesOf(organization: Organization): People['roles'] {
  let found: People['roles'] | undefined;
  return (principal) => {
    found ??= roleStays(organization);
    return found(principal);
  };
}

/**
 * In doubt a guardrail is about somebody and does not let them pass. Who was in a team of the files before is still
 * meant by a guardrail of those: leaving it and getting the access are two changes.
 *
 * @param evaluatedAt whether an exemption has expired
 */
export function whomOf({ guardrail, from }: GuardrailRule, people: People, evaluatedAt: number): Whom {
  const { head, stays } = people;
  const base = from === 'base' ? people.base : undefined;
  const names = base?.names ?? ownNames;
  const exemptions = exemptionsOf(guardrail).filter(({ until }) => evaluatedAt < until);
  const ownerOf = (principal: string) =>
    principal.startsWith('token/') ? head.tokens.get(principal.slice('token/'.length))?.owner : undefined;
  const isIn: Whom['isIn'] = (teams, principal, now) => {
    const own = new Set(teams.flatMap((team) => names.team(team) ?? []));
    const team = teamIn(principal);
    if (team !== undefined) return teamChain(head.teams, team).some((each) => own.has(each));
    return isInSome(stays(ownerOf(principal) ?? principal), own, now);
  };
  function wasIn(team: string, principal: string): boolean {
    if (base === undefined) return false;
    const teams = new Set([team]);
    // A team that holds a binding was itself there before.
    if (principal.startsWith('team/')) return true;
    const own = [...base.names.before(ownerOf(principal) ?? principal)];
    return own.some((each) => isInSome(base.stays(each), teams, evaluatedAt));
  }
  function isOneOf(patterns: readonly string[], principal: string, now: number): boolean {
    return patterns.some((pattern) => {
      if (pattern === '*') return true;
      const team = teamIn(pattern);
      if (team === undefined) return names.mayBe(pattern).has(principal);
      return isIn([team], principal, now) || wasIn(team, principal);
    });
  }
  const isExempt = (written: string, principal: string, now: number) => {
    const team = teamIn(written);
    if (team === undefined) return names.surelyIs(written) === principal;
    // Who joins an exempted team by the change itself is not exempt from what the files before ask.
    return isIn([team], principal, now) && (base === undefined || wasIn(team, principal));
  };
  return {
    names,
    isIn,
    ownersOf(principal) {
      const account = ownerOf(principal) ?? principal;
      if (!account.startsWith('service-account/')) return [];
      const now = accountOwner(head, account);
      const earlier = base === undefined ? [] : [...base.names.before(account)];
      const was = earlier.flatMap((each) => {
        const owner = base && accountOwner(base.organization, each);
        return owner === undefined ? [] : [...names.mayBe(owner)];
      });
      return [...new Set([...(now === undefined ? [] : [now]), ...was])];
    },
    isLetPass(unless, principal, now) {
      const { teams, principals, roles } = exceptionsIn(unless);
      const holder = ownerOf(principal) ?? principal;
      return (
        isIn(teams, principal, now) ||
        principals.some((each) => [principal, holder].includes(names.surelyIs(each) ?? '')) ||
        (roles.length > 0 &&
          holdsSome(people.roles(holder), new Set(roles.flatMap((role) => names.role(role) ?? [])), now))
      );
    },
    isMeant(patterns, principal, now) {
      const owner = ownerOf(principal);
      return isOneOf(patterns, principal, now) || (owner !== undefined && isOneOf(patterns, owner, now));
    },
    exemptUntil(principal, now) {
      const owner = ownerOf(principal);
      const own = exemptions.filter(
        ({ principal: written }) =>
          isExempt(written, principal, now) || (owner !== undefined && isExempt(written, owner, now)),
      );
      return Math.max(Number.NEGATIVE_INFINITY, ...own.map(({ until }) => until));
    },
  };
}

function accountOwner({ serviceAccounts }: Organization, principal: string): string | undefined {
  return serviceAccounts.get(principal.slice('service-account/'.length))?.owner;
}

function teamIn(pattern: string): string | undefined {
  return pattern.startsWith('team/') ? pattern.slice('team/'.length) : undefined;
}

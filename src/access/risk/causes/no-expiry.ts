import type { Binding, Member, Organization } from '../../../model/model.ts';
import { nameSome } from '../../name-some.ts';
import type { RatedChange } from '../rated-change.ts';
import type { RiskFacts } from '../risk-facts.ts';
import type { Why } from '../why.ts';

/** What a member gains by a binding of their own, an exception, that the change adds and that does not end. */
export function withoutExpiry({ base, head }: Pick<RiskFacts, 'base' | 'head'>): Why {
  const before = new Map([...(base?.members.values() ?? [])].map((member) => [member.id, member]));
  return (change) => {
    if (change.until !== undefined) return undefined;
    const roles = rolesHeldAlone(change);
    if (roles !== 'any' && roles.size === 0) return undefined;
    const given = new Set<string>();
    const endless = change.principals.filter((name) => {
      const own = endlessOf(name).filter((role) => roles === 'any' || roles.has(role));
      for (const role of own) given.add(role);
      return own.length > 0;
    });
    if (endless.length === 0) return undefined;
    return `${nameSome(endless)} ${endless.length === 1 ? 'holds' : 'hold'} ${nameSome([...given])} directly and without an end`;
  };

  /** The roles that somebody comes to hold by bindings of their own without an end. */
  function endlessOf(name: string): readonly string[] {
    const member = memberOf(head, name);
    if (member === undefined) return [];
    const held = (before.get(member.id)?.bindings ?? []).filter(isEndless).map(scopeOf);
    return member.bindings
      .filter((binding) => isEndless(binding) && !held.includes(scopeOf(binding)))
      .map(({ role }) => `role/${role}`);
  }
}

/** The roles that some route begins with: no team stands before them. Of routes that are not told it may be any. */
function rolesHeldAlone({ routes, moreRoutes }: RatedChange): ReadonlySet<string> | 'any' {
  if (moreRoutes > 0) return 'any';
  const first = routes.flatMap(({ steps }) => steps.find(({ is }) => is !== 'owner') ?? []);
  return new Set(first.filter(({ is }) => is === 'role').map(({ name }) => name));
}

function memberOf({ members }: Organization, name: string): Member | undefined {
  return name.startsWith('member/') ? members.get(name.slice('member/'.length)) : undefined;
}

function isEndless({ expires }: Binding): boolean {
  return expires === undefined;
}

function scopeOf({ role, zone, on }: Binding): string {
  return JSON.stringify([role, zone, on]);
}

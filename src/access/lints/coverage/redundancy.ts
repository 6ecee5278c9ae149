import type { Binding } from '../../../model/model.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import { findCover } from './find-cover.ts';
import { roleStatements } from './role-statements.ts';
import { type ScopedStatement, scoping } from './scoped-statement.ts';

/** A role held on a scope for a time, and how. */
export interface Held {
  readonly binding: Pick<Binding, 'role' | 'zone' | 'on'>;
  /** In milliseconds: from, and before. */
  readonly starts: number;
  readonly expires: number;
}

/**
 * Finds what makes a binding needless: others that together give all that it gives, and deny all that it denies, for as
 * long as it is in force. Undefined where nothing does, or where it is not certain.
 */
export function redundancyIn(
  linted: LintedOrganization,
): <T extends Held>(held: Held, others: readonly T[]) => readonly T[] | undefined {
  const statementsOf = roleStatements(linted);
  const scoped = scoping();
  const { now } = linted;
  return (held, others) => {
    const own = statementsOf(held.binding.role);
    if (own === undefined || !own.isAll || own.statements.length === 0) return undefined;
    const roles = new Set(others.flatMap(({ binding }) => statementsOf(binding.role) ?? []));
    // A scope may leave nothing of a statement, which then nothing has to cover.
    const isScoped = held.binding.zone !== undefined || held.binding.on !== undefined;
    if (!isScoped && own.statements.some((each) => ![...roles].some((role) => role.mayCover(each)))) return undefined;
    const needed = new Set<(typeof others)[number]>();
    const begin = Math.max(now, held.starts);
    if (begin >= held.expires) return undefined;
    const moments = others.flatMap(({ starts, expires }) => [starts, expires]);
    for (const moment of new Set([begin, ...moments.filter((each) => each > begin && each < held.expires)])) {
      const cover = coverAt(others.filter(({ starts, expires }) => starts <= moment && moment < expires));
      if (cover === undefined) return undefined;
      for (const each of cover) needed.add(each);
    }
    return others.filter((each) => needed.has(each));

    function coverAt<O extends Held>(inForce: readonly O[]): readonly O[] | undefined {
      const owners = new Map<ScopedStatement, O>();
      for (const other of inForce) for (const each of statementsIn(other)) if (!owners.has(each)) owners.set(each, other);
      const by = new Set<O>();
      for (const statement of statementsIn(held)) {
        const alike = [...owners.keys()].filter(({ isDeny }) => isDeny === statement.isDeny);
        const cover = findCover(linted, statement, alike);
        if (cover === undefined) return undefined;
        for (const each of cover) by.add(owners.get(each) as O);
      }
      return by.size === 0 ? undefined : [...by];
    }
  };

  function statementsIn({ binding }: Held): readonly ScopedStatement[] {
    const role = statementsOf(binding.role);
    if (role === undefined) return [];
    return scoped(role.statements, { ...binding, reachesZones: role.role.reachesZones });
  }
}

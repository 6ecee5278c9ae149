import type { JsonObject } from '../../digest/json.ts';
import { always } from '../compile/compile-holdings.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import { type Engine, engineOf } from '../engine/engine.ts';
import type { CompiledPrincipal, HoldingGroup } from '../engine/principal.ts';
import { effectiveAccess } from '../sets/effective-access.ts';
import type { CompiledStatement } from '../statements/compiled-statement.ts';
import { type StatementTable, statementTable } from '../statements/statement-table.ts';
import type { Finder } from './find-in.ts';
import type { Scope } from './scope.ts';

/**
 * Whether somebody could have anything of a scope, at whatever time: `false` is certain. What each role allows at best
 * is looked at once, for all who hold it; conditions, denies, boundaries, times and the scopes of bindings only take
 * away from that.
 */
export function couldReachIn(
  access: CompiledAccess,
  finder: Finder,
): (principal: string, scope: Scope) => boolean {
  const engine = engineOf(access);
  const known = new Map<string, Answers>();
  return (principal, scope) => {
    const found = engine.byName.get(principal);
    if (found === undefined) return false;
    const answers = known.get(scope.key) ?? { tables: new Map(), groups: new Map() };
    known.set(scope.key, answers);
    // What a token has its owner has.
    return (found.token?.owner ?? found).groups.some((group) => ofGroup(group, scope, answers));
  };

  function ofGroup({ holdings }: HoldingGroup, scope: Scope, { groups, tables }: Answers): boolean {
    const before = groups.get(holdings);
    if (before !== undefined) return before;
    const could = holdings.some(({ table }) => {
      const found = tables.get(table) ?? ofTable(engine, finder, table, scope);
      tables.set(table, found);
      return found;
    });
    groups.set(holdings, could);
    return could;
  }
}

interface Answers {
  readonly tables: Map<StatementTable, boolean>;
  /** Everybody in a team shares what it holds. */
  readonly groups: Map<HoldingGroup['holdings'], boolean>;
}

function ofTable(engine: Engine, finder: Finder, { statements }: StatementTable, scope: Scope): boolean {
  const allows = statements.filter(({ isDeny }) => !isDeny);
  const varying = statementTable(allows.filter(({ variesByPrincipal }) => variesByPrincipal));
  const same = statementTable(allows.filter(({ variesByPrincipal }) => !variesByPrincipal).map(anytime));
  // Of what differs from one to another the action alone is known.
  const may = holding(engine, varying);
  if (scope.actions.some((action) => may.mayHave(action))) return true;
  return finder.inSet(holding(engine, same), scope).is !== 'none';
}

function anytime(statement: CompiledStatement): CompiledStatement {
  const { conditions: _, ...written } = statement.source.written;
  const source = { ...statement.source, written: written as JsonObject };
  return { ...statement, source, conditions: [] };
}

/** What somebody would have who holds nothing else. */
function holding(engine: Engine, table: StatementTable) {
  const role = { name: '', reachesZones: true, table };
  const group = {
    ...{ ...always, membership: undefined },
    holdings: [{ role, table, scope: undefined, ...always, teams: [], binding: undefined }],
  };
  const principal: CompiledPrincipal = {
    ...{ name: 'anybody', subject: engine.nobody, inactive: undefined, groups: [group] },
    ...{ boundary: undefined, token: undefined, invitationExpires: Number.POSITIVE_INFINITY },
  };
  const alone: Engine = { ...engine, boundary: undefined, byName: new Map([[principal.name, principal]]) };
  return effectiveAccess(alone, principal.name, 0);
}

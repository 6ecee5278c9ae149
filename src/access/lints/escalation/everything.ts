import type { CompiledRole, Holding } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type StatementTable, statementTable } from '../../statements/statement-table.ts';
import { everyResourceOf } from '../../text/compiled-resource.ts';
import { resourceSet } from '../../text/resource-set.ts';

/** What whoever may write a role or policy can write into it: every action on every resource of the organization. */
export function everythingIn(organizationId: string): CompiledStatement {
  return {
    source: {
      effect: 'allow',
      from: { is: 'permissions', role: '' },
      index: 0,
      written: { effect: 'allow', actions: ['*'] },
    },
    isDeny: false,
    actions: 'all',
    exceptActions: false,
    resources: resourceSet([everyResourceOf(organizationId)]),
    exceptResources: false,
    only: undefined,
    onlyText: '',
    conditions: [],
    variesByPrincipal: false,
  };
}

/** A table with everything in place of what a policy says. */
export function withPolicyWritten(
  { statements }: StatementTable,
  policy: string,
  everything: CompiledStatement,
): StatementTable {
  return statementTable([...statements.filter((each) => !isOfPolicy(each, policy)), everything]);
}

export function isOfPolicy({ source: { from } }: CompiledStatement, policy: string): boolean {
  return from.is === 'policy' && from.policy === policy;
}

/** A role may be written to reach isolated zones too. */
export function holdingOf(holding: Holding, table: StatementTable, reachesZones: boolean): Holding {
  const role: CompiledRole = { ...holding.role, table, reachesZones };
  return { ...holding, role, table };
}

import type { CompiledPrincipal, Holding, HoldingGroup, Scope } from '../../src/access/engine/principal.ts';
import type { StatementTable } from '../../src/access/statements/statement-table.ts';

/** All that was compiled of a principal, with the places of its bindings, as values that can be compared. */
export function saidOf({ name, subject, groups, boundary, token, ...rest }: CompiledPrincipal): unknown {
  return {
    name,
    ...rest,
    subject: {
      ...subject,
      attributes: [...subject.attributes],
      teams: subject.teams.map(({ teams, starts, expires }) => ({ teams, starts, expires })),
    },
    groups: groups.map(group),
    boundary: table(boundary),
    token: token && { ...token, owner: saidOf(token.owner), scopes: table(token.scopes) },
  };
}

function group({ holdings, membership, isLimited, starts, expires }: HoldingGroup) {
  return { holdings: holdings.map(holding), membership, isLimited, starts, expires };
}

function holding({ role, table: ofRole, scope, ...rest }: Holding) {
  return { role: { ...role, table: table(role.table) }, table: table(ofRole), scope: scoped(scope), ...rest };
}

function scoped(scope: Scope | undefined) {
  return scope && { ...scope, on: scope.on?.patterns.map(({ shape, text }) => [shape, text]) };
}

function table(statements: StatementTable | undefined) {
  return statements?.statements.map(({ source }) => source);
}

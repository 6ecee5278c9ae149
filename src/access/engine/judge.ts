import { type CompiledStatement, statementMatches } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';
import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import { type Frame, zoneNotSought } from './frame.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from './principal.ts';
import { isReached } from './scope.ts';
import type { Subject } from './subject.ts';

/** Whether a request is allowed, everything about the request itself being in order. The principal is active. */
export function isPrincipalAllowed(
  engine: Engine,
  frame: Frame,
  principal: CompiledPrincipal,
  action: Action,
): boolean {
  const { token } = principal;
  if (token === undefined) return isMemberAllowed(engine, frame, principal, action);
  turnTo(engine, frame, token.owner.subject);
  if (!isMemberAllowed(engine, frame, token.owner, action)) return false;
  turnTo(engine, frame, principal.subject);
  return (
    (token.inherits || groupsAllow(engine, frame, principal.groups, action)) &&
    (token.scopes === undefined || tableAllows(engine, frame, token.scopes, action))
  );
}

/** Conditions and variables ask about another principal from now on. */
export function turnTo({ zones }: Engine, frame: Frame, subject: Subject): void {
  frame.subject = subject;
  if (zones.hasVariables) frame.zone = zoneNotSought;
}

function isMemberAllowed(
  engine: Engine,
  frame: Frame,
  { groups, boundary }: CompiledPrincipal,
  action: Action,
): boolean {
  return (
    groupsAllow(engine, frame, groups, action) &&
    (engine.boundary === undefined || tableAllows(engine, frame, engine.boundary, action)) &&
    (boundary === undefined || tableAllows(engine, frame, boundary, action))
  );
}

/** Whether some allow matches and no deny does. */
function groupsAllow(engine: Engine, frame: Frame, groups: readonly HoldingGroup[], action: Action): boolean {
  const { now } = frame;
  let isAllowed = false;
  for (const { starts, expires, holdings } of groups) {
    if (now < starts || now >= expires) continue;
    for (const holding of holdings) {
      if (now < holding.starts || now >= holding.expires) continue;
      const candidates = candidatesFor(holding.role.table, action, engine.actions.services);
      if (candidates === undefined) continue;
      if (isDenied(engine, frame, holding, candidates.denies)) return false;
      isAllowed ||= isGiven(engine, frame, holding, candidates.allows);
    }
  }
  return isAllowed;
}

function isDenied(
  { zones }: Engine,
  frame: Frame,
  holding: Holding,
  denies: readonly CompiledStatement[],
): boolean {
  if (denies.length === 0 || !isReached(holding, frame, zones, true)) return false;
  for (const statement of denies) if (statementMatches(statement, frame)) return true;
  return false;
}

function isGiven(
  { zones }: Engine,
  frame: Frame,
  holding: Holding,
  allows: readonly CompiledStatement[],
): boolean {
  if (allows.length === 0 || !isReached(holding, frame, zones, false)) return false;
  for (const statement of allows) if (statementMatches(statement, frame)) return true;
  return false;
}

function tableAllows(engine: Engine, frame: Frame, table: StatementTable, action: Action): boolean {
  const candidates = candidatesFor(table, action, engine.actions.services);
  if (candidates === undefined) return false;
  for (const statement of candidates.denies) if (statementMatches(statement, frame)) return false;
  for (const statement of candidates.allows) if (statementMatches(statement, frame)) return true;
  return false;
}

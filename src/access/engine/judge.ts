import { type CompiledStatement, statementMatches } from '../statements/compiled-statement.ts';
import { type Candidates, candidatesFor, type StatementTable } from '../statements/statement-table.ts';
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
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at] as HoldingGroup;
    if (group.isLimited && !isInForce(group, now)) continue;
    const { holdings } = group;
    for (let index = 0; index < holdings.length; index += 1) {
      const holding = holdings[index] as Holding;
      if (holding.isLimited && !isInForce(holding, now)) continue;
      const candidates = candidatesFor(holding.table, action, engine.actions.services);
      if (candidates === undefined) continue;
      if (isDenied(engine, frame, holding, candidates)) return false;
      isAllowed = isAllowed || isGiven(engine, frame, holding, candidates);
    }
  }
  return isAllowed;
}

function isInForce({ starts, expires }: Holding | HoldingGroup, now: number): boolean {
  return starts <= now && now < expires;
}

function isDenied({ zones }: Engine, frame: Frame, holding: Holding, candidates: Candidates): boolean {
  if (candidates[0]?.isDeny !== true) return false;
  if (holding.scope !== undefined && !isReached(holding, frame, zones, true)) return false;
  for (let at = 0; at < candidates.length; at += 1) {
    const statement = candidates[at] as CompiledStatement;
    if (!statement.isDeny) return false;
    if (statementMatches(statement, frame)) return true;
  }
  return false;
}

function isGiven({ zones }: Engine, frame: Frame, holding: Holding, candidates: Candidates): boolean {
  const isFree = holding.scope === undefined && !zones.hasIsolated;
  if (!isFree && !isReached(holding, frame, zones, false)) return false;
  // Allows stand last.
  for (let at = candidates.length - 1; at >= 0; at -= 1) {
    const statement = candidates[at] as CompiledStatement;
    if (statement.isDeny) return false;
    if (statementMatches(statement, frame)) return true;
  }
  return false;
}

function tableAllows(engine: Engine, frame: Frame, table: StatementTable, action: Action): boolean {
  const candidates = candidatesFor(table, action, engine.actions.services);
  if (candidates === undefined) return false;
  // Denies stand first.
  for (const statement of candidates) if (statementMatches(statement, frame)) return !statement.isDeny;
  return false;
}

import { type CompiledStatement, statementMatches } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';
import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import type { Frame } from './frame.ts';
import { isPrincipalAllowed, turnTo } from './judge.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from './principal.ts';
import { isReached } from './scope.ts';

type Answer = 'allowed' | 'conditional' | 'denied';

/**
 * What is found of some statements, in bits: whether a deny or an allow matches, and the same where the keys that the
 * caller left out may have any value; or that it depends on the principal.
 */
const denies = 1;
const allows = 2;
const deniesOpen = 4;
const allowsOpen = 8;
const varies = 16;

/**
 * Asks one question about many principals: what roles, teams and boundaries say to it is found once for all who share
 * them. The notes are of this one question and end with it.
 */
export function poll(engine: Engine, frame: Frame, action: Action): (principal: CompiledPrincipal) => Answer {
  const notes: Notes = { tables: new Map(), groups: new Map() };
  return (principal) => {
    const found = principal.token === undefined ? personal(engine, frame, principal, action, notes) : varies;
    if ((found & varies) !== 0) return askAlone(engine, frame, principal, action);
    if ((found & denies) === 0 && (found & allows) !== 0) return 'allowed';
    return (found & deniesOpen) === 0 && (found & allowsOpen) !== 0 ? 'conditional' : 'denied';
  };
}

interface Notes {
  readonly tables: Map<StatementTable, number>;
  readonly groups: Map<readonly Holding[], number>;
}

function askAlone(engine: Engine, frame: Frame, principal: CompiledPrincipal, action: Action): Answer {
  turnTo(engine, frame, principal.subject);
  if (isPrincipalAllowed(engine, frame, principal, action)) return 'allowed';
  frame.isOpen = true;
  turnTo(engine, frame, principal.subject);
  const mayBe = isPrincipalAllowed(engine, frame, principal, action);
  frame.isOpen = false;
  return mayBe ? 'conditional' : 'denied';
}

function personal(
  engine: Engine,
  frame: Frame,
  { groups, boundary }: CompiledPrincipal,
  action: Action,
  notes: Notes,
): number {
  let found = 0;
  for (const group of groups) {
    if (group.starts > frame.now || frame.now >= group.expires) continue;
    found |= ofGroup(engine, frame, group, action, notes);
  }
  // Most principals have nothing to do with most actions.
  if (found === 0) return 0;
  if (engine.boundary !== undefined)
    found = within(found, ofTable(engine, frame, engine.boundary, action, notes));
  return boundary === undefined ? found : within(found, ofTable(engine, frame, boundary, action, notes));
}

/** A deny in either wins; an allow is needed in both. */
function within(found: number, boundary: number): number {
  return ((found | boundary) & (denies | deniesOpen | varies)) | (found & boundary & (allows | allowsOpen));
}

function ofGroup(engine: Engine, frame: Frame, group: HoldingGroup, action: Action, notes: Notes): number {
  const isShared = group.membership !== undefined;
  const before = isShared ? notes.groups.get(group.holdings) : undefined;
  if (before !== undefined) return before;
  let found = 0;
  for (const holding of group.holdings) {
    if (holding.starts > frame.now || frame.now >= holding.expires) continue;
    found |= ofHolding(engine, frame, holding, action, notes);
  }
  if (isShared) notes.groups.set(group.holdings, found);
  return found;
}

function ofHolding(engine: Engine, frame: Frame, holding: Holding, action: Action, notes: Notes): number {
  const found = ofTable(engine, frame, holding.table, action, notes);
  const { scope } = holding;
  if (found === 0 || (found & varies) !== 0 || (scope === undefined && !engine.zones.hasIsolated))
    return found;
  if (scope?.variesByPrincipal === true || engine.zones.hasVariables) return varies;
  const reached = (isDeny: boolean, isOpen: boolean) => {
    frame.isOpen = isOpen;
    const answer = isReached(holding, frame, engine.zones, isDeny);
    frame.isOpen = false;
    return answer;
  };
  let kept = 0;
  if ((found & denies) !== 0 && reached(true, false)) kept |= denies;
  if ((found & deniesOpen) !== 0 && reached(true, true)) kept |= deniesOpen;
  if ((found & allows) !== 0 && reached(false, false)) kept |= allows;
  if ((found & allowsOpen) !== 0 && reached(false, true)) kept |= allowsOpen;
  return kept;
}

function ofTable(engine: Engine, frame: Frame, table: StatementTable, action: Action, notes: Notes): number {
  const before = notes.tables.get(table);
  if (before !== undefined) return before;
  const candidates = candidatesFor(table, action, engine.actions.services);
  const found = candidates === undefined ? 0 : ofStatements(engine, frame, candidates);
  notes.tables.set(table, found);
  return found;
}

function ofStatements({ zones }: Engine, frame: Frame, statements: readonly CompiledStatement[]): number {
  let found = 0;
  for (const statement of statements) {
    if (statement.variesByPrincipal || zones.hasVariables) return varies;
    if (statementMatches(statement, frame)) found |= statement.isDeny ? denies : allows;
    frame.isOpen = true;
    if (statementMatches(statement, frame)) found |= statement.isDeny ? deniesOpen : allowsOpen;
    frame.isOpen = false;
  }
  return found;
}

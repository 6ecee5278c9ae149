import type { AccessPath, Contribution, Layer } from '../decision.ts';
import { type CompiledStatement, statementMatches } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';
import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import type { Frame } from './frame.ts';
import { turnTo } from './judge.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from './principal.ts';
import { isReached } from './scope.ts';

/** What a layer says: the statements that count in it. */
export interface LayerFindings {
  readonly layer: Layer;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly contribution: Contribution;
  readonly statement: CompiledStatement;
  /** What it is held by; of a boundary or scope nothing. */
  readonly holding: Holding | undefined;
}

/** Which statements about an action count, and which bindings reach. */
export interface Counting {
  statement(statement: CompiledStatement, frame: Frame): boolean;
  reach(holding: Holding, frame: Frame, isDeny: boolean): boolean;
}

/** What counts in a decision: whatever matches the request. */
export function matching({ zones }: Engine): Counting {
  return {
    statement: statementMatches,
    reach: (holding, frame, isDeny) => isReached(holding, frame, zones, isDeny),
  };
}

/** The findings of every layer of a principal, in the order in which they are asked. */
export function collectLayers(
  engine: Engine,
  frame: Frame,
  principal: CompiledPrincipal,
  action: Action,
  counting: Counting,
): readonly LayerFindings[] {
  const { token, name } = principal;
  if (token === undefined)
    return personalLayers(engine, frame, principal, { principal: name, teams: [] }, action, counting);
  const { owner, inherits, scopes } = token;
  turnTo(engine, frame, owner.subject);
  const owners = personalLayers(
    engine,
    frame,
    owner,
    { principal: name, owner: owner.name, teams: [] },
    action,
    counting,
  );
  turnTo(engine, frame, principal.subject);
  const own: LayerFindings[] = [];
  const path = { principal: name, teams: [] };
  if (!inherits)
    own.push(ofGroups('token-bindings', engine, frame, principal.groups, path, action, counting));
  if (scopes !== undefined) own.push(ofTable('token-scopes', engine, frame, scopes, path, action, counting));
  return [...owners, ...own];
}

function personalLayers(
  engine: Engine,
  frame: Frame,
  { groups, boundary }: CompiledPrincipal,
  path: AccessPath,
  action: Action,
  counting: Counting,
): readonly LayerFindings[] {
  const layers = [ofGroups('bindings', engine, frame, groups, path, action, counting)];
  if (engine.boundary !== undefined)
    layers.push(ofTable('organization-boundary', engine, frame, engine.boundary, path, action, counting));
  if (boundary !== undefined)
    layers.push(ofTable('principal-boundary', engine, frame, boundary, path, action, counting));
  return layers;
}

function ofGroups(
  layer: Layer,
  { actions }: Engine,
  frame: Frame,
  groups: readonly HoldingGroup[],
  path: AccessPath,
  action: Action,
  counting: Counting,
): LayerFindings {
  const findings: Finding[] = [];
  for (const group of groups) {
    if (!isInForce(group, frame)) continue;
    for (const holding of group.holdings) {
      if (!isInForce(holding, frame)) continue;
      const candidates = candidatesFor(holding.role.table, action, actions.services);
      if (candidates === undefined) continue;
      const found = [...candidates.denies, ...candidates.allows].filter(
        (statement) =>
          counting.reach(holding, frame, statement.isDeny) && counting.statement(statement, frame),
      );
      if (found.length === 0) continue;
      const whole = pathOf(path, group, holding);
      for (const statement of found) findings.push(finding(layer, whole, statement, holding));
    }
  }
  return { layer, findings };
}

function ofTable(
  layer: Layer,
  { actions }: Engine,
  frame: Frame,
  table: StatementTable,
  path: AccessPath,
  action: Action,
  counting: Counting,
): LayerFindings {
  const candidates = candidatesFor(table, action, actions.services);
  if (candidates === undefined) return { layer, findings: [] };
  const findings = [...candidates.denies, ...candidates.allows]
    .filter((statement) => counting.statement(statement, frame))
    .map((statement) => finding(layer, path, statement, undefined));
  return { layer, findings };
}

function finding(
  layer: Layer,
  path: AccessPath,
  statement: CompiledStatement,
  holding: Holding | undefined,
): Finding {
  const { source } = statement;
  return { contribution: { effect: source.effect, layer, path, statement: source }, statement, holding };
}

function isInForce(
  { starts, expires }: { readonly starts: number; readonly expires: number },
  { now }: Frame,
): boolean {
  return starts <= now && now < expires;
}

function pathOf(
  path: AccessPath,
  { membership }: HoldingGroup,
  { teams, binding, role }: Holding,
): AccessPath {
  return {
    ...path,
    teams,
    ...(membership === undefined ? {} : { membership }),
    ...(binding === undefined ? {} : { binding }),
    role: role.name,
  };
}

import type { AccessPath, Contribution, Layer } from '../decision.ts';
import { type CompiledStatement, statementMatches } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';
import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import type { Frame } from './frame.ts';
import { turnTo } from './judge.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from './principal.ts';
import { isReached } from './scope.ts';
import type { ZoneTable } from './zone-table.ts';

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
  /** Whether what has ended or not started counts as well. */
  readonly isAtAnyTime?: boolean;
}

/** What counts in a decision: whatever matches the request. */
export function matching(zones: ZoneTable): Counting {
  return {
    statement: statementMatches,
    reach: (holding, frame, isDeny) => isReached(holding, frame, zones, isDeny),
  };
}

/** What is looked for, whose access it is, and for which token where it is a token's owner's. */
interface Inquiry {
  readonly engine: Engine;
  readonly frame: Frame;
  readonly action: Action;
  readonly counting: Counting;
  readonly principal: string;
  readonly owner: string | undefined;
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
  const inquiry: Inquiry = { engine, frame, action, counting, principal: name, owner: token?.owner.name };
  if (token === undefined) return personalLayers(inquiry, principal);
  turnTo(engine, frame, token.owner.subject);
  const layers = personalLayers(inquiry, token.owner);
  turnTo(engine, frame, principal.subject);
  const own: Inquiry = { ...inquiry, owner: undefined };
  if (!token.inherits) layers.push(ofGroups(own, 'token-bindings', principal.groups));
  if (token.scopes !== undefined) layers.push(ofTable(own, 'token-scopes', token.scopes));
  return layers;
}

function personalLayers(inquiry: Inquiry, { groups, boundary }: CompiledPrincipal): LayerFindings[] {
  const { engine } = inquiry;
  const layers = [ofGroups(inquiry, 'bindings', groups)];
  if (engine.boundary !== undefined) layers.push(ofTable(inquiry, 'organization-boundary', engine.boundary));
  if (boundary !== undefined) layers.push(ofTable(inquiry, 'principal-boundary', boundary));
  return layers;
}

function ofGroups(inquiry: Inquiry, layer: Layer, groups: readonly HoldingGroup[]): LayerFindings {
  const { now } = inquiry.frame;
  const isAtAnyTime = inquiry.counting.isAtAnyTime === true;
  const findings: Finding[] = [];
  for (const group of groups) {
    if (!isAtAnyTime && (now < group.starts || now >= group.expires)) continue;
    for (const holding of group.holdings) {
      if (!isAtAnyTime && (now < holding.starts || now >= holding.expires)) continue;
      addHolding(findings, inquiry, layer, group, holding);
    }
  }
  return { layer, findings };
}

function addHolding(
  findings: Finding[],
  inquiry: Inquiry,
  layer: Layer,
  group: HoldingGroup,
  holding: Holding,
): void {
  const { engine, frame, action, counting } = inquiry;
  const candidates = candidatesFor(holding.table, action, engine.actions.services);
  if (candidates === undefined) return;
  const reachesDenies = candidates[0]?.isDeny === true && counting.reach(holding, frame, true);
  const reachesAllows = candidates.at(-1)?.isDeny === false && counting.reach(holding, frame, false);
  let path: AccessPath | undefined;
  for (const statement of candidates) {
    if (!(statement.isDeny ? reachesDenies : reachesAllows) || !counting.statement(statement, frame))
      continue;
    path ??= pathOf(inquiry, group, holding);
    findings.push(finding(layer, path, statement, holding));
  }
}

function ofTable(inquiry: Inquiry, layer: Layer, table: StatementTable): LayerFindings {
  const { engine, frame, action, counting } = inquiry;
  const findings: Finding[] = [];
  const candidates = candidatesFor(table, action, engine.actions.services);
  if (candidates === undefined) return { layer, findings };
  const path = emptyPath(inquiry);
  for (const statement of candidates)
    if (counting.statement(statement, frame)) findings.push(finding(layer, path, statement, undefined));
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

type OpenPath = { -readonly [K in keyof AccessPath]: AccessPath[K] };

const noTeams: readonly string[] = [];

function emptyPath({ principal, owner }: Inquiry): OpenPath {
  return owner === undefined ? { principal, teams: noTeams } : { principal, owner, teams: noTeams };
}

function pathOf(
  inquiry: Inquiry,
  { membership }: HoldingGroup,
  { teams, binding, role }: Holding,
): AccessPath {
  const path = emptyPath(inquiry);
  path.teams = teams;
  if (membership !== undefined) path.membership = membership;
  if (binding !== undefined) path.binding = binding;
  path.role = role.name;
  return path;
}

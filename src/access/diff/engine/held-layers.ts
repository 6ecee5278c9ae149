import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from '../../engine/principal.ts';
import type { StatementTable } from '../../statements/statement-table.ts';

/** What one principal holds at one time, as one of those who have to be allowed: a token's owner, then the token. */
export interface HeldLayer {
  /** Whose keys and variables it is asked with. */
  readonly holder: CompiledPrincipal;
  /** In force now; undefined where nothing has to be held, as by a token that has all that its owner has. */
  readonly held: readonly HeldNow[] | undefined;
  /** Each has to allow as well. */
  readonly limits: readonly Limit[];
}

export interface HeldNow {
  readonly group: HoldingGroup;
  /** Those of the group that are in force: the very same list where all are. */
  readonly holdings: readonly Holding[];
}

export interface Limit {
  readonly is: 'organization-boundary' | 'boundary' | 'scopes';
  readonly table: StatementTable;
}

const noLimits: readonly Limit[] = [];

export function heldLayers(engine: Engine, principal: CompiledPrincipal, now: number): readonly HeldLayer[] {
  return limitedLayers(engine, principal).map(({ holder, groups, limits }) => ({
    holder,
    limits,
    held: groups === undefined ? undefined : heldIn(groups, now),
  }));
}

/** Whether all that somebody holds counts as it is: of nobody's token, under no boundary. */
export function isUnlimited({ boundary }: Engine, principal: CompiledPrincipal): boolean {
  return principal.token === undefined && boundary === undefined && principal.boundary === undefined;
}

/** The same whenever it may be in force. */
export function limitedLayers(
  engine: Engine,
  principal: CompiledPrincipal,
): readonly (Omit<HeldLayer, 'held'> & { readonly groups: readonly HoldingGroup[] | undefined })[] {
  if (isUnlimited(engine, principal))
    return [{ holder: principal, groups: principal.groups, limits: noLimits }];
  const { token } = principal;
  const first = token?.owner ?? principal;
  const limits: Limit[] = [];
  if (engine.boundary !== undefined) limits.push({ is: 'organization-boundary', table: engine.boundary });
  if (first.boundary !== undefined) limits.push({ is: 'boundary', table: first.boundary });
  const layer = { holder: first, groups: first.groups, limits };
  if (token === undefined) return [layer];
  const scopes: readonly Limit[] = token.scopes === undefined ? [] : [{ is: 'scopes', table: token.scopes }];
  return [
    layer,
    { holder: principal, groups: token.inherits ? undefined : principal.groups, limits: scopes },
  ];
}

function heldIn(groups: readonly HoldingGroup[], now: number): readonly HeldNow[] {
  const held: HeldNow[] = [];
  for (const group of groups) {
    if (group.isLimited && !isInForce(group, now)) continue;
    const holdings = inForceOf(group.holdings, now);
    if (holdings.length > 0) held.push({ group, holdings });
  }
  return held;
}

/** Everybody in a team has the very same list at a time. */
export function inForceOf(holdings: readonly Holding[], now: number): readonly Holding[] {
  if (!holdings.some(({ isLimited }) => isLimited)) return holdings;
  const byTime = knownInForce.get(holdings) ?? new Map<number, readonly Holding[]>();
  knownInForce.set(holdings, byTime);
  const before = byTime.get(now);
  if (before !== undefined) return before;
  const all = holdings.every((holding) => isInForce(holding, now));
  const inForce = all ? holdings : holdings.filter((holding) => isInForce(holding, now));
  byTime.set(now, inForce);
  return inForce;
}

const knownInForce = new WeakMap<readonly Holding[], Map<number, readonly Holding[]>>();

export function isInForce({ starts, expires }: Holding | HoldingGroup, now: number): boolean {
  return starts <= now && now < expires;
}

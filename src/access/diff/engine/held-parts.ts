import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import type { RouteStep } from '../access-diff.ts';
import type { PartGroup } from '../system-access.ts';
import { isPlain } from './facets.ts';
import { HeldGroup } from './held-group.ts';
import { type HeldLayer, inForceOf, isInForce, isUnlimited } from './held-layers.ts';
import { HeldPart, type Inquiry } from './held-part.ts';
import { hasLimits, limitParts } from './limit-parts.ts';
import { heldSteps } from './route-steps.ts';

/** All that somebody holds who is under no limits, as nearly everybody: no layer is made of it. */
export function groupsOfUnlimited(inquiry: Inquiry): readonly PartGroup[] | undefined {
  const { engine, content, principal, now } = inquiry;
  if (!isUnlimited(engine, principal)) return undefined;
  const groups: PartGroup[] = [];
  for (const group of principal.groups) {
    if (group.isLimited && !isInForce(group, now)) continue;
    const lasting = content.lasting.get(group.holdings);
    if (lasting !== undefined) {
      groups.push(lasting);
      continue;
    }
    const holdings = inForceOf(group.holdings, now);
    if (holdings.length > 0) groups.push(groupOfHoldings(inquiry, principal, holdings));
  }
  // There are two for everybody, and what has grown by one at a time has room for many more.
  return groups.slice();
}

/** All that a layer is made of: what is held, then what limits it. */
export function groupsOfLayer(inquiry: Inquiry, layer: HeldLayer): readonly PartGroup[] {
  const groups = (layer.held ?? []).map(({ holdings }) => groupOfHoldings(inquiry, layer.holder, holdings));
  if (hasLimits(layer)) groups.push(new HeldGroup(inquiry.content, limitParts(inquiry, layer)));
  return groups;
}

/** The way to a part of one of the groups of all layers; nothing leads to limits. */
export function wayInLayers(
  { engine, principal }: Inquiry,
  layers: readonly HeldLayer[],
  group: number,
  part: number,
): readonly RouteStep<Place>[] {
  let first = 0;
  for (const layer of layers) {
    const { holder, held = [] } = layer;
    const found = held[group - first];
    if (found !== undefined) {
      const { membership } = found.group;
      return heldSteps(engine.organization, holder, membership, found.holdings[part] as Holding, principal);
    }
    first += held.length + (hasLimits(layer) ? 1 : 0);
  }
  return [];
}

/** What everybody holds alike is one group. */
function groupOfHoldings(
  inquiry: Inquiry,
  holder: CompiledPrincipal,
  holdings: readonly Holding[],
): PartGroup {
  const { content, principal } = inquiry;
  const isOwn = holder === principal && holder.token === undefined;
  const known = isOwn ? content.groups.get(holdings) : undefined;
  if (known !== undefined) return known;
  let isAlike = isOwn;
  const parts = holdings.map((holding) => {
    const keyed = content.holding(holding);
    isAlike &&= isPlain(keyed.facets);
    return new HeldPart(inquiry, holder, holding, keyed);
  });
  const made = new HeldGroup(content, parts);
  if (!isAlike) return made;
  content.groups.set(holdings, made);
  if (!holdings.some(({ isLimited }) => isLimited)) content.lasting.set(holdings, made);
  return made;
}

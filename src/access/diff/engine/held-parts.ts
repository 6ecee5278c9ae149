import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { CompiledAccess } from '../../compiled-access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import type { Subject } from '../../engine/subject.ts';
import type { RouteStep } from '../access-diff.ts';
import type { AccessPart, PartContents, PartGroup } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';
import { isPlain, standing } from './facets.ts';
import type { HeldLayer } from './held-layers.ts';
import { hasLimits, limitParts } from './limit-parts.ts';
import { heldSteps, statementSteps } from './route-steps.ts';
import { sayingsOf } from './sayings-of.ts';
import type { StatementKeyed } from './table-keys.ts';

/** Whose parts at what time. */
export interface Inquiry {
  readonly engine: Engine & CompiledAccess;
  readonly content: ContentKeys;
  readonly principal: CompiledPrincipal;
  readonly now: number;
}

/** All that a layer is made of: what is held, then what limits it. */
export function groupsOfLayer(inquiry: Inquiry, layer: HeldLayer): readonly PartGroup[] {
  const groups = (layer.held ?? []).map(({ holdings }) => groupOfHoldings(inquiry, layer.holder, holdings));
  if (hasLimits(layer)) groups.push(groupOf(inquiry, limitParts(inquiry, layer)));
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
  const isAlike = isOwn && holdings.every((holding) => isPlain(content.holding(holding).facets));
  const made = groupOf(
    inquiry,
    holdings.map((holding) => partOf(inquiry, holder, holding)),
  );
  if (isAlike) content.groups.set(holdings, made);
  return made;
}

function groupOf({ content }: Inquiry, parts: readonly AccessPart[]): PartGroup {
  const texts = parts.map(({ key, path }) => JSON.stringify([key, path]));
  return { key: content.text(texts.sort().join('\n')), parts };
}

/** What is the same for whoever holds it, and whenever, is made once. */
function partOf(inquiry: Inquiry, holder: CompiledPrincipal, holding: Holding): AccessPart {
  const { content } = inquiry;
  const isAlike = holder.token === undefined && isPlain(content.holding(holding).facets);
  const known = isAlike ? content.parts.get(holding) : undefined;
  const part = known ?? makePart(inquiry, holder, holding);
  if (isAlike) content.parts.set(holding, part);
  return part;
}

function makePart(
  { engine, content, now }: Inquiry,
  holder: CompiledPrincipal,
  holding: Holding,
): AccessPart {
  const { key, facets } = content.holding(holding);
  const { subject } = holder;
  const own = holder.token === undefined ? '' : 'own ';
  const sayings = (name: string): readonly StatementKeyed[] => {
    const action = engine.actions.find(name);
    const found = action && content.held(holding, action);
    if (found === undefined) return [];
    const all = sayingsOf(found, subject, now);
    return own === '' ? all : all.map((each) => ({ ...each, key: own + each.key }));
  };
  return {
    key: own + key + standing(facets, subject, now),
    path: own + content.path(holding),
    contents: contentsOf(content, holding, subject, now),
    document: `role/${holding.role.name}`,
    keyOf: (name) => {
      const action = engine.actions.find(name);
      const all = sayings(name);
      if (action === undefined || all.length === 0) return '';
      return `${content.action(action)} ${[...new Set(all.map((each) => each.key))].sort().join()}`;
    },
    asked: (name) => {
      const action = engine.actions.find(name);
      return action === undefined ? '' : content.action(action);
    },
    sayings,
    stepsTo: (name, saying) =>
      sayings(name)
        .filter((each) => each.key === saying)
        .map(({ statement }) => statementSteps(engine.organization, statement.source, holding.role.name)),
    get actions() {
      return content.table(holding.table).actions();
    },
  };
}

function contentsOf(content: ContentKeys, holding: Holding, subject: Subject, now: number): PartContents {
  const table = content.table(holding.table);
  const where = content.where(holding);
  return {
    key: table.key + standing(table.facets, subject, now),
    place: where.key + standing(where.facets, subject, now),
    statements: () =>
      isPlain(table.facets)
        ? table.statements()
        : table
            .statements()
            .map((each) => ({ actions: each.actions, key: each.key + standing(each.facets, subject, now) })),
  };
}

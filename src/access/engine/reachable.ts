import {
  type CompiledStatement,
  resourcesMatch,
  settledConditionsHold,
} from '../statements/compiled-statement.ts';
import { missingVariables } from '../text/compiled-resource.ts';
import { readResourceName } from '../text/resource-name.ts';
import type { Action } from './action-table.ts';
import { type Counting, collectLayers, type Finding, type LayerFindings } from './collect.ts';
import type { Engine } from './engine.ts';
import { coversEveryResource } from './extent.ts';
import type { Frame } from './frame.ts';
import { giveEveryText, takeBack } from './load-request.ts';
import type { CompiledPrincipal } from './principal.ts';
import { isReached } from './scope.ts';

/** What is said of an action, whatever the resource and the context. */
export interface Reachable {
  /** What may count for some. */
  readonly layers: readonly LayerFindings[];
  /** Whether it counts for every one. */
  coversAll(finding: Finding): boolean;
}

/** Whether one principal is asked about, at a time: that settles some conditions and variables. */
export interface Asks {
  readonly isOfOne: boolean;
  mayHold(statement: CompiledStatement, frame: Frame): boolean;
  alwaysHolds(statement: CompiledStatement): boolean;
}

const ofPrincipal: Asks = {
  isOfOne: true,
  mayHold: settledConditionsHold,
  alwaysHolds: ({ conditions }) => conditions.every(({ isSettled }) => isSettled),
};

/** The same in the context of a request: only which resource it is stays open. */
export const inContext: Asks = {
  isOfOne: true,
  mayHold: ({ conditions }, frame) =>
    conditions.every(({ isOfResource, holds }) => isOfResource || holds(frame)),
  alwaysHolds: ({ conditions }) => !conditions.some(({ isOfResource }) => isOfResource),
};

/** Of whoever it may be, whenever: nothing is settled. */
export const ofAnybody: Asks = {
  isOfOne: false,
  mayHold: () => true,
  alwaysHolds: ({ conditions, variesByPrincipal }) => conditions.length === 0 && !variesByPrincipal,
};

export function reachable(
  engine: Engine,
  frame: Frame,
  principal: CompiledPrincipal,
  action: Action,
  asks: Asks = ofPrincipal,
): Reachable {
  readResourceName(frame.resource, '*');
  const layersBy = (counting: Counting) => collectLayers(engine, frame, principal, action, counting);
  // Nobody knows which resources there are in a zone or scope.
  if (action.hasResources) {
    const layers = layersBy({
      statement: (statement) =>
        asks.mayHold(statement, frame) && !(asks.isOfOne && lacksPrincipalValue(statement, frame)),
      reach: () => true,
    });
    return {
      layers,
      coversAll: (finding) =>
        asks.alwaysHolds(finding.statement) && coversEveryResource(engine, action, finding),
    };
  }
  // Of an action without types the one resource is known. Where a text is missing a deny matches and an allow does
  // not, so that what may count, and what counts always, is said with all of them or with none.
  const counting: Counting = {
    statement: (statement) =>
      asks.mayHold(statement, frame) &&
      (resourcesMatch(statement, frame) || (!asks.isOfOne && statement.variesByPrincipal)),
    reach: (holding, _, isDeny) => isReached(holding, frame, engine.zones, isDeny),
  };
  takeBack(frame);
  const withNone = layersBy(counting);
  giveEveryText(engine, frame);
  const withAll = layersBy(counting);
  takeBack(frame);
  return {
    layers: withNone.map(({ layer, findings }, at) => ({
      layer,
      findings: [...findings, ...without(withAll[at]?.findings ?? [], findings)],
    })),
    coversAll: (finding) =>
      asks.alwaysHolds(finding.statement) &&
      [withNone, withAll].every((layers) => layers.some(({ findings }) => findings.some(isSame(finding)))),
  };
}

/** Whether every resource of an allow names something of the principal that it has none of: then it never matches. */
function lacksPrincipalValue(
  { isDeny, resources, exceptResources }: CompiledStatement,
  frame: Frame,
): boolean {
  if (isDeny || exceptResources || resources === undefined || resources.patterns.length === 0) return false;
  return resources.patterns.every((resource) => missingVariables(resource, frame, 'of-principal').length > 0);
}

function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  return some.filter((finding) => !others.some(isSame(finding)));
}

/** Whether it is the same statement, in the same layer, on the same way. */
function isSame({ statement, holding, contribution: { layer, path } }: Finding): (other: Finding) => boolean {
  return (other) =>
    other.statement === statement &&
    other.holding === holding &&
    other.contribution.layer === layer &&
    other.contribution.path.membership === path.membership;
}

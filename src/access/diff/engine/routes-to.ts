import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { CompiledAccess } from '../../compiled-access.ts';
import type { Action } from '../../engine/action-table.ts';
import { collectLayers, type Finding, type LayerFindings } from '../../engine/collect.ts';
import { type Engine, engineOf } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import { beginRequest, endRequest, isOfItsTypes, loadQuestion } from '../../engine/load-request.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { RequestContext } from '../../request.ts';
import type { Point } from '../../sets/access-set.ts';
import type { RouteStep } from '../access-diff.ts';
import { bothConditions } from '../both-conditions.ts';
import type { SystemRoute } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';
import { standing } from './facets.ts';
import { heldSteps, statementSteps } from './route-steps.ts';
import { sayingKey } from './sayings-of.ts';

/** How a request comes to be allowed; of one that is denied, by which denies. Keys that nobody declares are left out. */
export function routesTo(
  access: CompiledAccess,
  content: ContentKeys,
  principal: string,
  point: Point,
  now: number,
): readonly SystemRoute[] {
  const engine = engineOf(access);
  const found = engine.byName.get(principal);
  if (found === undefined || inactivityAt(found, now) !== undefined) return [];
  const layers = findingsAt(engine, found, point, now);
  const denies = layers.flatMap(({ findings }) => findings.filter(isDeny));
  const inquiry = { engine, content, principal: found, action: engine.actions.find(point.action), now };
  if (denies.length > 0) return denies.map((finding) => routeOf(inquiry, finding, []));
  if (layers.some(({ findings }) => findings.length === 0)) return [];
  // Whoever holds it by the first layer needs the others as well, of each one that says yes.
  const [first, ...others] = layers;
  const also = others.flatMap(({ findings: [finding] }) => (finding === undefined ? [] : [finding]));
  return (first?.findings ?? []).map((finding) => routeOf(inquiry, finding, also));
}

function findingsAt(
  engine: Engine,
  principal: CompiledPrincipal,
  { action: name, resource, context }: Point,
  now: number,
): readonly LayerFindings[] {
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const action = loadQuestion(engine, frame, {
      action: name,
      resource,
      context: declared(engine, context),
    });
    if (action === undefined || !isOfItsTypes(action, frame)) return [];
    return collectLayers(engine, frame, principal, action, engine.matching);
  } finally {
    endRequest(frame);
  }
}

function declared({ keys }: Engine, context: RequestContext): RequestContext {
  const known = Object.entries(context).filter(([name]) => keys.find(name)?.giver === 'caller');
  return Object.fromEntries(known);
}

function isDeny({ statement }: Finding): boolean {
  return statement.isDeny;
}

interface Inquiry {
  readonly engine: Engine;
  readonly content: ContentKeys;
  readonly principal: CompiledPrincipal;
  readonly now: number;
  readonly action: Action | undefined;
}

function routeOf(inquiry: Inquiry, finding: Finding, also: readonly Finding[]): SystemRoute {
  const { content, principal, now } = inquiry;
  const { holding, contribution } = finding;
  const holder = holderOf(principal, finding);
  const own = holder.token === undefined ? '' : 'own ';
  const facets = holding && content.holding(holding).facets;
  const part =
    holding && facets && own + content.holding(holding).key + standing(facets, holder.subject, now);
  const isLimit = contribution.layer !== 'bindings' && contribution.layer !== 'token-bindings';
  const { action } = inquiry;
  const saying = holding && action && sayingKey(content, holder, holding, action, finding.statement, now);
  const expires = Math.min(...[finding, ...also].map(endOf));
  return {
    get steps() {
      return stepsOf(inquiry, finding);
    },
    ...(part === undefined || isLimit ? {} : { part }),
    ...(saying === undefined ? {} : { saying }),
    conditions: [finding, ...also].map(conditionsOf).reduce(bothConditions),
    resources: resourcesOf(inquiry.engine, finding),
    ...(Number.isFinite(expires) ? { expires } : {}),
  };
}

function holderOf(principal: CompiledPrincipal, { contribution: { layer } }: Finding): CompiledPrincipal {
  return layer === 'token-bindings' || layer === 'token-scopes'
    ? principal
    : (principal.token?.owner ?? principal);
}

function stepsOf(inquiry: Inquiry, finding: Finding): readonly RouteStep<Place>[] {
  const { engine, principal } = inquiry;
  const { organization } = engine;
  const { holding, statement, contribution } = finding;
  const { layer, path } = contribution;
  const holder = holderOf(principal, finding);
  const said = statementSteps(organization, statement.source, holding?.role.name);
  if (holding !== undefined)
    return [...heldSteps(organization, holder, path.membership, holding, principal), ...said];
  if (layer === 'token-scopes') return said;
  const of = layer === 'organization-boundary' ? `organization/${organization.name}` : holder.name;
  return [{ is: 'boundary', name: `boundary of ${of}` }, ...said];
}

function conditionsOf({ statement }: Finding): JsonObject {
  return (statement.source.written.conditions ?? {}) as JsonObject;
}

function resourcesOf({ organization }: Engine, { statement, holding }: Finding): readonly string[] {
  const { written, from } = statement.source;
  const zone = holding?.binding?.zone;
  const on =
    holding?.binding?.on ?? (zone === undefined ? undefined : organization.zones.get(zone)?.resources);
  if (on !== undefined) return on;
  return from.is === 'permissions' ? ['*'] : ((written.resources ?? ['*']) as readonly string[]);
}

function endOf({ holding, contribution }: Finding): number {
  const { expires } = contribution.path.membership ?? {};
  return Math.min(
    holding?.expires ?? Number.POSITIVE_INFINITY,
    expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires),
  );
}

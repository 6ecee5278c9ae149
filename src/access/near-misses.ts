import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Contribution, Layer } from './decision.ts';
import { collectLayers, type Finding } from './engine/collect.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import type { Frame } from './engine/frame.ts';
import { turnTo } from './engine/judge.ts';
import { beginRequest, endRequest, loadQuestion } from './engine/load-request.ts';
import type { CompiledPrincipal, Holding } from './engine/principal.ts';
import { zoneOf } from './engine/zone-table.ts';
import { type OutOfTime, outOfTime } from './out-of-time.ts';
import type { AccessRequest } from './request.ts';
import { type CompiledStatement, resourcesMatch } from './statements/compiled-statement.ts';
import { missingVariables } from './text/compiled-resource.ts';
import { setMatches } from './text/resource-set.ts';

/** Why an allow of the principal does not count for a request. */
export type Miss =
  | OutOfTime
  /** Of an isolated zone, which only bindings in it reach, and roles that reach zones; or the zone of its binding. */
  | { readonly is: 'isolated-zone' | 'other-zone'; readonly zone: string }
  | { readonly is: 'outside-scope' | 'other-resource' }
  /** What its resources, or its binding, hold of a principal that has none of it. */
  | { readonly is: 'no-value'; readonly variables: readonly string[] }
  /** Of the keys, those that whoever asks may give and did not. */
  | { readonly is: 'condition'; readonly keys: readonly string[]; readonly notGiven: readonly string[] };

export interface NearMiss {
  readonly contribution: Contribution;
  readonly misses: readonly Miss[];
}

/**
 * The allows of an action that a principal has, has had or will have in some layers, and that do not count for a
 * request, with what each of them misses it by.
 *
 * @param layers where to look: those without an allow
 */
export function nearMisses(
  access: CompiledAccess,
  request: AccessRequest,
  now: number,
  layers: readonly Layer[],
): readonly NearMiss[] {
  const engine = engineOf(access);
  const principal = engine.byName.get(request.principal);
  invariant(principal !== undefined, 'what an unknown principal misses is not asked');
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const action = loadQuestion(engine, frame, request);
    if (action === undefined) return [];
    return collectLayers(engine, frame, principal, action, everyAllow)
      .filter(({ layer }) => layers.includes(layer))
      .flatMap(({ layer, findings }) => {
        turnTo(engine, frame, askedIn(layer, principal).subject);
        return findings.map((finding) => ({
          contribution: finding.contribution,
          misses: missesOf(engine, frame, finding),
        }));
      });
  } finally {
    endRequest(frame);
  }
}

const everyAllow = {
  statement: ({ isDeny }: CompiledStatement) => !isDeny,
  reach: () => true,
  isAtAnyTime: true,
};

function askedIn(layer: Layer, principal: CompiledPrincipal): CompiledPrincipal {
  const isOwn = layer === 'token-bindings' || layer === 'token-scopes';
  return isOwn ? principal : (principal.token?.owner ?? principal);
}

function missesOf(engine: Engine, frame: Frame, finding: Finding): readonly Miss[] {
  const { statement, holding, contribution } = finding;
  const { binding, membership } = contribution.path;
  return [
    ...[membership, binding].flatMap((link) => (link && outOfTime(link, frame.now)) ?? []),
    ...(holding === undefined ? [] : beyondReach(engine, frame, holding)),
    ...otherResource(statement, frame),
    ...unmetConditions(engine, statement, frame),
  ];
}

/** As `isReached` says of an allow. */
function beyondReach({ zones }: Engine, frame: Frame, { scope, role }: Holding): readonly Miss[] {
  const misses: Miss[] = [];
  const zone = zoneOf(zones, frame);
  if (scope?.zone !== undefined && zone !== scope.zone)
    misses.push({ is: 'other-zone', zone: zones.names[scope.zone] ?? '' });
  if (scope?.on !== undefined && !setMatches(scope.on, frame, frame.resource, false)) {
    const variables = scope.on.patterns.flatMap((each) => missingVariables(each, frame));
    misses.push(variables.length > 0 ? { is: 'no-value', variables } : { is: 'outside-scope' });
  }
  if (scope?.zone !== undefined || role.reachesZones) return misses;
  const isolated = [zone, ...frame.doubtfulZones].find((each) => zones.isolated[each] === true);
  return isolated === undefined
    ? misses
    : [...misses, { is: 'isolated-zone', zone: zones.names[isolated] ?? '' }];
}

function otherResource(statement: CompiledStatement, frame: Frame): readonly Miss[] {
  if (resourcesMatch(statement, frame)) return [];
  const variables = (statement.resources?.patterns ?? []).flatMap((each) => missingVariables(each, frame));
  return variables.length > 0
    ? [{ is: 'no-value', variables: [...new Set(variables)] }]
    : [{ is: 'other-resource' }];
}

function unmetConditions(
  engine: Engine,
  { conditions, source }: CompiledStatement,
  frame: Frame,
): readonly Miss[] {
  // In the order in which they were compiled.
  const written = Object.values((source.written.conditions ?? {}) as Record<string, object>);
  const keys = written.flatMap((each) => Object.keys(each));
  const unmet = [...new Set(keys.filter((_, at) => conditions[at]?.holds(frame) === false))];
  const notGiven = unmet.filter((name) => {
    const key = engine.keys.find(name);
    return key?.giver === 'caller' && frame.values[key.number] === undefined;
  });
  return unmet.length === 0 ? [] : [{ is: 'condition', keys: unmet, notGiven }];
}

import type { AccessDiff, AccessRoute, AccessStay } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { askingAs } from '../naive/asking.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainRequest, PlainWorld } from '../naive/documents.ts';
import { findDocument } from '../naive/find-document.ts';
import { allowingRoles, bindingsOf } from '../naive/held-statements.ts';
import { matchResource } from '../naive/match-resource.ts';
import { policyStatements } from '../naive/policy-statements.ts';
import type { Pair } from './random-pairs.ts';

type Stay = AccessStay<Place>;
type Route = AccessRoute<Place>;

export interface Checked {
  readonly wrong: string | undefined;
  /** How many requests were given by what goes and are allowed still. */
  readonly asked: number;
}

/**
 * What is wrong with the ways that are left, as the naive engine sees some requests that what goes gave and that are
 * allowed still: each role that allows one has to be told for it, unless more are counted than told, and each that is told
 * for it has to allow it, unless on a condition.
 */
export function checkWaysLeft(
  { before, after }: Pair,
  { stays }: AccessDiff<Place>,
  requests: readonly PlainRequest[],
  now: string,
): Checked {
  let asked = 0;
  for (const stay of stays) {
    for (const request of requests.flatMap((each) => about(stay, each, now))) {
      if (!isGivenBy(roleOf(stay.gone), before, request)) continue;
      const roles = allowing(after, request);
      if (roles.size === 0) continue;
      asked += 1;
      const may = new Set(stay.through.filter((way) => gives(way, request, 'part')).map(roleOf));
      const surely = stay.through.filter((way) => gives(way, request, 'whole')).map(roleOf);
      const untold = stay.moreThrough === undefined ? [...roles].filter((role) => !may.has(role)) : [];
      const wrongly = surely.filter((role) => !roles.has(role) && isAlways(after, role));
      if (untold.length + wrongly.length > 0)
        return { wrong: JSON.stringify({ untold, wrongly, request, stay }), asked };
    }
  }
  return { wrong: undefined, asked };
}

/** Of a token other layers count as well. */
function about(
  { principals: [principal = ''], actions }: Stay,
  request: PlainRequest,
  now: string,
): readonly PlainRequest[] {
  if (principal.startsWith('token/')) return [];
  return actions.map((action) => ({ ...request, principal, action, now }));
}

/** By its one binding: of a role that is held twice nobody sees here which of the two goes. */
function isGivenBy(role: string, world: PlainWorld, request: PlainRequest): boolean {
  const held = bindingsOf(askingAs(world, request, request.principal)).filter((each) => each.role === role);
  return held.length === 1 && allowing(world, request).has(role);
}

/** The roles that allow a request, if it is allowed. */
function allowing(world: PlainWorld, request: PlainRequest): ReadonlySet<string> {
  if (decideNaively(world, request) !== 'allow') return new Set();
  return allowingRoles(askingAs(world, request, request.principal));
}

function roleOf({ steps }: Route): string {
  return steps.findLast(({ is }) => is === 'role')?.name.replace('role/', '') ?? '';
}

/** @param extent `whole`: surely; `part`: of what is told of a part of a pattern, maybe */
function gives(
  { gives: gifts }: Route,
  { action, resource = '*' }: PlainRequest,
  extent: 'whole' | 'part',
): boolean {
  if (gifts === undefined) return true;
  return gifts.some(
    ({ actions, resources }) =>
      actions.includes(action) &&
      (resources === undefined ||
        resources.some(
          (each) => (extent === 'part' || each.extent === 'whole') && isIn(each.pattern, resource),
        )),
  );
}

/** What a variable stands for may be anything here; `{*}` is a star. */
function isIn(pattern: string, resource: string): boolean {
  return matchResource(pattern.replace(/\{[a-z][^}]*\}/gi, '*'), resource, () => undefined) === true;
}

function isAlways(world: PlainWorld, name: string): boolean {
  const { policies = [] } = findDocument(world, 'Role', name) ?? {};
  return policies
    .flatMap((reference) => policyStatements(world, reference))
    .every(
      (statement) => statement.conditions === undefined && !JSON.stringify(statement).includes('{principal'),
    );
}

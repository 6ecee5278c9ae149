import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { AccessChange, AccessDiff } from '../../../src/access/diff/access-diff.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import type { AccessRequest } from '../../../src/access/request.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainRequest } from '../naive/documents.ts';
import { matchResource } from '../naive/match-resource.ts';
import type { Pair } from './random-pairs.ts';

type Change = AccessChange<Place>;

function brief({ routes: _, moreRoutes: __, risk: ___, ...change }: Change): object {
  return change;
}

/** What is wrong with an access diff, as the naive engine sees one request; nothing where it is right. */
export function mistakeAt(pair: Pair, diff: AccessDiff<Place>, request: PlainRequest): string | undefined {
  const reasons = [pair.before, pair.after].map((world) => decideNaively(world, request));
  // A key of one catalogue only, a resource of the other: such are asked differently.
  if (reasons.includes('refused')) return undefined;
  const [was, is] = reasons.map((reason) => reason === 'allow');
  return mistakeIn(diff, request, was === true, is === true);
}

/** What is wrong with an access diff about a request that was decided like this before and after. */
export function mistakeIn(
  diff: AccessDiff<Place>,
  request: PlainRequest,
  was: boolean,
  is: boolean,
): string | undefined {
  const changes = diff.changes.filter((change) => isAbout(change, request));
  const told = { request, was, is, changes: changes.map(brief) };
  if (was !== is && !changes.some((change) => says(change, is, request)))
    return `not told: ${JSON.stringify(told)}`;
  const wrong = changes.find((change) => isWrong(change, was, is, request));
  return wrong === undefined
    ? undefined
    : `wrongly told: ${JSON.stringify({ ...told, wrong: brief(wrong) })}`;
}

function isAbout(
  { principals, actions, from, until }: Change,
  { principal, action, now }: PlainRequest,
): boolean {
  const time = Date.parse(now);
  const begins = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
  // What lasts for less than a second ends in the second in which it begins.
  const ends = until === undefined ? Number.POSITIVE_INFINITY : Math.max(Date.parse(until), begins + 1);
  if (time < begins || time >= ends) return false;
  return (
    principals.includes(principal) && actions.some((each) => each.toLowerCase() === action.toLowerCase())
  );
}

const gains: readonly Change['kind'][] = ['gained', 'wider', 'other', 'unknown'];
const losses: readonly Change['kind'][] = ['lost', 'narrower', 'other', 'unknown'];

function says(change: Change, isGain: boolean, { resource = '*' }: PlainRequest): boolean {
  const kinds = isGain ? gains : losses;
  return (
    kinds.includes(change.kind) &&
    change.resources.some(
      ({ pattern, except = [] }) =>
        matches(pattern, resource) !== false && !except.some((each) => matches(each, resource) === true),
    )
  );
}

/** Whether all is told of a resource. */
function isWhole(
  { pattern, extent, except = [], allBut }: Change['resources'][number],
  resource: string,
): boolean {
  const isAll = extent === 'whole' || allBut === true;
  return (
    isAll && matches(pattern, resource) === true && except.every((each) => matches(each, resource) === false)
  );
}

/** Of a pattern of which everything changes everything is checked. */
function isWrong(change: Change, was: boolean, is: boolean, { resource = '*' }: PlainRequest): boolean {
  if (!change.resources.some((reach) => isWhole(reach, resource))) return false;
  const isAlways =
    change.when.length === 0 &&
    change.unless.length === 0 &&
    !change.resources.some(({ pattern }) => pattern.includes('{'));
  switch (change.kind) {
    case 'gained':
      return was || (isAlways && !is);
    case 'lost':
      return is;
    case 'wider':
      return was && !is;
    case 'narrower':
      return is && !was;
    default:
      return false;
  }
}

/** Undefined where a variable other than the organization's decides. */
function matches(pattern: string, resource: string): boolean | undefined {
  if (pattern === '*') return true;
  if (/\{(?!org_id\})[A-Za-z0-9._:-]+\}/.test(pattern)) return undefined;
  return matchResource(pattern, resource, (name) => (name === 'org_id' ? 'o' : undefined)) === true;
}

/** A condition may begin to hold when a moment has passed: it is told in whole seconds. */
function answersAt(
  accesses: readonly CompiledAccess[],
  request: AccessRequest,
  now: number,
): readonly string[] {
  return accesses.map((access) => (isAllowed(access, request, now) ? 'allow' : 'deny'));
}

/** An example that the naive engine does not confirm. */
export function wrongExample(
  pair: Pair,
  accesses: readonly CompiledAccess[],
  { changes }: AccessDiff<Place>,
  now: string,
): string | undefined {
  for (const change of changes) {
    const { example, kind, from } = change;
    if (example === undefined) {
      if (kind !== 'unknown') return `no example: ${JSON.stringify(change)}`;
      continue;
    }
    const { before, after, ...request } = example;
    // The built-in catalogues are none of the naive engine's.
    if (/^(?:bylaw|github):/.test(request.action)) continue;
    const expected = [before, after].join();
    const naively = [pair.before, pair.after].map((world) =>
      decideNaively(world, { ...request, now: from ?? now }),
    );
    const isTrue = naively.map((reason) => (reason === 'allow' ? 'allow' : 'deny')).join() === expected;
    // The naive engine reads whole seconds only, of times that are given and of its own.
    const times = [...(naively.includes('refused') ? [0] : []), ...(from === undefined ? [] : [1])];
    const isTrueThen = times.some(
      (past) => answersAt(accesses, request, Date.parse(from ?? now) + past).join() === expected,
    );
    if (before === after || !(isTrue || isTrueThen)) return `not so: ${JSON.stringify(brief(change))}`;
  }
  return undefined;
}

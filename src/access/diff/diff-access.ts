import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Effort } from '../sets/effort.ts';
import type { AccessChange, AccessCounts, AccessDiff } from './access-diff.ts';
import { gathering } from './alike.ts';
import { comparer } from './compare-held.ts';
import type { DiffOptions } from './diff-options.ts';
import { findCauses, isGain, isLoss, namesOf } from './find-causes.ts';
import { findForecast } from './find-forecast.ts';
import { differs, findSpans, itemsOf } from './find-items.ts';
import { groupStays, type Stay, stayFinder } from './find-stays.ts';
import { groupItems } from './group-items.ts';
import { type PrincipalPair, pairPrincipals } from './pair-principals.ts';
import type { SystemAccess } from './system-access.ts';

const day = 86_400_000;
/** In states and points looked at: some seconds of it. Whoever is left then is told as unknown at once. */
const mostOfAll = 4_000_000;

/**
 * What changes for whom between two accesses of one system, made with the same keys and of the same universe. What
 * cannot be compared within the effort is told as unknown, never left out.
 */
export function diffAccess(
  before: SystemAccess,
  after: SystemAccess,
  options: DiffOptions,
): AccessDiff<Place> {
  const { now, horizon = 14 * day, rate, within, documents = [], effort = { left: mostOfAll } } = options;
  const { actions } = after.universe;
  const compare = comparer(after.universe, effort);
  const finder = stayFinder(actions, effort);
  const gathered = gathering();
  const stays: Stay[] = [];
  for (const pair of pairPrincipals(before, after)) {
    if (isSame(before, after, pair)) continue;
    const spans = findSpans({ before, after }, pair, now, compare, within?.(pair.name));
    if (differs(spans)) gathered.add({ principal: pair.name, spans });
    if (within !== undefined || pair.before === undefined || pair.after === undefined) continue;
    const [{ before: was, after: is, findings }] = spans;
    for (const stay of finder.stays(pair.name, was, is, findings)) stays.push(stay);
  }
  const items = [...gathered.alike].flatMap(itemsOf);
  const grouped = groupItems(items, rate, namesOf(documents));
  const changes = grouped.map(({ change }) => change);
  const isWhole = within === undefined && horizon > 0;
  return {
    changes,
    stays: groupStays(stays),
    causes: findCauses(documents, grouped),
    forecast: isWhole ? forecastOf(after, { now, until: now + horizon, rate }, effort) : [],
    counts: countsOf(changes, stays),
  };
}

/** What was compared before is of two systems: what may be asked of an action may differ there, and not here. */
function forecastOf(
  after: SystemAccess,
  options: Parameters<typeof findForecast>[1],
  effort: Effort,
): AccessDiff<Place>['forecast'] {
  return findForecast(after, options, comparer(after.universe, effort));
}

/** Nothing to look at: what is held is the same for ever. */
function isSame(before: SystemAccess, after: SystemAccess, pair: PrincipalPair): boolean {
  if (pair.before === undefined || pair.after === undefined) return false;
  const was = before.timelineOf?.(pair.before);
  return was !== undefined && was === after.timelineOf?.(pair.after);
}

function countsOf(changes: readonly AccessChange<Place>[], stays: readonly Stay[]): AccessCounts {
  const of = (isSo: (kind: AccessChange['kind']) => boolean) => {
    const counted = new Set<string>();
    for (const { kind, principals } of changes)
      if (isSo(kind)) for (const principal of principals) counted.add(principal);
    return counted;
  };
  const lose = of(isLoss);
  const partial = new Set(stays.flatMap(({ isPartial, principal }) => (isPartial ? [principal] : [])));
  const stay = new Set(stays.map(({ principal }) => principal));
  return {
    gain: of(isGain).size,
    lose: lose.size,
    differ: of((kind) => kind === 'other').size,
    unknown: of((kind) => kind === 'unknown').size,
    stay: [...stay].filter((principal) => !lose.has(principal) && !partial.has(principal)).length,
  };
}

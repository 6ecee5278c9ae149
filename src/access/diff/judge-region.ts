import type { JsonObject } from '../../digest/json.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import type { Region } from '../sets/regions.ts';
import type { AccessChange } from './access-diff.ts';
import type { Asked } from './asked.ts';
import { circumstancesOf, type Verdicts } from './circumstances.ts';
import { type Way, waysOf } from './ways-of.ts';

/** How two accesses differ for all resources of a region. */
export interface Judged {
  readonly kind: AccessChange['kind'] | 'same';
  readonly when: readonly JsonObject[];
  readonly unless: readonly JsonObject[];
  /** Of a change of conditions: what they were. */
  readonly before?: readonly JsonObject[];
  /** The same for what reads the same, of whatever resources. */
  readonly text: string;
  readonly example?: { readonly point: Point; readonly before: boolean; readonly after: boolean };
  /** By which it is allowed in some context; of a loss, was. */
  readonly ways: readonly Way[];
  /** What denies it at the example on the side where it is denied. */
  readonly denials: readonly Way[];
  /** Whether every kind of context was asked. */
  readonly isComplete: boolean;
}

const same: Judged = {
  kind: 'same',
  when: [],
  unless: [],
  text: 'same',
  ways: [],
  denials: [],
  isComplete: true,
};

/** Asks about one resource of a region, which stands for all of them, in one context of each kind. */
export function judgeRegion(
  action: string,
  { resource }: Region,
  before: Asked,
  after: Asked,
  within: AccessSet | undefined,
  effort: Effort,
): Judged {
  const sets = [before.held.set, after.held.set, ...(within === undefined ? [] : [within])];
  const tests = new Map(sets.flatMap((set) => set.testsOf(action, resource)).map((test) => [test.key, test]));
  const { contexts, isComplete: isAll } = contextsOf([...tests.values()], effort);
  // Two decisions each; past the effort a part of them shows what it shows.
  const most = Math.max(1, Math.floor(effort.left / 2));
  const isComplete = isAll && contexts.length <= most;
  effort.left -= 2 * Math.min(contexts.length, most);
  const points = contexts
    .slice(0, most)
    .map((context): Point => ({ action, resource, context }))
    .filter((point) => within?.has(point) !== false);
  const [was, is] = [before, after].map(({ held }) => verdictsOf(held.set, points)) as [Verdicts, Verdicts];
  const gain = firstOnly(is, was);
  const loss = firstOnly(was, is);
  const shown = gain ?? loss;
  if (shown === undefined) return isComplete ? same : { ...same, isComplete };
  const kind = kindOf(was, is, gain !== undefined, loss !== undefined);
  const isLoss = shown !== gain;
  const said = saidOf(kind, before, was, after, is);
  return {
    kind,
    ...said,
    text: JSON.stringify([kind, said.when, said.unless, said.before ?? 0]),
    example: { point: shown, before: isLoss, after: !isLoss },
    denials: waysAt(isLoss ? after : before, shown),
    isComplete,
  };
}

function verdictsOf(set: AccessSet, points: readonly Point[]): Verdicts {
  const verdicts = { allowed: [] as Point[], denied: [] as Point[] };
  for (const point of points) (set.has(point) ? verdicts.allowed : verdicts.denied).push(point);
  return verdicts;
}

/** The first that the one allows and the other does not. */
function firstOnly(one: Verdicts, other: Verdicts): Point | undefined {
  if (other.denied.length === 0) return undefined;
  const denied = new Set(other.denied);
  return one.allowed.find((point) => denied.has(point));
}

function kindOf(was: Verdicts, is: Verdicts, gains: boolean, loses: boolean): AccessChange['kind'] {
  if (was.allowed.length === 0) return 'gained';
  if (is.allowed.length === 0) return 'lost';
  return gains && loses ? 'other' : gains ? 'wider' : 'narrower';
}

/** Under which conditions: as it is now, of a loss as it was, and of other conditions both. */
function saidOf(
  kind: Judged['kind'],
  before: Asked,
  was: Verdicts,
  after: Asked,
  is: Verdicts,
): Pick<Judged, 'when' | 'unless' | 'before' | 'ways'> {
  if (kind === 'lost') return circumstancesOf(before, was);
  const now = circumstancesOf(after, is);
  return kind === 'gained' ? now : { ...now, before: circumstancesOf(before, was).when };
}

/** How a request is allowed, or what denies it. */
export function waysAt({ system, principal, now, held }: Asked, point: Point): readonly Way[] {
  return waysOf(system.routesTo(principal, point, now), held);
}

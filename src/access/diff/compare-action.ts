import type { JsonObject } from '../../digest/json.ts';
import type { RequestContext } from '../request.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { type Region, regionsOf } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { AccessChange, ResourceReach } from './access-diff.ts';
import { circumstancesOf } from './circumstances.ts';
import { beginsLike, type FocusedAction } from './focus.ts';
import { reachOf } from './reach-of.ts';
import type { HeldAccess, SystemAccess } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

/** Somebody's access in a system at a time. */
export interface Asked {
  readonly system: SystemAccess;
  readonly principal: string;
  readonly now: number;
  readonly held: HeldAccess;
}

/** One way in which two accesses differ for an action: of some resources. */
export interface Difference {
  readonly kind: AccessChange['kind'];
  readonly resources: readonly ResourceReach[];
  readonly when: readonly JsonObject[];
  readonly unless: readonly JsonObject[];
  readonly before?: readonly JsonObject[];
  /** The same for what reads the same. */
  readonly text: string;
  readonly example?: { readonly point: Point; readonly before: boolean; readonly after: boolean };
  /** How it is reached at the example; of a loss, how it was. */
  readonly ways: readonly Way[];
  /** What denies it at the example on the side where it is denied. */
  readonly denials: readonly Way[];
}

/** All ways in which two accesses differ for an action of which only this changes; none: they are the same. */
export function compareAction(
  { action, beginnings }: FocusedAction,
  before: Asked,
  after: Asked,
  within: AccessSet | undefined,
  effort: Effort,
): readonly Difference[] {
  const sets = [before.held.set, after.held.set, ...(within === undefined ? [] : [within])];
  if (!sets.slice(0, 2).some((set) => set.mayHave(action.name)) || within?.mayHave(action.name) === false)
    return [];
  // What is about none of the resources of what changes tells none of them apart.
  const patterns = distinct(sets.flatMap((set) => set.patternsOf(action.name))).filter((pattern) =>
    beginsLike(pattern, beginnings),
  );
  const { regions, isComplete } = regionsOf(action, patterns, effort);
  const judged = regions.map((region) => judge(action.name, region, sets, within, effort));
  const isKnown = isComplete && judged.every((each) => each.isComplete);
  if (!isKnown) return [unknown(judged, before, after)];
  return described(judged, patterns, before, after);
}

/** Each once, as somebody wrote it. */
function distinct(patterns: readonly TextPattern[]): readonly TextPattern[] {
  const byKey = new Map<string, TextPattern>();
  for (const pattern of patterns)
    if (pattern.written !== '*' || !byKey.has(pattern.key)) byKey.set(pattern.key, pattern);
  return [...byKey.values()];
}

interface Judged {
  readonly region: Region;
  readonly kind: AccessChange['kind'] | 'same';
  readonly before: Verdicts;
  readonly after: Verdicts;
  readonly example?: Difference['example'];
  readonly isComplete: boolean;
}

/** In which contexts it is allowed, and in which not. */
export interface Verdicts {
  readonly allowed: readonly Point[];
  readonly denied: readonly Point[];
}

/** Asks about one resource of a region, which stands for all of them, in one context of each kind. */
function judge(
  action: string,
  region: Region,
  sets: readonly AccessSet[],
  within: AccessSet | undefined,
  effort: Effort,
): Judged {
  const { resource } = region;
  const tests = [
    ...new Map(sets.flatMap((set) => set.testsOf(action, resource)).map((test) => [test.key, test])).values(),
  ];
  const { contexts, isComplete: isAll } = tests.length === 0 ? noContexts : contextsOf(tests, effort);
  // Two decisions each; past the effort a part of them shows what it shows.
  const most = Math.max(1, Math.floor(effort.left / 2));
  const isComplete = isAll && contexts.length <= most;
  effort.left -= 2 * Math.min(contexts.length, most);
  const points = contexts
    .slice(0, most)
    .map((context): Point => ({ action, resource, context }))
    .filter((point) => within?.has(point) !== false);
  const [before, after] = sets.map((set) => verdictsOf(set, points)) as [Verdicts, Verdicts];
  const gain = firstOnly(after, before);
  const loss = firstOnly(before, after);
  const kind = kindOf(
    before.allowed.length > 0,
    after.allowed.length > 0,
    gain !== undefined,
    loss !== undefined,
  );
  const shown = gain ?? loss;
  const example = shown && { point: shown, before: shown !== gain, after: shown === gain };
  return { region, kind, before, after, isComplete, ...(example === undefined ? {} : { example }) };
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

const noContexts: { readonly contexts: readonly RequestContext[]; readonly isComplete: boolean } = {
  contexts: [{}],
  isComplete: true,
};

function kindOf(was: boolean, is: boolean, gains: boolean, loses: boolean): Judged['kind'] {
  if (!gains && !loses) return 'same';
  if (!was) return 'gained';
  if (!is) return 'lost';
  return gains && loses ? 'other' : gains ? 'wider' : 'narrower';
}

/** A gain that was found is shown, though there may be more. */
function unknown(judged: readonly Judged[], before: Asked, after: Asked): Difference {
  const found =
    judged.find(({ example }) => example?.after === true) ?? judged.find(({ example }) => example);
  const { example } = found ?? {};
  return {
    kind: 'unknown',
    resources: [{ pattern: '*', extent: 'part' }],
    when: [],
    unless: [],
    text: 'unknown',
    ...(example === undefined ? {} : { example }),
    ways: waysAt(example?.after === false ? before : after, example),
    denials: waysAt(example?.after === false ? after : before, example),
  };
}

function described(
  judged: readonly Judged[],
  patterns: readonly TextPattern[],
  before: Asked,
  after: Asked,
): readonly Difference[] {
  const groups = new Map<
    string,
    { readonly first: Judged; readonly said: Said; readonly regions: Region[] }
  >();
  for (const each of judged) {
    if (each.kind === 'same') continue;
    const said = sayings(each, before, after);
    const text = JSON.stringify([each.kind, said.when, said.unless, said.before ?? 0]);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { first: each, said, regions: [each.region] });
    else group.regions.push(each.region);
  }
  const all = judged.map(({ region }) => region);
  return [...groups].map(([text, { first, said, regions }]) => {
    const resources = reachOf(regions, all, patterns);
    const { kind, example } = first;
    const { ways, ...conditions } = said;
    return {
      kind: kind as Difference['kind'],
      resources,
      ...conditions,
      text: `${text} ${JSON.stringify(resources)}`,
      ...(example === undefined ? {} : { example }),
      ways,
      denials: waysAt(example?.after === false ? after : before, example),
    };
  });
}

function waysAt({ system, principal, now, held }: Asked, example: Difference['example']): readonly Way[] {
  return example === undefined ? [] : waysOf(system.routesTo(principal, example.point, now), held.parts);
}

type Said = Pick<Difference, 'when' | 'unless' | 'before' | 'ways'>;

/** Under which conditions: as it is now, of a loss as it was, and of other conditions both. */
function sayings({ kind, before: was, after: is }: Judged, before: Asked, after: Asked): Said {
  if (kind === 'lost') return circumstancesOf(before, was);
  const now = circumstancesOf(after, is);
  return kind === 'gained' ? now : { ...now, before: circumstancesOf(before, was).when };
}

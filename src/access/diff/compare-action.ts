import type { JsonObject } from '../../digest/json.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { type Region, regionsOnce } from '../sets/regions.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { AccessChange, ResourceReach } from './access-diff.ts';
import type { Asked } from './asked.ts';
import { beginsLike } from './beginnings.ts';
import { differencesIn, exampleIn, type JudgedRegion } from './differences-in.ts';
import { distinctPatterns } from './distinct-patterns.ts';
import type { FocusedAction } from './focus.ts';
import { type Judged, judgeRegion, waysAt } from './judge-region.ts';

/** One way in which two accesses differ for an action: of some resources. */
export interface Difference extends Pick<Judged, 'when' | 'unless' | 'example' | 'ways' | 'denials'> {
  readonly kind: AccessChange['kind'];
  readonly resources: readonly ResourceReach[];
  readonly before?: readonly JsonObject[];
  /** The same for what reads the same. */
  readonly text: string;
  /** The same for what reads the same but for what is left out of patterns, of which people have different parts. */
  readonly gist: string;
}

/** Compares two accesses in an action of which only this changes. */
export interface ActionComparer {
  /**
   * All ways in which they differ; none: they are the same.
   *
   * @param about the same for actions of which the same may be asked, before and after
   */
  differences(
    about: string,
    focused: FocusedAction,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
    effort: Effort,
  ): readonly Difference[];
}

/** What two accesses say of a resource they say of many, and so do others' accesses: it is judged once. */
export function actionComparer(): ActionComparer {
  const known = new Map<string, Map<string, Judged>>();
  const describe = differencesIn();
  return {
    differences(about, focused, before, after, within, effort) {
      const { action } = focused;
      const { patterns, judge } =
        (within === undefined ? bySayings(about, focused, before, after, effort) : undefined) ??
        bySets(focused, before, after, within, effort);
      if (patterns === undefined) return [];
      const { regions, isComplete } = regionsOnce(action, patterns, effort);
      const judged = regions.map((region): JudgedRegion => ({ region, judged: judge(region) }));
      if (!isComplete || judged.some((each) => !each.judged.isComplete))
        return [unknown(judged, before, after)];
      return describe(judged, patterns);
    },
  };

  /** Where both sides tell what they say; nothing is different where they say the same. */
  function bySayings(
    about: string,
    { action: { name }, beginnings }: FocusedAction,
    before: Asked,
    after: Asked,
    effort: Effort,
  ): Judging | undefined {
    const was = before.held.sayingsOf?.(name, beginnings);
    const is = after.held.sayingsOf?.(name, beginnings);
    if (was === undefined || is === undefined) return undefined;
    const size = was.size + is.size;
    effort.left -= size;
    const ofAction = known.get(about) ?? new Map<string, Judged>();
    known.set(about, ofAction);
    return {
      patterns: distinctPatterns([was.patterns, is.patterns]),
      judge(region) {
        const key = `${was.on(region.resource)}\n${is.on(region.resource)}`;
        const found = ofAction.get(key);
        effort.left -= found === undefined ? 1 + size : 1;
        if (found !== undefined) return found;
        const told = judgeRegion(name, region, before, after, undefined, effort);
        // What was not looked at wholly may be where more effort is left.
        if (told.isComplete) ofAction.set(key, told);
        return told;
      },
    };
  }
}

/** By what resources are told apart, and what of each kind is so; no patterns: nothing can differ. */
interface Judging {
  readonly patterns: readonly TextPattern[] | undefined;
  judge(region: Region): Judged;
}

function bySets(
  { action: { name }, beginnings }: FocusedAction,
  before: Asked,
  after: Asked,
  within: AccessSet | undefined,
  effort: Effort,
): Judging {
  const sets = [before.held.set, after.held.set];
  const judge = (region: Region) => judgeRegion(name, region, before, after, within, effort);
  if (!sets.some((set) => set.mayHave(name)) || within?.mayHave(name) === false)
    return { patterns: undefined, judge };
  const all = within === undefined ? sets : [...sets, within];
  // What is about none of the resources of what changes tells none of them apart.
  const patterns = all.flatMap((set) => set.patternsOf(name));
  return {
    patterns: distinctPatterns([patterns.filter((pattern) => beginsLike(pattern, beginnings))]),
    judge,
  };
}

/** Nobody knows how they differ, or whether. */
export const notKnown: Difference = {
  kind: 'unknown',
  resources: [{ pattern: '*', extent: 'part' }],
  when: [],
  unless: [],
  text: 'unknown',
  gist: 'unknown',
  ways: [],
  denials: [],
};

/** A gain that was found is shown, though there may be more. */
function unknown(all: readonly JudgedRegion[], before: Asked, after: Asked): Difference {
  const examples = all.flatMap((each) => exampleIn(each) ?? []);
  const example = examples.find((each) => each.after) ?? examples[0];
  if (example === undefined) return notKnown;
  const [side, other] = example.after ? [after, before] : [before, after];
  return { ...notKnown, example, ways: waysAt(side, example.point), denials: waysAt(other, example.point) };
}

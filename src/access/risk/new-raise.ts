import { resourceName } from '../authorship/deed.ts';
import type { Parts } from '../lints/escalation/change.ts';
import { everyRaise, type Raise } from '../lints/escalation/raise.ts';
import { answerOf, isMore, type Standing } from '../lints/escalation/standing.ts';

export interface Raiser {
  readonly standing: Standing;
  readonly parts: Parts;
}

/** What somebody gained that may let them raise their access. */
export interface Gained {
  /** Whether it is an action of the `bylaw` service by which access is raised. */
  readonly mayChange: boolean;
  /** `role/editor`, `team/core`: what they now hold something through. */
  readonly documents: ReadonlySet<string>;
}

type IsAsked = Parameters<typeof everyRaise>[2];

/** Some of what one question costs, as comparing statements is counted. */
const questionCosts = 25;

/**
 * A way to raise one's own access that is there after a change and was not before it. Where somebody gained no action
 * that raises access, it is one of changing what they now hold something through.
 *
 * @param before undefined for whoever was not there
 */
export function newRaise(
  after: Raiser,
  before: Raiser | undefined,
  gained: Gained,
): Raise | 'unknown' | undefined {
  const { effort } = after.parts;
  const isAsked: IsAsked = (_, resource) => gained.mayChange || gained.documents.has(resource);
  let known: readonly Raise[] | undefined;
  for (const raise of everyRaise(after.standing, after.parts, isAsked)) {
    if (before === undefined) return raise;
    known ??= waysOf(before, isAsked);
    if (effort.left < 0) return 'unknown';
    if (!known.some((each) => isSameWay(each, raise)) && (isAllowedAnew(raise) || !isReached(raise, known)))
      return raise;
  }
  return effort.left < 0 ? 'unknown' : undefined;

  function isAllowedAnew({ change: { action, resource } }: Raise): boolean {
    const { engine, partition } = after.standing;
    const name = resourceName(engine.organization.id, partition, resource);
    const asked = [`bylaw:${action}`, name] as const;
    return (
      before !== undefined && isMore(answerOf(after.standing, ...asked), answerOf(before.standing, ...asked))
    );
  }

  /** Whether they could raise themselves to the same before. */
  function isReached({ gain }: Raise, ways: readonly Raise[]): boolean {
    if (gain === 'unknown') return false;
    effort.left -= ways.length * questionCosts;
    return ways.some(({ change }) => answerOf(change.after, gain.action, gain.resource) !== 'denied');
  }
}

function waysOf({ standing, parts }: Raiser, isAsked: IsAsked): readonly Raise[] {
  const ways: Raise[] = [];
  for (const raise of everyRaise(standing, parts, isAsked)) {
    ways.push(raise);
    if (parts.effort.left < 0) break;
  }
  return ways;
}

function isSameWay({ change: one }: Raise, { change: other }: Raise): boolean {
  return one.action === other.action && one.resource === other.resource && one.does === other.does;
}

import type { Instant, Target } from '../../model/model.ts';
import type { LimitChange } from './limit-changes.ts';

/** Guards that a target lets pass, longer or shorter than it did, each in a clause that the target begins. */
export function allowanceChanges(was: Target, is: Target): readonly LimitChange[] {
  const [before, after] = [was, is].map(untilByGuard) as [Allowed, Allowed];
  const guards = [...new Set([...before.keys(), ...after.keys()])].sort();
  return guards.flatMap((guard): readonly LimitChange[] => {
    const [then, now] = [before.get(guard), after.get(guard)];
    if (then === now) return [];
    if (now === undefined)
      return [{ message: `lets guard \`${guard}\` be passed no longer`, isLooser: false }];
    const until = now === forever ? '' : ` until ${now}`;
    return [
      { message: `lets guard \`${guard}\` be passed${until}`, isLooser: then === undefined || now > then },
    ];
  });
}

type Allowed = ReadonlyMap<string, Instant>;

/** After every instant. */
const forever = '~';

/** The latest end of each that may be passed. */
function untilByGuard({ allow }: Target): Allowed {
  const found = new Map<string, Instant>();
  for (const { guard, expires = forever } of allow)
    if (expires > (found.get(guard) ?? '')) found.set(guard, expires);
  return found;
}

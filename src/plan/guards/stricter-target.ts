import type { Target } from '../../model/model.ts';
import { limitOf } from './share-limit.ts';

/**
 * A target that lets pass only what both do: a change that loosens what guards a target may not be the one that makes use
 * of it. The same target where the one before is no stricter.
 */
export function stricterTarget(target: Target, before: Target | undefined): Target {
  if (before === undefined || before === target) return target;
  const names = [...new Set([...Object.keys(target.guards), ...Object.keys(before.guards)])];
  const guards = names.map((name) => {
    const [one, other] = [limitOf(target, name), limitOf(before, name)];
    return [
      name,
      { share: Math.min(one.share, other.share), floor: Math.min(one.floor, other.floor) },
    ] as const;
  });
  return { ...target, guards: Object.fromEntries(guards), allow: allowedByBoth(target, before) };
}

function allowedByBoth(target: Target, before: Target): Target['allow'] {
  return target.allow.flatMap((is) =>
    before.allow
      .filter(({ guard }) => guard === is.guard)
      .map((was) => {
        const ends = [is.expires, was.expires].flatMap((expires) => expires ?? []).sort();
        const [first] = ends;
        return first === undefined ? is : { ...is, expires: first };
      }),
  );
}

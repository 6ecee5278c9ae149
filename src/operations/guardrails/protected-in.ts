import type { Organization, Target } from '../../model/model.ts';

/** Whom the files before protect in a target, under whatever name it has there. */
export function protectedIn(base: Organization | undefined, target: Named): readonly string[] {
  return targetBefore(base, target)?.protected ?? [];
}

/** The target as the files before have it. */
export function targetBefore(
  base: Organization | undefined,
  { name, previously }: Named,
): Target | undefined {
  return [name, ...[...previously].reverse()].flatMap((each) => base?.targets.get(each) ?? [])[0];
}

type Named = Pick<Target, 'name' | 'previously'>;

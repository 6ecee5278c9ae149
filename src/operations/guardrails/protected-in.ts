import type { Organization, Target } from '../../model/model.ts';

/** Whom the files before protect in a target, under whatever name it has there. */
export function protectedIn(
  base: Organization | undefined,
  { name, previously }: Pick<Target, 'name' | 'previously'>,
): readonly string[] {
  const known = [name, ...[...previously].reverse()].flatMap((each) => base?.targets.get(each) ?? []);
  return known[0]?.protected ?? [];
}

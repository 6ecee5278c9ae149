import type { RatedChange } from '../rated-change.ts';

export function notCompared({ kind }: RatedChange): string | undefined {
  return kind === 'unknown' ? 'before and after could not be compared, so that it counts as new' : undefined;
}

import { adoptedKeys } from './adopted-keys.ts';
import type { ApprovalCase } from './withheld.ts';

/**
 * All that it may matter of who brought it: what is about to be made or announced, what would come to last, and, where
 * what decides is loosened, every rule that is another now. Undefined: everything.
 */
export function openKeys({
  planned,
  moved = [],
  needed,
  net,
  recorded,
  applied,
}: Pick<ApprovalCase, 'planned' | 'moved' | 'needed' | 'net' | 'recorded' | 'applied'>):
  | ReadonlySet<string>
  | undefined {
  const { section, desired } = planned;
  const isLoosened = needed.some(({ because }) => because.some(({ principals }) => principals.length === 0));
  const rules = [...net.steps].flatMap(([key, { value }]) => (value === undefined ? [key] : []));
  if (isLoosened && rules.length === 0) return undefined;
  return new Set([
    ...[...section.changes, ...desired.scheduled, ...moved].map(({ address }) => address),
    ...adoptedKeys(planned, net, recorded, applied),
    ...(isLoosened ? rules : []),
  ]);
}

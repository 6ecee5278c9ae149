import type { ActionTable } from '../../engine/action-table.ts';
import type { LintedStatement } from '../linted-statement.ts';

/** Which actions something is about, a bit for each of the catalogues. */
export type ActionMask = Uint32Array;

type Actions = Pick<LintedStatement, 'actions' | 'exceptActions'>;

/** Gives those of a statement; made once for all that name the same. */
export function actionMasks({ services }: ActionTable): (statement: Actions) => ActionMask {
  const offsets: number[] = [];
  let count = 0;
  for (const { actions } of services) {
    offsets.push(count);
    count += actions.length;
  }
  const all = new Uint32Array(Math.ceil(count / 32));
  for (let at = 0; at < count; at += 1) setBit(all, at);
  const known = new WeakMap<object, ActionMask>();
  const named = (actions: Exclude<Actions['actions'], 'all'>): ActionMask => {
    const before = known.get(actions);
    if (before !== undefined) return before;
    const mask = new Uint32Array(all.length);
    for (const [service, indexes] of actions)
      for (const index of indexes) setBit(mask, (offsets[service] ?? 0) + index);
    known.set(actions, mask);
    return mask;
  };
  return ({ actions, exceptActions }) => {
    const own = actions === 'all' ? all : named(actions);
    return exceptActions ? all.map((word, at) => word & ~(own[at] ?? 0)) : own;
  };
}

function setBit(mask: ActionMask, bit: number): void {
  mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** All that any of some is about. */
export function unionOfMasks(masks: Iterable<ActionMask>): ActionMask | undefined {
  let union: ActionMask | undefined;
  for (const mask of masks) {
    if (union === undefined) union = mask.slice();
    else for (let at = 0; at < mask.length; at += 1) union[at] = (union[at] ?? 0) | (mask[at] ?? 0);
  }
  return union;
}

/** Whether all that the smaller is about the larger is about too. */
export function isWithinMask(smaller: ActionMask, larger: ActionMask | undefined): boolean {
  return smaller.every((word, at) => (word & ~(larger?.[at] ?? 0)) === 0);
}

import type { AccessChange } from '../../access/diff/access-diff.ts';

/** What a reviewer looks at together, in the order in which they should. */
export interface ChangeClass {
  readonly title: string;
  /** Whether it counts as new access. */
  readonly isNew: boolean;
  readonly changes: readonly AccessChange[];
}

/** Changes by what they mean to whoever has to agree: new privileged access stands first, whatever their order. */
export function changeClasses(changes: readonly AccessChange[]): readonly ChangeClass[] {
  return classes.flatMap(({ title, isNew, holds }) => {
    const own = changes.filter(holds);
    return own.length === 0 ? [] : [{ title, isNew, changes: isNew ? own : foldAlike(own) }];
  });
}

/** Of what is lost nobody asks whether it is privileged: what differs in that and in the actions alone is told as one. */
function foldAlike(changes: readonly AccessChange[]): readonly AccessChange[] {
  const found = new Map<string, AccessChange[]>();
  for (const change of changes) {
    const { actions: _, privileged: __, risk: ___, example: ____, ...rest } = change;
    const key = JSON.stringify(rest);
    const alike = found.get(key);
    if (alike === undefined) found.set(key, [change]);
    else alike.push(change);
  }
  return [...found.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const actions = [first, ...others].flatMap((each) => each.actions);
    return [others.length === 0 ? first : { ...first, privileged: false, actions: actions.sort() }];
  });
}

/** Whether somebody may do what they could not before, or that cannot be ruled out. */
export function isNewAccess({ kind }: Pick<AccessChange, 'kind'>): boolean {
  return kind !== 'lost' && kind !== 'narrower';
}

const classes: readonly (Omit<ChangeClass, 'changes'> & {
  readonly holds: (change: AccessChange) => boolean;
})[] = [
  {
    title: 'new privileged access',
    isNew: true,
    holds: (change) => isNewAccess(change) && change.privileged,
  },
  {
    title: 'new access',
    isNew: true,
    holds: (change) => isNewAccess(change) && !change.privileged && change.kind !== 'unknown',
  },
  {
    title: 'not compared, so it counts as new access',
    isNew: true,
    holds: ({ kind, privileged }) => kind === 'unknown' && !privileged,
  },
  { title: 'less access', isNew: false, holds: (change) => !isNewAccess(change) },
];

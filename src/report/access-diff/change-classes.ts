import type { AccessChange } from '../../access/diff/access-diff.ts';

/** What a reviewer looks at together, in the order in which they should. */
export interface ChangeClass {
  readonly title: string;
  /** Whether it counts as new access. */
  readonly isNew: boolean;
  readonly changes: readonly AccessChange[];
  /** Of those that are several told as one: which. */
  readonly parts: ReadonlyMap<AccessChange, readonly AccessChange[]>;
}

/** Changes by what they mean to whoever has to agree: new privileged access stands first, whatever their order. */
export function changeClasses(changes: readonly AccessChange[]): readonly ChangeClass[] {
  return classes.flatMap(({ title, isNew, holds }) => {
    const own = changes.filter(holds);
    if (own.length === 0) return [];
    const parts = isNew ? new Map<AccessChange, readonly AccessChange[]>() : foldAlike(own);
    return [{ title, isNew, changes: isNew ? own : [...parts.keys()], parts }];
  });
}

/** What a change stands for. */
export function partsOf(
  { parts }: Pick<ChangeClass, 'parts'>,
  change: AccessChange,
): readonly AccessChange[] {
  return parts.get(change) ?? [change];
}

/** Of what is lost nobody asks whether it is privileged: what differs in that and in the actions alone is told as one. */
function foldAlike(changes: readonly AccessChange[]): ChangeClass['parts'] {
  const found = new Map<string, AccessChange[]>();
  for (const change of changes) {
    const { actions: _, privileged: __, risk: ___, example: ____, ...rest } = change;
    const key = JSON.stringify(rest);
    const alike = found.get(key);
    if (alike === undefined) found.set(key, [change]);
    else alike.push(change);
  }
  return new Map([...found.values()].map((alike) => [foldedOf(alike), alike]));
}

function foldedOf(alike: readonly AccessChange[]): AccessChange {
  const [first] = alike as [AccessChange];
  if (alike.length === 1) return first;
  return { ...first, privileged: false, actions: alike.flatMap(({ actions }) => actions).sort() };
}

/** Whether somebody may do what they could not before, or that cannot be ruled out. */
export function isNewAccess({ kind }: Pick<AccessChange, 'kind'>): boolean {
  return kind !== 'lost' && kind !== 'narrower';
}

const classes: readonly (Pick<ChangeClass, 'title' | 'isNew'> & {
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

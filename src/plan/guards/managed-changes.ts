import type { Target } from '../../model/model.ts';
import { ownKinds } from '../address.ts';
import type { LimitChange } from './limit-changes.ts';

/**
 * Kinds that a target comes to manage, or leaves alone from then on, each in a clause that the target begins. What it
 * leaves stays there whatever is declared, so that nothing that is taken back in the files is taken there.
 */
export function managedChanges(was: Target, is: Target): readonly LimitChange[] {
  const [before, after] = [was, is].map(managed) as [Kinds, Kinds];
  if (after === undefined) {
    if (before === undefined) return [];
    // All that it can manage, but for what is managed only where it is named.
    const isLooser = before.includes('outside-collaborator');
    return [{ message: 'no longer says what it manages', isLooser }];
  }
  if (before === undefined) return [{ message: `manages only ${words(after)}`, isLooser: true }];
  const gone = before.filter((kind) => !after.includes(kind));
  const come = after.filter((kind) => !before.includes(kind));
  const why = 'so that what is declared of it is neither given nor taken there';
  return [
    ...(gone.length === 0 ? [] : [{ message: `manages ${words(gone)} no longer, ${why}`, isLooser: true }]),
    ...(come.length === 0 ? [] : [{ message: `manages ${words(come)}`, isLooser: false }]),
  ];
}

type Kinds = readonly string[] | undefined;

/** Undefined: all that its provider can manage, which it alone knows; the directory can manage all kinds of Bylaw's. */
function managed({ manages, provider }: Target): Kinds {
  return manages ?? (provider === 'directory' ? ownKinds : undefined);
}

/** `` `member`, `team` and `role` `` */
function words(kinds: readonly string[]): string {
  const told = kinds.map((kind) => `\`${kind}\``);
  const last = told.pop() ?? 'nothing';
  return told.length === 0 ? last : `${told.join(', ')} and ${last}`;
}

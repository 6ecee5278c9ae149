import type { Effect } from '../effect.ts';
import type { EmulatorState, OwnedRepository } from '../emulator-state.ts';
import type { Hosted } from '../hosted-state.ts';

/** What a change of a repository's content needs to know: where, when, and whom to tell. */
export interface Place {
  readonly state: EmulatorState;
  readonly owned: OwnedRepository;
  readonly hosted: Hosted;
  readonly now: string;
  changed(effect: Effect): void;
}

/** `what` is named after the repository: `iam#12`, `iam/main`. */
export function tell(
  { owned, changed }: Pick<Place, 'owned' | 'changed'>,
  action: Effect['action'],
  what: Effect['what'],
  suffix: string,
  more: Pick<Effect, 'before' | 'after' | 'account'> = {},
): void {
  const { owner, repository } = owned;
  changed({
    organization: owner.login,
    repository: repository.name,
    action,
    what,
    name: `${repository.name}${suffix}`,
    ...more,
  });
}

import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { idsStay } from './ids-stay.ts';
import { membersAreAddedWithinTheLimit } from './members-are-added-within-the-limit.ts';
import { noTeamGoesAlong } from './no-team-goes-along.ts';
import { ownershipIsPassedOn } from './ownership-is-passed-on.ts';
import { serviceAccountsKeepAnOwner } from './service-accounts-keep-an-owner.ts';
import type { Transition, TransitionInput } from './transition.ts';

const transitions: readonly Transition[] = [
  ownershipIsPassedOn,
  serviceAccountsKeepAnOwner,
  membersAreAddedWithinTheLimit,
  idsStay,
  noTeamGoesAlong,
];

/** Every mistake in what a change does, as against what a state is. */
export function checkTransitions(input: TransitionInput): readonly PlacedDiagnostic[] {
  return transitions.flatMap((transition) => transition(input));
}

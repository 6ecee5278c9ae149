import { accessLastsAWhile } from './access-lasts-a-while.ts';
import { activeMembersHaveAccess } from './active-members-have-access.ts';
import { allowsAreNotShadowed } from './allows-are-not-shadowed.ts';
import { allowsHoldWithTheirKeys } from './allows-hold-with-their-keys.ts';
import { allowsNameWhatTheyAllow } from './allows-name-what-they-allow.ts';
import { bindingsAddSomething } from './bindings-add-something.ts';
import { boundariesLetSomethingThrough } from './boundaries-let-something-through.ts';
import { deniesHoldWithoutTheirKeys } from './denies-hold-without-their-keys.ts';
import { deniesMeetAnAllow } from './denies-meet-an-allow.ts';
import type { Lint } from './lint.ts';
import { nobodyIsAllowedEverything } from './nobody-is-allowed-everything.ts';
import { peopleHaveOneName } from './people-have-one-name.ts';
import { permissionsReachSomething } from './permissions-reach-something.ts';
import { privilegedActionsNameTheirResources } from './privileged-actions-name-their-resources.ts';
import { privilegedPeopleHaveMfa } from './privileged-people-have-mfa.ts';
import { rolesGiveWhatTheyHold } from './roles-give-what-they-hold.ts';
import { rolesPoliciesTeamsAndZonesAreUsed } from './roles-policies-teams-and-zones-are-used.ts';
import { rolesSayThingsOnce } from './roles-say-things-once.ts';
import { statementsAreNotCovered } from './statements-are-not-covered.ts';
import { statementsCanMatch } from './statements-can-match.ts';

/** Asked of each organization of a valid model. All of them run, in any order: none stands on another. */
export const lints: readonly Lint[] = [
  allowsNameWhatTheyAllow,
  nobodyIsAllowedEverything,
  privilegedActionsNameTheirResources,
  permissionsReachSomething,
  deniesHoldWithoutTheirKeys,
  allowsHoldWithTheirKeys,
  statementsCanMatch,
  statementsAreNotCovered,
  rolesSayThingsOnce,
  allowsAreNotShadowed,
  rolesGiveWhatTheyHold,
  deniesMeetAnAllow,
  rolesPoliciesTeamsAndZonesAreUsed,
  boundariesLetSomethingThrough,
  bindingsAddSomething,
  activeMembersHaveAccess,
  accessLastsAWhile,
  peopleHaveOneName,
  privilegedPeopleHaveMfa,
];

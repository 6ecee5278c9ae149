import type { NamedKind } from '../organization/declared-organization.ts';
import { actionsAreInACatalogue } from './actions-are-in-a-catalogue.ts';
import { bindingsAreDistinct } from './bindings-are-distinct.ts';
import { conditionKeysAreDeclared } from './condition-keys-are-declared.ts';
import { conditionOperatorsFitTheirKeys } from './condition-operators-fit-their-keys.ts';
import { conditionValuesFitTheirOperators } from './condition-values-fit-their-operators.ts';
import { datesAreUsable } from './dates-are-usable.ts';
import { directBindingsGiveAReason } from './direct-bindings-give-a-reason.ts';
import { emailsAreOfTheInvitedDomains } from './emails-are-of-the-invited-domains.ts';
import { organizationRolesAreAmongThoseToChoose } from './organization-roles-are-among-those-to-choose.ts';
import { ownersRoleIsNeverBound } from './owners-role-is-never-bound.ts';
import { peopleAreInATeamOnce } from './people-are-in-a-team-once.ts';
import { periodsEndAfterTheyStart } from './periods-end-after-they-start.ts';
import { principalsHoldOneRolePerZone } from './principals-hold-one-role-per-zone.ts';
import { referencesResolve } from './references-resolve.ts';
import { resourcePatternsAreWellFormed } from './resource-patterns-are-well-formed.ts';
import { rolesAreBoundToWhomTheyAreFor } from './roles-are-bound-to-whom-they-are-for.ts';
import type { OrganizationRule } from './rule.ts';
import { statementResourcesAreOfSomeType } from './statement-resources-are-of-some-type.ts';
import { variablesAreKnown } from './variables-are-known.ts';
import { zoneBindingsUseTheRolesOfTheZone } from './zone-bindings-use-the-roles-of-the-zone.ts';
import { zoneRolesAreBoundInTheirZone } from './zone-roles-are-bound-in-their-zone.ts';

const holders: readonly NamedKind[] = ['Member', 'ServiceAccount', 'Team', 'Token'];
const statements: readonly NamedKind[] = ['Policy', 'Token'];
const all: readonly NamedKind[] = ['Member', 'ServiceAccount', 'Team', 'Token', 'Policy', 'Role'];

/**
 * The rules that judge each document of these kinds apart from the others: what they find in it, its bindings by
 * zones among it, follows from itself and from what they ask for by name, or look at of other kinds. So of a large
 * organization in which little changed they are asked about little. Each of these rules costs where documents are
 * many; a rule that compares documents of one kind with each other never stands here.
 */
export const judgedApart: ReadonlyMap<OrganizationRule, readonly NamedKind[]> = new Map([
  [referencesResolve, all],
  [datesAreUsable, holders],
  [periodsEndAfterTheyStart, holders],
  [organizationRolesAreAmongThoseToChoose, ['Member']],
  [bindingsAreDistinct, holders],
  [directBindingsGiveAReason, holders],
  [ownersRoleIsNeverBound, holders],
  [principalsHoldOneRolePerZone, holders],
  [zoneBindingsUseTheRolesOfTheZone, holders],
  [zoneRolesAreBoundInTheirZone, holders],
  [peopleAreInATeamOnce, ['Team']],
  [rolesAreBoundToWhomTheyAreFor, holders],
  [emailsAreOfTheInvitedDomains, ['Member']],
  [actionsAreInACatalogue, [...statements, 'Role']],
  [statementResourcesAreOfSomeType, statements],
  [conditionKeysAreDeclared, statements],
  [conditionOperatorsFitTheirKeys, statements],
  [conditionValuesFitTheirOperators, statements],
  [resourcePatternsAreWellFormed, [...holders, 'Policy']],
  [variablesAreKnown, [...holders, 'Policy']],
]);

import { actionsAreInACatalogue } from './actions-are-in-a-catalogue.ts';
import { bindingsAreDistinct } from './bindings-are-distinct.ts';
import { conditionKeysAreDeclared } from './condition-keys-are-declared.ts';
import { conditionOperatorsFitTheirKeys } from './condition-operators-fit-their-keys.ts';
import { conditionValuesFitTheirOperators } from './condition-values-fit-their-operators.ts';
import { datesAreUsable } from './dates-are-usable.ts';
import { directBindingsGiveAReason } from './direct-bindings-give-a-reason.ts';
import { documentsStandWhereTheyBelong } from './documents-stand-where-they-belong.ts';
import { emailsAreOfTheInvitedDomains } from './emails-are-of-the-invited-domains.ts';
import { emailsNameOneMember } from './emails-name-one-member.ts';
import { filesAreToldApartEverywhere } from './files-are-told-apart-everywhere.ts';
import { githubIdsNameOnePrincipal } from './github-ids-name-one-principal.ts';
import { githubLoginsNameOnePrincipal } from './github-logins-name-one-principal.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { invitationsHaveACustomRole } from './invitations-have-a-custom-role.ts';
import { ledgerRefIsABranch } from './ledger-ref-is-a-branch.ts';
import { ledgerTrustCanBeHonoured } from './ledger-trust-can-be-honoured.ts';
import { managersFormNoCycle } from './managers-form-no-cycle.ts';
import { memberLimitOverridesAnOverridablePlan } from './member-limit-overrides-an-overridable-plan.ts';
import { membersHaveAnOrganizationRole } from './members-have-an-organization-role.ts';
import { membersStayWithinTheLimit } from './members-stay-within-the-limit.ts';
import { namesAreUnique } from './names-are-unique.ts';
import { organizationFoldersSayWhichOrganization } from './organization-folders-say-which-organization.ts';
import { organizationIdsAreUnique } from './organization-ids-are-unique.ts';
import { organizationPatternsMatchAFolder } from './organization-patterns-match-a-folder.ts';
import { organizationPatternsStayInTheRepository } from './organization-patterns-stay-in-the-repository.ts';
import { organizationPreviousNamesAreFree } from './organization-previous-names-are-free.ts';
import { organizationRolesAreAmongThoseToChoose } from './organization-roles-are-among-those-to-choose.ts';
import { organizationsAreDeclaredOnce } from './organizations-are-declared-once.ts';
import { ownersAreEnough } from './owners-are-enough.ts';
import { ownersAreNotTooMany } from './owners-are-not-too-many.ts';
import { ownersRoleIsNeverBound } from './owners-role-is-never-bound.ts';
import { peopleAreInATeamOnce } from './people-are-in-a-team-once.ts';
import { periodsEndAfterTheyStart } from './periods-end-after-they-start.ts';
import { planIsOneOfThePlans } from './plan-is-one-of-the-plans.ts';
import { previousNamesAreFree } from './previous-names-are-free.ts';
import { principalsHoldOneRolePerZone } from './principals-hold-one-role-per-zone.ts';
import { referencesResolve } from './references-resolve.ts';
import { repositoryIsDeclaredOnce } from './repository-is-declared-once.ts';
import { resourcePatternsAreWellFormed } from './resource-patterns-are-well-formed.ts';
import { rolesAreBoundToWhomTheyAreFor } from './roles-are-bound-to-whom-they-are-for.ts';
import type { OrganizationRule, RepositoryRule, SettingsRule } from './rule.ts';
import { serviceAccountOwnersAreActive } from './service-account-owners-are-active.ts';
import { serviceActionsNameDeclaredTypes } from './service-actions-name-declared-types.ts';
import { serviceNamesAreNotReserved } from './service-names-are-not-reserved.ts';
import { serviceNamesDifferWithoutCase } from './service-names-differ-without-case.ts';
import { sharedPatternsMatchAFile } from './shared-patterns-match-a-file.ts';
import { sharedPatternsStayInTheSharedFolder } from './shared-patterns-stay-in-the-shared-folder.ts';
import { someOrganizationIsDeclared } from './some-organization-is-declared.ts';
import { statementResourcesAreOfSomeType } from './statement-resources-are-of-some-type.ts';
import { targetProvidersExist } from './target-providers-exist.ts';
import { teamParentsFormNoCycle } from './team-parents-form-no-cycle.ts';
import { tokenAccessIsSaidOnce } from './token-access-is-said-once.ts';
import { tokensGiveAccess } from './tokens-give-access.ts';
import { variablesAreKnown } from './variables-are-known.ts';
import { zoneBindingsUseTheRolesOfTheZone } from './zone-bindings-use-the-roles-of-the-zone.ts';
import { zoneRolesAreBoundInTheirZone } from './zone-roles-are-bound-in-their-zone.ts';
import { zonesDoNotNameTheZone } from './zones-do-not-name-the-zone.ts';
import { zonesDoNotOverlap } from './zones-do-not-overlap.ts';

/** Asked of `bylaw.yaml` alone. */
export const settingsRules: readonly SettingsRule[] = [
  ledgerRefIsABranch,
  ledgerTrustCanBeHonoured,
  organizationPatternsStayInTheRepository,
];

/** Asked once of the whole repository. */
export const repositoryRules: readonly RepositoryRule[] = [
  someOrganizationIsDeclared,
  organizationPatternsMatchAFolder,
  repositoryIsDeclaredOnce,
  documentsStandWhereTheyBelong,
  organizationFoldersSayWhichOrganization,
  organizationsAreDeclaredOnce,
  organizationIdsAreUnique,
  organizationPreviousNamesAreFree,
  filesAreToldApartEverywhere,
];

/** Asked of each organization. All of them run, in any order: none stands on another. */
export const organizationRules: readonly OrganizationRule[] = [
  sharedPatternsStayInTheSharedFolder,
  sharedPatternsMatchAFile,
  namesAreUnique,
  idsAreUnique,
  previousNamesAreFree,
  serviceNamesAreNotReserved,
  serviceNamesDifferWithoutCase,
  referencesResolve,
  targetProvidersExist,
  planIsOneOfThePlans,
  datesAreUsable,
  periodsEndAfterTheyStart,
  peopleAreInATeamOnce,
  teamParentsFormNoCycle,
  managersFormNoCycle,
  membersStayWithinTheLimit,
  memberLimitOverridesAnOverridablePlan,
  ownersAreEnough,
  ownersAreNotTooMany,
  ownersRoleIsNeverBound,
  membersHaveAnOrganizationRole,
  organizationRolesAreAmongThoseToChoose,
  invitationsHaveACustomRole,
  directBindingsGiveAReason,
  bindingsAreDistinct,
  rolesAreBoundToWhomTheyAreFor,
  zoneRolesAreBoundInTheirZone,
  zoneBindingsUseTheRolesOfTheZone,
  principalsHoldOneRolePerZone,
  zonesDoNotOverlap,
  zonesDoNotNameTheZone,
  emailsNameOneMember,
  emailsAreOfTheInvitedDomains,
  githubLoginsNameOnePrincipal,
  githubIdsNameOnePrincipal,
  serviceAccountOwnersAreActive,
  tokensGiveAccess,
  tokenAccessIsSaidOnce,
  actionsAreInACatalogue,
  serviceActionsNameDeclaredTypes,
  statementResourcesAreOfSomeType,
  conditionKeysAreDeclared,
  conditionOperatorsFitTheirKeys,
  conditionValuesFitTheirOperators,
  resourcePatternsAreWellFormed,
  variablesAreKnown,
];

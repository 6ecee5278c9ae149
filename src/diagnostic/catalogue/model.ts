import type { CodeDescription } from '../catalogue.ts';
import { modelAccessCodes } from './model-access.ts';

export const modelCodes = {
  'model/unverifiable-ledger': {
    severity: 'error',
    title: 'signatures of the ledger are asked for, but not verified',
    explanation:
      'With `ledger.trust: signed` readers must refuse entries that are not signed by somebody trusted. This version cannot, and says so rather than trusting in silence. Write `unsigned`, and let only the apply identity push to the branch.',
  },
  'model/ledger-not-a-branch': {
    severity: 'error',
    title: "the ledger's ref is no branch",
    explanation:
      'The ledger is a branch of its own, pushed and protected like any other. Give a branch name such as ' +
      '`bylaw/ledger`.',
  },
  'model/pattern-leaves-repository': {
    severity: 'error',
    title: 'a path or pattern leads out of its folder',
    explanation:
      'Bylaw reads only what is versioned with the repository: a pattern of `organizations` starts at the ' +
      'root, one of `uses` at `shared/`, and neither climbs out.',
  },
  'model/unmatched-pattern': {
    severity: 'error',
    title: 'a path or pattern matches no file',
    explanation:
      'Nothing is taken for granted: a pattern that finds nothing is a slip of the pen, or was forgotten ' +
      'when files moved.',
  },
  'model/no-organization': {
    severity: 'error',
    title: 'the repository declares no organization',
    explanation:
      'Bylaw plans and applies organizations. Make a folder such as `organizations/acme` with an ' +
      'Organization document in it, or name your folders in `bylaw.yaml`.',
  },
  'model/missing-organization': {
    severity: 'error',
    title: 'a folder of documents has no Organization',
    explanation:
      'Members, teams and roles belong to the organization of their folder, and exactly one Organization ' +
      'document says which one that is.',
  },
  'model/duplicate-organization': {
    severity: 'error',
    title: 'an organization is declared twice',
    explanation:
      'A folder holds one Organization document, and no two folders hold an organization of the same ' +
      'name.',
  },
  'model/duplicate-repository': {
    severity: 'error',
    title: 'bylaw.yaml holds two Repository documents',
    explanation: 'The settings of a repository are said once.',
  },
  'model/misplaced-document': {
    severity: 'error',
    title: 'a document of this kind does not belong here',
    explanation:
      '`bylaw.yaml` holds the Repository document and nothing else; `shared/` holds roles, policies, ' +
      'services and guardrails; everything else stands in the folder of its organization.',
  },
  'model/duplicate-name': {
    severity: 'error',
    title: 'two documents of one kind have the same name',
    explanation:
      'A name is unique per kind and organization: everything refers to it. Rename one of the two, or ' +
      'merge them.',
  },
  'model/duplicate-id': {
    severity: 'error',
    title: 'two documents have the same id',
    explanation:
      'An id tells what something is whatever it is called, so no two things of a kind share one. Never ' +
      'copy it to a new document.',
  },
  'model/previous-name-in-use': {
    severity: 'error',
    title: 'a previous name is still in use',
    explanation:
      '`previously` says that a thing is the one that had this name before. A name that another document ' +
      'has or claims makes it unclear which of them was renamed. To swap two names, rename in two ' +
      'changes.',
  },
  'model/reserved-name': {
    severity: 'error',
    title: 'the name of a service is reserved',
    explanation:
      '`bylaw` and `github` are the catalogues that come with Bylaw, and `principal`, `request` and ' +
      '`resource` begin its own condition keys.',
  },
  'model/colliding-paths': {
    severity: 'warning',
    title: 'two paths differ in case or Unicode form alone',
    explanation:
      'macOS and Windows keep one file or folder of such a name, so that a work tree there lacks what the other ' +
      'holds, and a plan would remove it. An apply reads the commit, which has both. Rename one of the two.',
  },
  'model/clashing-names': {
    severity: 'error',
    title: 'two names of a service differ in case alone',
    explanation:
      'Actions and condition keys are compared without case, so a statement that names one of the two would mean ' +
      'both, or the wrong one. Rename one of them.',
  },
  'model/unknown-role': {
    severity: 'error',
    title: 'a role is not declared',
    explanation:
      'Every role that is bound or listed must be declared in the organization, or under `shared/` and ' +
      'named in `uses`.',
  },
  'model/unknown-policy': {
    severity: 'error',
    title: 'a policy is not declared',
    explanation:
      'Every policy of a role or boundary must be declared in the organization, or under `shared/` and ' +
      'named in `uses`.',
  },
  'model/unknown-team': {
    severity: 'error',
    title: 'a team is not declared',
    explanation: 'Every team that is named must be declared in the organization.',
  },
  'model/unknown-member': {
    severity: 'error',
    title: 'a member is not declared',
    explanation:
      'Every person who is named must be declared as a Member of the organization. When somebody leaves, ' +
      'take the name out everywhere in the same change.',
  },
  'model/unknown-service-account': {
    severity: 'error',
    title: 'a service account is not declared',
    explanation: 'Every service account that is named must be declared in the organization.',
  },
  'model/unknown-token': {
    severity: 'error',
    title: 'a token is not declared',
    explanation: 'Every token that is named must be declared in the organization.',
  },
  'model/unknown-zone': {
    severity: 'error',
    title: 'a zone is not declared',
    explanation: 'Every zone that a binding names must be declared in the organization.',
  },
  'model/unknown-service': {
    severity: 'error',
    title: 'a service is not declared',
    explanation:
      'The part of an action before the colon names a Service document, or one of the built-in catalogues ' +
      '`bylaw` and `github`.',
  },
  'model/unknown-provider': {
    severity: 'error',
    title: 'a target names a provider that Bylaw does not have',
    explanation: 'A provider is the part of Bylaw that speaks to a system, such as `directory` or `github`.',
  },
  'model/unknown-plan': {
    severity: 'error',
    title: 'the plan is none of the plans',
    explanation: '`membership.plan` names one of `membership.plans`, which say how many members each allows.',
  },
  'model/unusable-date': {
    severity: 'error',
    title: 'a date means no instant that Bylaw can keep',
    explanation:
      'Instants have whole seconds and years up to 9999. To let something last, leave `expires` out.',
  },
  'model/ends-before-it-starts': {
    severity: 'error',
    title: 'something expires before it starts',
    explanation:
      'It would never be in force. A `starts` date means the beginning of its day and an `expires` date ' +
      'its end, both UTC.',
  },
  'model/duplicate-team-member': {
    severity: 'error',
    title: 'somebody is in a team twice',
    explanation: 'A person is in a team once, as a member or as a maintainer: a maintainer is a member too.',
  },
  'model/team-cycle': {
    severity: 'error',
    title: 'a team is its own ancestor',
    explanation:
      'A member of a child team is a member of its ancestors, so the parents of a team never lead back to ' +
      'it.',
  },
  'model/manager-cycle': {
    severity: 'error',
    title: 'somebody is their own superior',
    explanation:
      'Managers approve and review for the people below them, so the managers of a member never lead back ' +
      'to that member.',
  },
  'model/too-many-members': {
    severity: 'warning',
    title: 'the organization has more members than it may',
    explanation:
      'Being over the limit refuses further members at plan, never a removal. Raise the plan or the ' +
      'limit, or remove or suspend members.',
  },
  'model/too-few-owners': {
    severity: 'error',
    title: 'the organization has too few owners',
    explanation:
      "An owner is an active member whose organization role is the owners' role. Without enough of them " +
      'nobody could repair the organization.',
  },
  'model/too-many-owners': {
    severity: 'error',
    title: 'the organization has too many owners',
    explanation:
      "An owner is an active member whose organization role is the owners' role. To pass ownership on, " +
      "name the successor and change the former owner's role in one change.",
  },
  'model/owner-role-bound': {
    severity: 'error',
    title: "the owners' role is bound",
    explanation:
      'Owners are counted, and ownership is passed on, by the `role` of the members. Through a binding, a team, a ' +
      'service account, a token or a zone somebody would be an owner without counting as one: bind another role ' +
      'there, or give the member the `role`.',
  },
  'model/missing-organization-role': {
    severity: 'error',
    title: 'a member has no organization role',
    explanation:
      'The organization requires one role of every member. Give the member a `role`, or the organization ' +
      'a default.',
  },
  'model/organization-role-not-allowed': {
    severity: 'error',
    title: 'an organization role is none of those to choose from',
    explanation:
      '`membership.organizationRole.oneOf` lists the roles a member may hold in the organization as a ' +
      "whole; the owners' role is always allowed beside them.",
  },
  'model/limit-not-overridable': {
    severity: 'error',
    title: 'a member limit overrides a plan that cannot be overridden',
    explanation: '`memberLimit` counts only where the plan in use says `overridable: true`.',
  },
  'model/no-custom-role': {
    severity: 'error',
    title: 'members are invited before there is a role for them',
    explanation:
      "The organization requires a custom role (any but the owners' one) before somebody is invited.",
  },
  'model/missing-reason': {
    severity: 'error',
    title: 'a direct binding gives no reason',
    explanation:
      'The organization demands a `reason` wherever a member or service account itself holds a role, so ' +
      'that whoever reviews it knows why.',
  },
  ...modelAccessCodes,
} as const satisfies Record<`${string}/${string}`, CodeDescription>;

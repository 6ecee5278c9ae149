// Generated from schemas/ by `npm run generate`; do not edit.
import type {JsonObject} from '../../digest/json.ts';

export type WrittenDocument =
  | WrittenRepository
  | WrittenOrganization
  | WrittenService
  | WrittenMember
  | WrittenServiceAccount
  | WrittenToken
  | WrittenTeam
  | WrittenRole
  | WrittenPolicy
  | WrittenZone
  | WrittenGuardrail
  | WrittenAccessTest
  | WrittenTarget
  | WrittenList;
/**
 * The version of the format. Always `bylaw/v1`.
 */
export type WrittenApiVersion = 'bylaw/v1';
/**
 * A name: lower-case letters, digits, `.`, `_` and `-`, at most 63, unique per kind and organization. It is an identifier, never the display text.
 */
export type WrittenName = string;
/**
 * Old names, oldest first, so that a rename is not a delete and a create.
 */
export type WrittenPreviously = readonly WrittenName[];
/**
 * What never changes about this object, whatever it is called. Left out: the oldest of `previously`, else the name.
 */
export type WrittenId = string;
/**
 * The name people read.
 */
export type WrittenDisplayName = string;
/**
 * What this is for, in a sentence or two.
 */
export type WrittenDescription = string;
/**
 * A domain name.
 */
export type WrittenDomain = string;
/**
 * A policy: `read-events` follows its default version, `read-events@3` is pinned to version 3.
 */
export type WrittenPolicyReference = string;
/**
 * Policies that cap the access given elsewhere: what none of them allows is denied. They never give access.
 */
export type WrittenBoundary = readonly WrittenPolicyReference[];
/**
 * Why, for whoever reviews this later.
 */
export type WrittenReason = string;
/**
 * A date `2026-12-31` (the beginning of the day for a start, its end for an expiry, UTC) or an RFC 3339 time with `Z` or an offset.
 */
export type WrittenDate = string;
/**
 * How much care, or `none`: it is not told.
 */
export type WrittenRiskLevel = 'none' | 'low' | 'medium' | 'high' | 'critical';
/**
 * A number of members, or `unlimited`.
 */
export type WrittenMemberCount = number | string;
/**
 * A length of time in weeks, or in days, hours, minutes and seconds (ISO 8601). Months and years have no fixed length and are refused.
 */
export type WrittenDuration = string;
/**
 * The name of a resource type.
 */
export type WrittenTypeName = string;
/**
 * A resource pattern `scheme:partition:service:organization:rest`, in which `*` and `?` are wildcards and `{org_id}` and the like are variables, or `*` for everything.
 */
export type WrittenResource = string;
/**
 * Whether this principal may act: a suspended one is denied everything and keeps its place here.
 */
export type WrittenStatus = 'active' | 'suspended';
/**
 * A role that is held, on what and for how long. A plain name is short for `{role: name}`.
 */
export type WrittenBinding =
  | string
  | {
      readonly role: WrittenName;
      readonly zone?: WrittenName;
      readonly on?: WrittenResources;
      readonly starts?: WrittenDate;
      readonly expires?: WrittenDate;
      readonly reason?: WrittenReason;
      readonly ticket?: WrittenTicket;
    };
/**
 * Resource patterns.
 */
export type WrittenResources = readonly WrittenResource[];
/**
 * Where it was asked for.
 */
export type WrittenTicket = string;
/**
 * Roles that are held.
 */
export type WrittenBindings = readonly WrittenBinding[];
/**
 * An action `service:name`; `*` and `?` stand for any text and any character after the colon; `*` alone means every action.
 */
export type WrittenAction = string;
/**
 * Actions, each `service:name` (with `*` and `?` after the colon) or `*`.
 */
export type WrittenActions = readonly WrittenAction[];
/**
 * The value to compare with, or a list of which one must match (of a negated operator, none).
 */
export type WrittenConditionValue = string | number | boolean | readonly (string | number | boolean)[];
/**
 * Statements, of which each that matches counts.
 */
export type WrittenStatements = readonly WrittenStatement[];
/**
 * A member's name, or `service-account/` and a name. A plain text is short for `{member: …}`.
 */
export type WrittenTeamMember =
  | string
  | {
      /**
       * A member's name, or `service-account/` and a name.
       */
      readonly member: string;
      readonly reason?: WrittenReason;
      readonly ticket?: WrittenTicket;
      readonly starts?: WrittenDate;
      readonly expires?: WrittenDate;
    };
/**
 * A principal by kind and name.
 */
export type WrittenPrincipal = string;
/**
 * A principal by kind and name, or `*` for every principal.
 */
export type WrittenPrincipalPattern = string;
/**
 * Principals by kind and name, or `*` for every principal.
 */
export type WrittenPrincipalPatterns = readonly WrittenPrincipalPattern[];
/**
 * Principals by kind and name.
 */
export type WrittenPrincipals = readonly WrittenPrincipal[];
/**
 * An RFC 3339 time with `Z` or an offset.
 */
export type WrittenInstant = string;

/**
 * bylaw.yaml: the root of a repository. Everything has a default.
 */
export interface WrittenRepository {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Repository';
  /**
   * The folders of organizations, one folder each, or globs that find them.
   *
   * Items: A folder or glob, from the root of the repository.
   */
  readonly organizations?: readonly string[];
  /**
   * Where applies are recorded, and how far that record is trusted.
   */
  readonly ledger?: {
    /**
     * The branch of the ledger.
     */
    readonly ref?: string;
    /**
     * The Git remote that entries are pushed to before they count; `none` keeps the ledger in one clone. Without it: the remote that Git has for the branch, else `origin`, else the only one there is.
     */
    readonly remote?: string;
    /**
     * `signed`: readers verify every entry and refuse an unsigned one.
     */
    readonly trust?: 'unsigned' | 'signed';
  };
  /**
   * What may be applied.
   */
  readonly apply?: {
    /**
     * Only commits that this branch of the remote leads to are applied. Without it: in CI the remote's default branch, elsewhere any that is pushed. Both the files applied last and those to be applied have to agree.
     */
    readonly branch?: string;
  };
  /**
   * How `bylaw fmt` lays out the files.
   */
  readonly fmt?: {
    /**
     * The longest line, in characters.
     */
    readonly lineWidth?: number;
    /**
     * Spaces per level.
     */
    readonly indent?: number;
    /**
     * The quotes of a text that needs them.
     */
    readonly quotes?: 'single' | 'double';
  };
}
/**
 * An organization: what its members, teams, roles and policies belong to.
 */
export interface WrittenOrganization {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Organization';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly id?: WrittenId;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  /**
   * The beginning of the organization's resource names: scheme and partition.
   */
  readonly resourceNames?: string;
  /**
   * Documents under `shared/` that belong to this organization too: paths or globs below `shared/`.
   *
   * Items: A path or glob.
   */
  readonly uses?: readonly string[];
  /**
   * Security settings: set on targets that can, asserted and reported on those that cannot.
   */
  readonly settings?: {
    /**
     * Every member needs a second factor.
     */
    readonly requireMfa?: boolean;
    /**
     * Every member signs in through single sign-on.
     */
    readonly requireSso?: boolean;
    /**
     * The e-mail domains whose users may sign in.
     */
    readonly signInDomains?: readonly WrittenDomain[];
  };
  readonly boundary?: WrittenBoundary;
  /**
   * Lints that `bylaw validate` does not tell, each of one document and for a time.
   *
   * Items: One lint of one document.
   */
  readonly waivers?: readonly {
    /**
     * The code of the lint.
     */
    readonly code: string;
    /**
     * What the lint is about, by kind and name.
     */
    readonly of: string;
    readonly reason: WrittenReason;
    readonly expires: WrittenDate;
  }[];
  /**
   * How much care changes of access deserve, by what is the matter with them. What lowers a level is itself judged by the level before.
   */
  readonly risk?: {
    readonly 'self-escalation'?: WrittenRiskLevel;
    readonly everything?: WrittenRiskLevel;
    readonly 'privileged-action'?: WrittenRiskLevel;
    readonly 'not-compared'?: WrittenRiskLevel;
    readonly 'no-mfa'?: WrittenRiskLevel;
    readonly 'external-identity'?: WrittenRiskLevel;
    readonly 'no-expiry'?: WrittenRiskLevel;
  };
  /**
   * Who may belong, with which role, and how many.
   */
  readonly membership?: {
    /**
     * Who owns the organization.
     */
    readonly owners?: {
      readonly role: WrittenName;
      /**
       * The fewest owners there may be.
       */
      readonly min?: number;
      /**
       * The most owners there may be. Left out: no limit.
       */
      readonly max?: number;
    };
    /**
     * The one role a member holds in the organization as a whole.
     */
    readonly organizationRole?: {
      /**
       * Whether every member must have one.
       */
      readonly required?: boolean;
      readonly default?: WrittenName;
      /**
       * The roles to choose from; the owners' role is always allowed beside them.
       */
      readonly oneOf?: readonly WrittenName[];
    };
    readonly plan?: WrittenName;
    /**
     * Plans and what each allows.
     */
    readonly plans?: {
      /**
       * What this plan allows.
       */
      readonly [k: string]: {
        readonly members: WrittenMemberCount;
        /**
         * Whether `memberLimit` may set another limit.
         */
        readonly overridable?: boolean;
      };
    };
    readonly memberLimit?: WrittenMemberCount;
    /**
     * Which members count against the limit.
     *
     * Items: A state of membership.
     */
    readonly counts?: readonly ('active' | 'pending' | 'suspended')[];
    /**
     * Whether every binding of a member or service account itself needs a `reason`.
     */
    readonly requireReason?: boolean;
    /**
     * How members are invited, or `none`: they are active at once.
     */
    readonly invite?:
      | string
      | {
          /**
           * Nobody is invited before the organization has a role beside the owners'.
           */
          readonly requiresCustomRole?: boolean;
          readonly expiresAfter?: WrittenDuration;
          /**
           * The e-mail domains that may be invited.
           */
          readonly domains?: readonly WrittenDomain[];
        };
  };
}
/**
 * An action catalogue: the actions, resource types and condition keys that statements may name.
 */
export interface WrittenService {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Service';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  /**
   * What can be done, by the part of the action after the colon.
   */
  readonly actions: {
    /**
     * One action.
     */
    readonly [k: string]: {
      /**
       * What this action does.
       */
      readonly description?: string;
      /**
       * How far it reaches.
       */
      readonly access?: 'read' | 'write' | 'admin';
      /**
       * Whether whoever holds it could do harm that is hard to undo; limits and reports treat it apart.
       */
      readonly privileged?: boolean;
      /**
       * The types of resources it is done to. Left out: none, and its resource is `*`.
       */
      readonly resources?: readonly WrittenTypeName[];
    };
  };
  /**
   * The types of resources, each with the pattern of its names.
   */
  readonly resourceTypes?: {
    readonly [k: string]: WrittenResource;
  };
  /**
   * The keys that conditions may name, each with its type. `region` of service `events` is written `events.region`.
   */
  readonly conditionKeys?: {
    /**
     * The type of the key's value, with `[]` for a list of it.
     */
    readonly [k: string]:
      'string' | 'number' | 'date' | 'bool' | 'ip' | 'string[]' | 'number[]' | 'date[]' | 'bool[]' | 'ip[]';
  };
}
/**
 * A person. Invitations, sign-ins and the like are observed, never declared.
 */
export interface WrittenMember {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Member';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly id?: WrittenId;
  readonly displayName?: WrittenDisplayName;
  /**
   * The e-mail address, unique in the organization.
   */
  readonly email?: string;
  readonly status?: WrittenStatus;
  readonly role?: WrittenName;
  readonly bindings?: WrittenBindings;
  readonly identities?: WrittenIdentities;
  readonly boundary?: WrittenBoundary;
  readonly manager?: WrittenName;
  readonly attributes?: WrittenAttributes;
}
/**
 * Who this is in other systems, by provider.
 */
export interface WrittenIdentities {
  /**
   * The account on GitHub.
   */
  readonly github?: {
    /**
     * The log-in, in the spelling of its owner; compared without case.
     */
    readonly login?: string;
    /**
     * The numeric id, which stays when the log-in changes.
     */
    readonly id?: number;
  };
  /**
   * The user in the identity provider that speaks SCIM.
   */
  readonly scim?: {
    /**
     * The user name there.
     */
    readonly userName?: string;
    /**
     * The identifier that the identity provider gave.
     */
    readonly externalId?: string;
  };
  /**
   * The fields that this provider knows the principal by.
   */
  readonly [k: string]:
    | {
        readonly [k: string]: string | number;
      }
    | {
        /**
         * The log-in, in the spelling of its owner; compared without case.
         */
        readonly login?: string;
        /**
         * The numeric id, which stays when the log-in changes.
         */
        readonly id?: number;
      }
    | {
        /**
         * The user name there.
         */
        readonly userName?: string;
        /**
         * The identifier that the identity provider gave.
         */
        readonly externalId?: string;
      }
    | undefined;
}
/**
 * Facts about this object, for conditions such as `principal.attributes.department`. Free-form.
 */
export interface WrittenAttributes {
  readonly [k: string]: string | number | boolean | readonly (string | number | boolean)[];
}
/**
 * A machine principal. It counts against no member limit.
 */
export interface WrittenServiceAccount {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'ServiceAccount';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly id?: WrittenId;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  /**
   * Who answers for it: a member or a team.
   */
  readonly owner: string;
  readonly status?: WrittenStatus;
  readonly role?: WrittenName;
  readonly bindings?: WrittenBindings;
  readonly identities?: WrittenIdentities;
  readonly boundary?: WrittenBoundary;
  readonly attributes?: WrittenAttributes;
}
/**
 * The record of an API key, never its secret.
 */
export interface WrittenToken {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Token';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly id?: WrittenId;
  readonly description?: WrittenDescription;
  /**
   * Whose key it is: a member or a service account. A token never does more than its owner.
   */
  readonly owner: string;
  /**
   * Whether it has all that its owner has.
   */
  readonly inherit?: boolean;
  readonly bindings?: WrittenBindings;
  readonly scopes?: WrittenStatements;
  readonly expires?: WrittenDate;
  /**
   * Whether it no longer works.
   */
  readonly revoked?: boolean;
  /**
   * SHA-256 of the secret, to recognise it by.
   */
  readonly fingerprint?: string;
}
/**
 * One rule: what it does to which actions on which resources, and when.
 */
export interface WrittenStatement {
  /**
   * A name for this statement, shown in decisions.
   */
  readonly sid?: string;
  /**
   * Whether matching requests are allowed or denied. A deny always wins.
   */
  readonly effect: 'allow' | 'deny';
  readonly actions?: WrittenActions;
  readonly notActions?: WrittenActions;
  readonly resources?: WrittenResources;
  readonly notResources?: WrittenResources;
  readonly conditions?: WrittenConditions;
}
/**
 * Operators and what they compare. Every operator must hold. `IfExists` after an operator lets a missing key pass; `ForAnyValue:` and `ForAllValues:` before it compare lists.
 */
export interface WrittenConditions {
  readonly StringEquals?: WrittenConditionKeys;
  readonly StringNotEquals?: WrittenConditionKeys;
  readonly StringEqualsIgnoreCase?: WrittenConditionKeys;
  readonly StringNotEqualsIgnoreCase?: WrittenConditionKeys;
  readonly StringLike?: WrittenConditionKeys;
  readonly StringNotLike?: WrittenConditionKeys;
  readonly ResourceLike?: WrittenConditionKeys;
  readonly ResourceNotLike?: WrittenConditionKeys;
  readonly NumericEquals?: WrittenConditionKeys;
  readonly NumericNotEquals?: WrittenConditionKeys;
  readonly NumericLessThan?: WrittenConditionKeys;
  readonly NumericLessThanEquals?: WrittenConditionKeys;
  readonly NumericGreaterThan?: WrittenConditionKeys;
  readonly NumericGreaterThanEquals?: WrittenConditionKeys;
  readonly DateEquals?: WrittenConditionKeys;
  readonly DateNotEquals?: WrittenConditionKeys;
  readonly DateLessThan?: WrittenConditionKeys;
  readonly DateLessThanEquals?: WrittenConditionKeys;
  readonly DateGreaterThan?: WrittenConditionKeys;
  readonly DateGreaterThanEquals?: WrittenConditionKeys;
  readonly Bool?: WrittenConditionKeys;
  readonly IpAddress?: WrittenConditionKeys;
  readonly NotIpAddress?: WrittenConditionKeys;
  /**
   * `true`: the key is missing. `false`: it is there. Takes no prefix or suffix.
   */
  readonly Null?: {
    readonly [k: string]: boolean;
  };
  readonly [k: string]:
    | WrittenConditionKeys
    | {
        readonly [k: string]: boolean;
      }
    | undefined;
}
/**
 * Condition keys and the value, or values, that each is compared with. Every key must hold.
 *
 * This interface was referenced by `WrittenConditions`'s JSON-Schema definition
 * via the `patternProperty` "^(?=For|.*IfExists$)(ForAnyValue:|ForAllValues:)?(String(Not)?(Equals|EqualsIgnoreCase|Like)|Resource(Not)?Like|(Numeric|Date)((Not)?Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|(Not)?IpAddress)(IfExists)?$".
 */
export interface WrittenConditionKeys {
  readonly [k: string]: WrittenConditionValue;
}
/**
 * A named set of members. A member of a child team is a member of its ancestors.
 */
export interface WrittenTeam {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Team';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  readonly parent?: WrittenName;
  /**
   * Who is in the team.
   */
  readonly members?: readonly WrittenTeamMember[];
  /**
   * Who is in the team and looks after it.
   */
  readonly maintainers?: readonly WrittenTeamMember[];
  readonly bindings?: WrittenBindings;
  /**
   * Operational settings, never part of access. Free-form.
   */
  readonly settings?: JsonObject;
  /**
   * What only GitHub knows of a team.
   */
  readonly github?: {
    /**
     * The team's name on GitHub, where it differs.
     */
    readonly name?: string;
    /**
     * The numeric id on GitHub.
     */
    readonly id?: number;
    /**
     * `closed`: every member of the organization sees the team. `secret`: only its members do.
     */
    readonly privacy?: 'closed' | 'secret';
    /**
     * Whether mentioning the team notifies its members.
     */
    readonly notifications?: 'enabled' | 'disabled';
  };
}
/**
 * A named bundle of access that principals are bound to.
 */
export interface WrittenRole {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Role';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly id?: WrittenId;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  /**
   * Action patterns, allowed on every resource of the organization: on those whose organization segment is its id, and on `*`.
   */
  readonly permissions?: readonly WrittenAction[];
  /**
   * Policies: `read-events` follows the default version, `read-events@3` is pinned.
   */
  readonly policies?: readonly WrittenPolicyReference[];
  /**
   * The kinds of principals that may hold it. Left out: all of them.
   *
   * Items: A kind of principal.
   */
  readonly assignableTo?: readonly ('member' | 'team' | 'service-account' | 'token')[];
  /**
   * Whether a binding that names no zone reaches isolated zones too.
   */
  readonly reachesZones?: boolean;
  /**
   * What this role is on GitHub.
   */
  readonly github?: {
    /**
     * A permission on the repositories of the binding.
     */
    readonly repositoryPermission?: 'read' | 'triage' | 'write' | 'maintain' | 'admin';
    /**
     * A custom repository role, by its name on GitHub.
     */
    readonly customRepositoryRole?: string;
    /**
     * The role in the organization.
     */
    readonly organizationRole?: 'member' | 'admin';
    /**
     * A role that GitHub gives to people and teams of the organization, by its name there: `security_manager`, or a custom one.
     */
    readonly assignedOrganizationRole?: string;
  };
}
/**
 * Statements under a name. An edit of the statements is published as the next version.
 */
export interface WrittenPolicy {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Policy';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  readonly statements: WrittenStatements;
  /**
   * A version already published that is the default, in place of the newest.
   */
  readonly defaultVersion?: number;
}
/**
 * A part of the organization with its own administrators.
 */
export interface WrittenZone {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Zone';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly displayName?: WrittenDisplayName;
  readonly description?: WrittenDescription;
  readonly resources: WrittenResources;
  /**
   * Whether allows from bindings that name no zone stop at its border. Denies never do.
   */
  readonly isolated?: boolean;
  /**
   * The roles of the zone.
   */
  readonly roles?: {
    /**
     * The roles to choose from: a member holds at most one of them in the zone.
     */
    readonly oneOf: readonly WrittenName[];
  };
  /**
   * Who holds which role in this zone.
   */
  readonly bindings?: readonly WrittenZoneBinding[];
}
/**
 * A role that a principal holds in this zone.
 */
export interface WrittenZoneBinding {
  readonly principal: WrittenPrincipal;
  readonly role: WrittenName;
  readonly on?: WrittenResources;
  readonly starts?: WrittenDate;
  readonly expires?: WrittenDate;
  readonly reason?: WrittenReason;
  readonly ticket?: WrittenTicket;
}
/**
 * What must hold of effective access, checked at every validate and plan. Exactly one of its forms.
 */
export interface WrittenGuardrail {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Guardrail';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly description?: WrittenDescription;
  /**
   * Whether breaking it fails the run.
   */
  readonly severity?: 'error' | 'warning';
  /**
   * Principals for whom it does not count, for a time.
   *
   * Items: One exemption.
   */
  readonly exempt?: readonly {
    readonly principal: WrittenPrincipal;
    readonly reason: WrittenReason;
    readonly expires: WrittenDate;
  }[];
  /**
   * Who must not reach which action on which resource.
   */
  readonly forbid?: {
    readonly principals: WrittenPrincipalPatterns;
    readonly actions: WrittenActions;
    readonly resources?: WrittenResources;
    /**
     * Who may all the same.
     */
    readonly unless?: {
      /**
       * Everyone in one of these teams.
       */
      readonly teams?: readonly WrittenName[];
      /**
       * Each of these.
       */
      readonly principals?: readonly WrittenPrincipal[];
      /**
       * Whoever holds one of these roles in the whole organization, such as that of its owners.
       */
      readonly roles?: readonly WrittenName[];
    };
  };
  /**
   * Who must reach which action on which resource.
   */
  readonly require?: {
    readonly principals: WrittenPrincipalPatterns;
    readonly actions: WrittenActions;
    readonly resources?: WrittenResources;
  };
  /**
   * Accesses that no one principal may hold together.
   */
  readonly separate?: {
    readonly anyOf: WrittenActions;
    readonly from: WrittenActions;
    readonly resources?: WrittenResources;
  };
  /**
   * How many may hold an access.
   */
  readonly limit?: {
    readonly actions: WrittenActions;
    readonly resources?: WrittenResources;
    /**
     * The fewest and the most principals that hold it.
     */
    readonly holders: {
      /**
       * At least this many.
       */
      readonly min?: number;
      /**
       * At most this many.
       */
      readonly max?: number;
    };
  };
  /**
   * A change that gives this needs these approvers.
   */
  readonly approval?: {
    /**
     * The access that is gained.
     */
    readonly gains: {
      readonly actions: WrittenActions;
      readonly resources?: WrittenResources;
      /**
       * Only privileged actions.
       */
      readonly privileged?: boolean;
    };
    readonly by: WrittenPrincipals;
    /**
     * How many of them must.
     */
    readonly count?: number;
  };
  /**
   * Whoever authors a change must hold the matching `bylaw:*` action already. `{verified: true}`: and have signed the commit, since an author line alone is a claim.
   */
  readonly authorHolds?: (true | {readonly verified: true}) | {};
  /**
   * The longest a binding may last.
   */
  readonly maxBindingDuration?: {
    /**
     * Bindings of these roles. Left out: of any.
     */
    readonly roles?: readonly WrittenName[];
    readonly duration: WrittenDuration;
  };
}
/**
 * Expected decisions, run by `bylaw test`. A test that asks what cannot be asked, such as a context key that nobody declared, is an error and is not run.
 */
export interface WrittenAccessTest {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'AccessTest';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly description?: WrittenDescription;
  readonly now?: WrittenInstant;
  readonly context?: WrittenContext;
  /**
   * Principals × actions × resources: every combination that `allowed` does not list is expected to be denied.
   */
  readonly matrix?: {
    readonly principals: WrittenPrincipals;
    readonly actions: WrittenActions;
    readonly resources?: WrittenResources;
    /**
     * The combinations that are expected to be allowed. Each has to be one that the matrix asks about.
     *
     * Items: One principal and what it is expected to be allowed.
     */
    readonly allowed?: readonly {
      readonly principal: WrittenPrincipal;
      readonly actions: WrittenActions;
      readonly resources?: WrittenResources;
    }[];
  };
  /**
   * Who is expected to be allowed an action.
   *
   * Items: One question and its answer.
   */
  readonly whoCan?: readonly {
    readonly action: WrittenAction;
    readonly resource?: WrittenResource;
    /**
     * Exactly these members, service accounts and tokens; an empty list means nobody. Teams do not act: they count where the list names one, and then all of them.
     */
    readonly is: readonly WrittenPrincipal[];
  }[];
}
/**
 * What the caller tells with a request, by condition key. Free-form.
 */
export interface WrittenContext {
  readonly [k: string]: string | number | boolean | readonly (string | number | boolean)[];
}
/**
 * A system that an organization is applied to. Credentials come from the environment only.
 */
export interface WrittenTarget {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of this document.
   */
  readonly kind: 'Target';
  readonly name: WrittenName;
  readonly previously?: WrittenPreviously;
  readonly description?: WrittenDescription;
  /**
   * Whether it is planned and applied.
   */
  readonly enabled?: boolean;
  readonly provider: WrittenName;
  /**
   * Where the system is, in the provider's own words, such as `organization` and `baseUrl`. Free-form.
   */
  readonly coordinates?: JsonObject;
  /**
   * `additive`: what is not declared here is left alone. `strict`: it is removed.
   */
  readonly mode?: 'additive' | 'strict';
  /**
   * The kinds of objects that are applied. Left out: all that the provider can manage, but for outside collaborators, whom it removes only where they are named.
   *
   * Items: A kind of object.
   */
  readonly manages?: readonly (
    | 'organization'
    | 'service'
    | 'policy'
    | 'role'
    | 'zone'
    | 'member'
    | 'service-account'
    | 'token'
    | 'team'
    | 'settings'
    | 'outside-collaborator'
  )[];
  /**
   * The provider's own settings, such as `defaultRepositoryPermission`. Free-form.
   */
  readonly settings?: JsonObject;
  /**
   * Limits of what one apply may change, by guard.
   */
  readonly guards?: {
    /**
     * The limit of this guard.
     */
    readonly [k: string]: {
      /**
       * The largest share, between 0 and 1.
       */
      readonly share?: number;
      /**
       * Never tripped by fewer than this many.
       */
      readonly floor?: number;
    };
  };
  /**
   * Guards that may be passed, reviewed with this file.
   *
   * Items: One guard that may be passed.
   */
  readonly allow?: readonly {
    /**
     * The guard.
     */
    readonly guard: string;
    readonly reason: WrittenReason;
    readonly expires?: WrittenDate;
  }[];
  /**
   * Principals that no apply may take access from.
   */
  readonly protected?: readonly WrittenPrincipal[];
  readonly caller?: WrittenPrincipal;
  /**
   * Where one-time codes of invitations go. Left out: they are printed once.
   */
  readonly notify?: {
    /**
     * A program and its arguments; it reads the message from standard input.
     *
     * Items: The program or an argument.
     */
    readonly command?: readonly string[];
    /**
     * An address that the message is posted to.
     */
    readonly webhook?: string;
  };
}
/**
 * The list form of any kind but Repository and Organization: `kind: MemberList` and its items.
 */
export interface WrittenList {
  readonly apiVersion: WrittenApiVersion;
  /**
   * The kind of the items and `List`.
   */
  readonly kind: string;
  /**
   * Fields merged under each item before it is checked: maps deeply, lists and scalars replaced.
   */
  readonly defaults?: JsonObject;
  /**
   * The documents, each without `apiVersion` and `kind`.
   *
   * Items: One document.
   */
  readonly items: readonly JsonObject[];
}

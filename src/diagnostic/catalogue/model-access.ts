import type { CodeDescription } from '../catalogue.ts';

/** Codes about roles, zones, principals and statements: who holds what, and what that means. */
export const modelAccessCodes = {
  'model/role-not-assignable': {
    severity: 'error',
    title: 'a role is bound to a kind of principal it is not for',
    explanation: '`assignableTo` of the role lists who may hold it.',
  },
  'model/zone-role-without-zone': {
    severity: 'error',
    title: "a zone's role is bound outside its zone",
    explanation:
      'A role that zones list among theirs gives nothing sensible elsewhere: the binding names a zone ' +
      'that lists it.',
  },
  'model/role-not-of-zone': {
    severity: 'error',
    title: 'a role is not among those of its zone',
    explanation: '`roles.oneOf` of a zone lists the roles to choose from there.',
  },
  'model/several-zone-roles': {
    severity: 'error',
    title: 'somebody holds several roles of one zone',
    explanation: 'Where a zone lists its roles, a principal holds at most one of them there.',
  },
  'model/overlapping-zones': {
    severity: 'error',
    title: 'two zones overlap',
    explanation: 'A resource lies in one zone at most, so that its administrators are clear.',
  },
  'model/circular-zone': {
    severity: 'error',
    title: 'a zone depends on itself',
    explanation:
      "`{zone}` is the zone that a resource lies in. A zone's `resources` decide that, so they cannot ask for it.",
  },
  'model/duplicate-email': {
    severity: 'error',
    title: 'two members have the same e-mail address',
    explanation: 'An e-mail address names one member, without case. One person is one Member document.',
  },
  'model/email-outside-domains': {
    severity: 'error',
    title: 'a member has an e-mail address of another domain',
    explanation:
      '`membership.invite.domains` lists the domains whose people may be invited; a subdomain is a domain of its ' +
      'own. A member without an e-mail address is not asked.',
  },
  'model/duplicate-github-login': {
    severity: 'error',
    title: 'one GitHub account stands for two',
    explanation: 'A GitHub log-in names one member or service account, without case.',
  },
  'model/duplicate-github-id': {
    severity: 'error',
    title: 'one GitHub account stands for two',
    explanation: "GitHub's numeric id names one member or service account, whatever the log-in is.",
  },
  'model/duplicate-binding': {
    severity: 'error',
    title: 'the same role is bound twice',
    explanation:
      'Two bindings of one principal with the same role, zone and resources are one binding, whatever ' +
      'their reasons and dates.',
  },
  'model/inactive-owner': {
    severity: 'error',
    title: 'nobody active owns a service account',
    explanation:
      'Somebody must answer for every active service account: a member who is not suspended, or a team with such a ' +
      'member in it or in a team below it. Settle it in the change that suspends the owner: name another owner, or ' +
      'suspend the account too.',
  },
  'model/token-without-access': {
    severity: 'error',
    title: 'a token can do nothing',
    explanation: 'A token has what its owner has (`inherit: true`), or bindings of its own.',
  },
  'model/token-access-twice': {
    severity: 'error',
    title: "a token inherits its owner's access and has bindings too",
    explanation:
      'With `inherit: true` a token has all that its owner has, and bindings would add nothing and narrow nothing. ' +
      'To give it less, leave `inherit` out, or narrow it with `scopes`.',
  },
  'model/unknown-action': {
    severity: 'error',
    title: 'an action is in no catalogue',
    explanation:
      "Every action that is named, and every pattern of actions, must meet some action of its service's " +
      'catalogue: a slip of the pen would allow or deny nothing.',
  },
  'model/unknown-resource-type': {
    severity: 'error',
    title: "a resource is of no catalogue's type",
    explanation:
      'Every resource that a statement names must meet the pattern of some resource type: a slip of the ' +
      'pen would allow or deny nothing.',
  },
  'model/unknown-condition-key': {
    severity: 'error',
    title: 'a condition key is in no catalogue',
    explanation:
      "Keys are Bylaw's own, such as `principal.mfa`, or those of a service: key `region` of service " +
      '`events` is written `events.region`.',
  },
  'model/operator-does-not-fit': {
    severity: 'error',
    title: 'an operator does not fit the type of its key',
    explanation:
      'Texts, numbers, dates, truth values and addresses each have their operators, and lists need ' +
      '`ForAnyValue:` or `ForAllValues:`.',
  },
  'model/condition-value': {
    severity: 'error',
    title: 'a condition compares with a value that its operator cannot read',
    explanation:
      'Such a condition would hold never, or always: a range of addresses has as many bits as addresses have, a ' +
      'date exists, a number and a truth value have no quotes, and a text that looks like one of them has.',
  },
  'model/malformed-resource': {
    severity: 'error',
    title: 'a text is no resource pattern',
    explanation:
      'A resource is `scheme:partition:service:organization:rest`. `*` and `?` are wildcards, `{name}` a ' +
      'variable, `{*}`, `{?}`, `{{` and `}}` the characters themselves.',
  },
  'model/unknown-variable': {
    severity: 'error',
    title: 'a variable is not known',
    explanation:
      'Variables are `{org_id}`, `{zone}`, `{principal.id}` and every condition key that holds a text, ' +
      'such as `{principal.name}`.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;

import type { CodeDescription } from '../catalogue.ts';

/** Codes of lints: what is allowed to be written, and is seldom meant. */
export const accessCodes = {
  'access/allow-with-exceptions': {
    severity: 'error',
    title: 'an allow says what it is not about',
    explanation:
      'An allow with `notActions` or `notResources` gives everything else, of other services too, and whatever is ' +
      'added to the catalogues later. Name what is allowed; to take something out of it, add a deny. `plan` and ' +
      '`apply` refuse to publish it. Nothing is said of scopes, and of policies that are only boundaries: they give ' +
      'nothing.',
  },
  'access/all-on-all': {
    severity: 'warning',
    title: 'every action on every resource is allowed',
    explanation:
      'Whoever holds it can do everything, now and with every service that is added. Nothing is said of what only ' +
      "the owners' role holds, and of boundaries and scopes, which give nothing.",
  },
  'access/privileged-everywhere': {
    severity: 'warning',
    title: 'a privileged action is allowed on every resource',
    explanation:
      'A catalogue calls an action privileged whose misuse does lasting harm or raises access. Name the resources ' +
      "it is needed on. Nothing is said of what only the owners' role holds, of boundaries and scopes, and of " +
      'actions without resource types, which cannot be narrowed.',
  },
  'access/reaches-nothing': {
    severity: 'warning',
    title: 'a permission reaches no resource',
    explanation:
      "Permissions of a role reach the organization's own resources: those whose organization segment is its id. The " +
      'catalogue gives the resources of these actions another text there, or none, so that whoever holds the role has ' +
      'nothing by this permission.',
  },
  'access/deny-escaped': {
    severity: 'warning',
    title: 'a request without a key escapes a deny',
    explanation:
      'A condition on a key that a request leaves out does not hold, and a deny whose condition does not hold denies ' +
      'nothing: `Bool: {principal.mfa: false}` lets everybody pass whose request says nothing of MFA. With ' +
      '`IfExists` a missing key is denied too; under `ForAnyValue:` write a second deny with `"Null": {key: true}`, ' +
      'which this lint recognises.',
  },
  'access/allow-escaped': {
    severity: 'warning',
    title: 'a request without a key passes the condition of an allow',
    explanation:
      'A negated operator, and `ForAllValues:`, hold where their key is missing: whoever has no such attribute, or ' +
      'whose request leaves the key out, is allowed. Add `"Null": {key: false}` to require the key, or `IfExists` to ' +
      'say that it is meant.',
  },
  'access/never-matches': {
    severity: 'warning',
    title: 'a statement can never match',
    explanation:
      'None of its actions is done to any of its resources, or its conditions exclude each other or lie in the past. ' +
      'An allow then gives nothing; a deny, worse, takes nothing.',
  },
  'access/covered-statement': {
    severity: 'warning',
    title: 'others say all of it',
    explanation:
      'Other statements of the same policy have the same effect, and together match whatever this one matches; of a ' +
      'role, its other permissions and policies say all that these do. Removing it would change nothing, and narrowing ' +
      'it has no effect. It is only told, never merged away; all that are told can be removed together. Actions, ' +
      'resources and conditions are compared exactly; what takes too long to compare, depends on an attribute, or is a ' +
      'version of a policy that is pinned, is not told.',
  },
  'access/shadowed-statement': {
    severity: 'warning',
    title: 'denies take all that an allow gives',
    explanation:
      'Denies of the same policy, or of the boundary of the organization, match whatever the allow matches: nobody has ' +
      'anything by it. Whoever reads the allow takes it for access. Remove it, or narrow the deny. What takes too long ' +
      'to compare is not told.',
  },
  'access/denied-in-role': {
    severity: 'warning',
    title: 'a role denies all that something in it allows',
    explanation:
      'Denies of one of its policies match whatever an allow of another one, or a permission, matches: nobody has ' +
      'anything of it by this role. Take one of the two out of the role, or narrow the deny. What takes too long to ' +
      'compare is not told.',
  },
  'access/needless-deny': {
    severity: 'warning',
    title: 'a deny of what nothing allows',
    explanation:
      'No role and no policy allows any action that it denies, so that it takes nothing away now. It may guard ' +
      'against what comes: then a waiver says so. Boundaries are not asked, nor are documents under `shared/`.',
  },
  'access/boundary-without-allow': {
    severity: 'warning',
    title: 'a boundary lets nothing through',
    explanation:
      'A boundary never gives: within it counts only what some policy of it allows, too. One whose policies only ' +
      'deny lets nothing through, so that whoever it is for may do nothing at all.',
  },
  'access/unused-role': {
    severity: 'warning',
    title: 'nobody holds a role',
    explanation:
      'No member, team, service account or token holds it, and it is not among those to choose from. What nobody ' +
      'uses nobody reviews, until somebody binds it. Of documents under `shared/` nothing is said.',
  },
  'access/unused-policy': {
    severity: 'warning',
    title: 'no role and no boundary uses a policy',
    explanation:
      'It gives and takes nothing. Remove it, or add it to a role. Of documents under `shared/` nothing is said.',
  },
  'access/unused-team': {
    severity: 'warning',
    title: 'nobody is in a team',
    explanation:
      'Neither in it nor in the teams below it, so that what it holds reaches nobody. Remove it, or say who is in it.',
  },
  'access/unused-zone': {
    severity: 'warning',
    title: 'a zone changes nothing',
    explanation:
      'It is not isolated, no binding names it, and no statement asks for the zone of a resource. Remove it, bind a ' +
      'role in it, or isolate it.',
  },
  'access/redundant-binding': {
    severity: 'warning',
    title: 'a binding gives what its holder has anyway',
    explanation:
      'All that the role gives and denies, on the scope of the binding and for as long as it is in force, the holder ' +
      'has by other paths: by the same role, or by others, several of them together if need be. Of a team its other ' +
      'bindings and those of the teams above it are looked at. Removing those paths would leave this one, unnoticed. ' +
      'All that are told can be removed together. Roles with a pinned policy version or with a part in another system ' +
      'are compared by name alone; what takes too long to compare is not told.',
  },
  'access/no-access': {
    severity: 'warning',
    title: 'an active member has no access',
    explanation:
      'No role, no binding, and no team that holds one. Where the organization declares no roles at all, nothing is ' +
      'said.',
  },
  'access/expires-soon': {
    severity: 'info',
    title: 'access ends within two weeks',
    explanation:
      'A binding, a membership of a team or a token is about to expire. Extend it in time, or remove it. ' +
      '`--strict` does not fail for this: it would fail by the clock alone.',
  },
  'access/two-names': {
    severity: 'warning',
    title: 'two members look like one person',
    explanation:
      'They have one e-mail address, but for a `+tag` or in another field, or one account of another system. ' +
      'Somebody who leaves under one name would stay under the other.',
  },
  'access/raises-own-access': {
    severity: 'warning',
    title: 'somebody can raise their own access',
    explanation:
      'What they may do by actions of the `bylaw` service lets them change what grants them access: write into a role ' +
      'or policy that they hold, or into a boundary; give themselves a role or take one back; join, leave or move a ' +
      'team; become an owner; change their own boundary or attributes; make a service account their own; record a ' +
      'token of somebody who has more; draw a zone anew. Two steps are looked at where the first gives nothing: taking ' +
      'a role or joining a team and then writing into what that holds, or moving it; making a role or a team. Of a ' +
      'token it is asked what raises it above what narrows it. Denies, boundaries, scopes and conditions are looked at, and ' +
      'so are bindings that begin later; nothing is said where what they would gain is what they have. It is told ' +
      'once of each role and of each document that binds it, with the first way that was found, as a path. A waiver ' +
      'names the document that binds it. Owners are not asked, nor is it judged who might approve such a change. Where ' +
      'very many may change access, some are not looked at, and that is told.',
  },
  'access/without-mfa': {
    severity: 'warning',
    title: 'an owner or privileged member has no second factor',
    explanation:
      'Whoever gets their password has all that they may do. A member is privileged who holds a role with a statement ' +
      'that allows a privileged action, whatever denies it. A second factor is observed and never declared, and who ' +
      'was not observed is not judged.',
  },
  'access/mfa-not-judged': {
    severity: 'info',
    title: 'who has a second factor is not judged from the files',
    explanation:
      'The organization sets `requireMfa`, and the files do not say who has a second factor. What systems saw, ' +
      '`bylaw observe` records, and `bylaw member list --mfa` shows.',
  },
  'access/expired-waiver': {
    severity: 'warning',
    title: 'a waiver has expired',
    explanation: 'What it waived is told again. Mend that, or decide anew and write a later date.',
  },
  'access/needless-waiver': {
    severity: 'warning',
    title: 'a waiver waives nothing',
    explanation:
      'No such lint is told of what it names: it was mended, or the waiver names something else. Left in place it ' +
      'would hide the next mistake.',
  },
} as const satisfies Record<`access/${string}`, CodeDescription>;

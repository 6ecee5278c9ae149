import type { CodeDescription } from '../catalogue.ts';

export const guardrailCodes = {
  'guardrail/forbidden-access': {
    severity: 'error',
    title: 'somebody can get at what a guardrail forbids',
    explanation:
      'A guardrail of the form `forbid` says who must not reach which action on which resource. It is held against ' +
      'effective access, now and whenever something begins or ends later, tokens and service accounts included, and ' +
      'against what somebody could come to hold by changing the files themselves. Take the access away, or exempt ' +
      'them for a time, with a reason.',
  },
  'guardrail/not-separate': {
    severity: 'error',
    title: 'somebody holds what a guardrail keeps apart',
    explanation:
      'A guardrail of the form `separate` says which accesses no one principal may hold together, such as making a ' +
      'payment and approving it. Who holds one and could come to hold the other by changing the files holds both.',
  },
  'guardrail/access-missing': {
    severity: 'error',
    title: 'somebody lacks what a guardrail requires',
    explanation:
      'A guardrail of the form `require` says who must reach which action on which resources: on each of them, ' +
      'under whatever conditions. Give them the access, or exempt them for a time, with a reason.',
  },
  'guardrail/too-many-holders': {
    severity: 'error',
    title: 'more hold an access than a guardrail allows',
    explanation:
      'A guardrail of the form `limit` says how many may hold an access. Members and service accounts count, those ' +
      'with a pending invitation too; a token counts with its owner.',
  },
  'guardrail/too-few-holders': {
    severity: 'error',
    title: 'fewer hold an access than a guardrail asks for',
    explanation:
      'A guardrail of the form `limit` may say how many have to hold an access at least, so that no one leaving ' +
      'locks everybody out.',
  },
  'guardrail/binding-too-long': {
    severity: 'error',
    title: 'a binding lasts longer than a guardrail allows',
    explanation:
      'A guardrail of the form `maxBindingDuration` says how long a role may be held: from `starts`, or from now ' +
      'where a binding has none, to `expires`. One that does not expire is too long.',
  },
  'guardrail/not-decided': {
    severity: 'error',
    title: 'whether a guardrail holds could not be decided',
    explanation:
      'The patterns and conditions involved are so many that deciding exactly would take too long. That counts as ' +
      'broken: simplify the statements that it is about, or exempt who is meant to have the access.',
  },
  'guardrail/expired-exemption': {
    severity: 'warning',
    title: 'an exemption from a guardrail has expired',
    explanation:
      'From that time on the guardrail counts for whom it exempted. Remove it, or decide anew and write a later date.',
  },
  'guardrail/too-few-approvers': {
    severity: 'warning',
    title: 'a guardrail asks for more approvals than there are people to give them',
    explanation:
      'Who is suspended, or whose time in a team is over, approves nothing; nor does a service account, or a member of ' +
      'whom no number of an account is known (`identities.github.id`). What nobody can approve is blocked for good, or ' +
      'lets people get used to passing it by.',
  },
  'guardrail/base-not-known': {
    severity: 'error',
    title: 'what guardrails the files applied last have cannot be read here',
    explanation:
      'A guardrail counts until a change of its own has taken it out. Where the commit that was applied last is not ' +
      'in this clone, or its files have errors for this version of Bylaw, nobody can say which those were. Such files ' +
      'may have had any, so that this refuses an apply even where the proposed ones have none; of a commit that is ' +
      'not here, and where no guardrail is proposed, it warns.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;

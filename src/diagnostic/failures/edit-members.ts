/** Failures of commands that edit the files for members. */
export const memberEditFailures = {
  'edit/not-an-email': {
    title: 'an e-mail address cannot be one',
    explanation:
      'An address is `name@domain`, without spaces and without characters that nobody can see. Nothing was written.',
  },
  'edit/email-taken': {
    title: 'an e-mail address is that of a member already',
    explanation: 'An address names one member, in whatever case it is written. Nothing was written.',
  },
  'edit/email-not-allowed': {
    title: 'an e-mail address is of no domain that may be invited',
    explanation: '`membership.invite.domains` of the Organization lists those that may. Nothing was written.',
  },
  'edit/needs-name': {
    title: 'a name for a new member has to be given',
    explanation:
      'It is made from the part of the address before the `@`; where that gives none, or one that is taken, `--name` gives it, of one member at a time. Nothing was written.',
  },
  'edit/too-many-members': {
    title: 'there is no room for so many members',
    explanation:
      'The plan of the organization, or the limit that overrides it, says how many may be. Nothing was written.',
  },
  'edit/without-terms': {
    title: 'an organization role is held without terms',
    explanation: 'A member has one, everywhere and for good: no reason stands with it. Nothing was written.',
  },
  'edit/needs-role': {
    title: 'a member would be without an organization role',
    explanation: 'Everybody has one, and the organization has no default. Nothing was written.',
  },
  'edit/last-owner': {
    title: 'the organization would be without owners',
    explanation: 'Ownership is passed on first: `bylaw member transfer-ownership`. Nothing was written.',
  },
  'edit/no-ownership': {
    title: 'ownership cannot be passed on so',
    explanation:
      'From an owner, to an active member who is none yet, where `membership.owners` says which role owns. Nothing was written.',
  },
  'edit/would-orphan': {
    title: 'something would be without an owner',
    explanation: 'It is given another owner first. Nothing was written.',
  },
  'edit/protected': {
    title: 'a target protects the member',
    explanation: '`protected` of a Target lists who is never removed there. Nothing was written.',
  },
  'edit/who-leaves': {
    title: 'which member leaves is not known',
    explanation: 'Git tells who you are by `user.email`; `--as` names the member. Nothing was written.',
  },
} as const;

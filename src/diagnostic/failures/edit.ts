/** Failures of commands that edit the files. */
export const editFailures = {
  'edit/cannot-edit': {
    title: 'a file is written in a way that cannot be edited',
    explanation:
      'What is to change comes from an alias, from `defaults`, or is written in a way that an edit could not leave the rest as it is. Nothing was written: edit it by hand.',
  },
  'edit/not-valid': {
    title: 'the edited files would not be valid',
    explanation: 'What `bylaw validate` would refuse is not written.',
  },
  'edit/file-changed': {
    title: 'a file changed while it was being edited',
    explanation: 'Nothing was written; run the command again.',
  },
  'edit/already-there': {
    title: 'a document of that kind and name is there already',
    explanation: 'Names are unique per kind in an organization. Nothing was written: choose another name.',
  },
  'edit/invalid-name': {
    title: 'a name cannot be a name',
    explanation:
      'Names are up to 63 lower-case letters, digits, `.`, `_` and `-`, and begin and end with a letter or digit. Nothing was written.',
  },
  'edit/past-expiry': {
    title: 'what is to be added has ended already',
    explanation: 'A time that has passed gives nothing. Nothing was written.',
  },
  'edit/unknown-team': { title: 'no such team', explanation: 'Name a team that is declared.' },
  'edit/already-in-team': {
    title: 'somebody is in the team already',
    explanation: 'Take them out first to change how they are in it.',
  },
  'edit/not-in-team': {
    title: 'somebody is not in the team',
    explanation: 'Who is in it through a team below has to be taken out there.',
  },
  'edit/unknown-member': { title: 'no such member', explanation: 'Name a member that is declared.' },
  'edit/already-suspended': {
    title: 'the member is suspended already',
    explanation: '`bylaw member reactivate` gives access again.',
  },
  'edit/not-suspended': {
    title: 'the member is not suspended',
    explanation: 'Only who is suspended can be reactivated.',
  },
  'edit/unknown-token': { title: 'no such token', explanation: 'Name a token that is declared.' },
  'edit/already-revoked': {
    title: 'the token is revoked already',
    explanation: 'What is revoked stays so: declare another token.',
  },
} as const;

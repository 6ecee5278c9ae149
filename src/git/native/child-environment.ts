import type { Environment } from '../identity.ts';

/**
 * What points Git at another repository than the one of the folder asked about. A hook runs with some of these
 * set; Bylaw answers for its folder all the same.
 */
const elsewhere = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
];

/** The environment for what somebody would run themselves, and for the hooks that come with it. */
export function userEnvironment(environment: Environment): Environment {
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !elsewhere.includes(name))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/** The environment for child processes: messages in English, no prompts, no optional locks, no fetching. */
export function childEnvironment(environment: Environment): Environment {
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !elsewhere.includes(name))),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    // What an object id names must not depend on refs/replace: a ledger's history is what it hashes to.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    // Bylaw fetches nothing. In a partial clone reading would, by whatever program the remote's settings name:
    // newer Gits are told not to try, older ones that no transport is allowed.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

/** Failures of speaking to the system that a target names. */
export const providerFailures = {
  'provider/bad-coordinates': {
    title: 'the coordinates of a target do not say where it is',
    explanation:
      'A github target takes `organization` (its log-in), `baseUrl` (`https://HOST/api/v3` for GitHub Enterprise Server) and `pace` (milliseconds between two writes).',
  },
  'provider/other-system': {
    title: 'the coordinates of a target lead to another system than it was applied to',
    explanation:
      'The ledger says what Bylaw owns in the system where it was applied. Taken to another organization, it would remove whoever has the same account there. Put the coordinates back; or, to begin with another organization, give the target another name.',
  },
  'provider/no-credentials': {
    title: 'the environment holds nothing to sign in with',
    explanation:
      'Set GITHUB_TOKEN, or GITHUB_APP_ID, GITHUB_APP_INSTALLATION_ID and GITHUB_APP_PRIVATE_KEY. BYLAW_GITHUB_TOKEN_<ORG> is for one organization of several.',
  },
  'provider/untrusted-host': {
    title: 'a token would go to a host that nobody vouched for',
    explanation:
      'Whoever may edit the YAML could name any host. Beside api.github.com, tokens go to this machine, to the host of GITHUB_API_URL and to those that BYLAW_GITHUB_HOSTS lists.',
  },
  'provider/unauthorized': {
    title: 'the system does not know the token',
    explanation: 'It is wrong, has expired or was revoked: make a new one.',
  },
  'provider/forbidden': {
    title: 'the token may not do this',
    explanation: 'The message names what is missing, where the system says so. Nothing was read or written.',
  },
  'provider/refused': {
    title: 'the system does not take what was written',
    explanation: 'The message says what it answered. Nothing was written.',
  },
  'provider/not-found': {
    title: 'something is not there, or the token may not see it',
    explanation: 'GitHub answers the same to both: look at the name, and at what the token may do.',
  },
  'provider/rate-limited': {
    title: 'the system takes no more requests for now',
    explanation: 'Run the command again after the time that the message names.',
  },
  'provider/disconnected': {
    title: 'the system could not be reached, or the connection to it broke',
    explanation: 'It was tried several times. What was read until then is not used: run the command again.',
  },
  'provider/unreadable': {
    title: 'the actual state could not be read whole',
    explanation:
      'What is missing would look as if somebody had removed it, so nothing is planned from it. Run the command again; if it stays so, the message says what was answered.',
  },
} as const;

import type { Session } from '../operations/session.ts';
import type { Inputs } from './inputs.ts';

type Environment = Session['environment'];

/** What a job may ask GitHub for in its own name: for no process that Bylaw starts. */
const own = new Set([
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
]);

/**
 * The environment of an operation: the step's, less its inputs, with what signs in where the operations look for it, and
 * with who started the run as who applies. What the step's own `env` says of these wins.
 */
export function targetEnvironment(
  environment: Environment,
  { token, targetToken, app }: Inputs,
): Environment {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_') && !own.has(name));
  return {
    ...starter(environment),
    ...Object.fromEntries(kept),
    ...(token === undefined
      ? {}
      : {
          // By a name of its own: where nothing else signs in, it must not be tried at an organization.
          ...{ BYLAW_JOB_TOKEN: token, GITHUB_TOKEN: undefined, GH_TOKEN: undefined },
          ...credentialHelper(environment),
        }),
    ...(targetToken === undefined ? {} : { BYLAW_GITHUB_TOKEN: targetToken }),
    ...(app === undefined
      ? {}
      : {
          GITHUB_APP_ID: app.id,
          GITHUB_APP_PRIVATE_KEY: app.privateKey,
          GITHUB_APP_INSTALLATION_ID: app.installationId,
        }),
  };
}

/** Runners have no Git identity of their own, and the ledger names who applied. */
function starter({ GITHUB_TRIGGERING_ACTOR, GITHUB_ACTOR, GITHUB_ACTOR_ID }: Environment): Environment {
  const login = GITHUB_TRIGGERING_ACTOR || GITHUB_ACTOR || '';
  if (!/^[\w-]+(?:\[bot\])?$/.test(login)) return {};
  // The number is of who started it first; a rerun may be somebody else's.
  const number = login === GITHUB_ACTOR && /^\d+$/.test(GITHUB_ACTOR_ID ?? '') ? `${GITHUB_ACTOR_ID}+` : '';
  return { GIT_AUTHOR_NAME: login, GIT_AUTHOR_EMAIL: `${number}${login}@users.noreply.github.com` };
}

/**
 * Lets Git sign in at the workflow's own server with the job's token where that wants somebody: what `actions/checkout`
 * left in the clone comes first. Git asks for it by the address; no other server is told.
 */
function credentialHelper({
  GITHUB_SERVER_URL: server = '',
  GIT_CONFIG_COUNT: set = '',
}: Environment): Environment {
  if (!/^https?:\/\/[\w.:-]+$/.test(server)) return {};
  const count = /^\d+$/.test(set) ? Number(set) : 0;
  const told = 'test "$1" = get && echo username=x-access-token && echo "password=$BYLAW_JOB_TOKEN"';
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: `credential.${server}.helper`,
    [`GIT_CONFIG_VALUE_${count}`]: `!f() { ${told}; }; f`,
  };
}

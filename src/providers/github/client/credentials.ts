import { readFileSync } from 'node:fs';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type Credentials = TokenCredentials | AppCredentials;

export interface TokenCredentials {
  readonly kind: 'token';
  readonly token: string;
}

export interface AppCredentials {
  readonly kind: 'app';
  readonly appId: string;
  readonly installationId: number;
  /** PEM. */
  readonly privateKey: string;
}

const appVariables = ['GITHUB_APP_ID', 'GITHUB_APP_INSTALLATION_ID', 'GITHUB_APP_PRIVATE_KEY'] as const;

/**
 * What to sign in with at the organization with this log-in. An app wins over GITHUB_TOKEN: in a workflow that is
 * often the workflow's own, which no organization can be managed with; so does BYLAW_GITHUB_TOKEN, over both. What the
 * Action hands over as BYLAW_JOB_TOKEN is for the repository alone.
 */
export function readCredentials(organization: string, environment: Environment): Credentials {
  const ownVariable = `BYLAW_GITHUB_TOKEN_${organization.toUpperCase().replaceAll('-', '_')}`;
  const own = environment[ownVariable] ?? '';
  if (own !== '') return token(ownVariable, own);
  const any = environment.BYLAW_GITHUB_TOKEN ?? '';
  if (any !== '') return token('BYLAW_GITHUB_TOKEN', any);
  if ([...appVariables, 'GITHUB_APP_PRIVATE_KEY_FILE'].some((name) => (environment[name] ?? '') !== '')) {
    return app(environment);
  }
  if ((environment.BYLAW_JOB_TOKEN ?? '') !== '') throw ofJobAlone(organization);
  for (const name of ['GITHUB_TOKEN', 'GH_TOKEN']) {
    const value = environment[name] ?? '';
    if (value !== '') return token(name, value);
  }
  throw missing(`nothing in the environment signs in at ${organization} on GitHub`);
}

function token(variable: string, value: string): TokenCredentials {
  const trimmed = value.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw missing(`${variable} holds what is no token`);
  return { kind: 'token', token: trimmed };
}

function app(environment: Environment): AppCredentials {
  const privateKey = privateKeyOf(environment);
  const [appId = '', installation = ''] = appVariables.map((name) => environment[name]?.trim());
  const lacking = [appId, installation, privateKey].flatMap((value, index) =>
    value === '' ? [appVariables[index]] : [],
  );
  if (lacking.length > 0) throw missing(`to sign in as an app, ${lacking.join(' and ')} is missing`);
  const installationId = Number(installation);
  if (!/^[\w.-]+$/.test(appId) || !Number.isSafeInteger(installationId) || installationId <= 0) {
    throw missing('GITHUB_APP_ID or GITHUB_APP_INSTALLATION_ID is not a number');
  }
  return { kind: 'app', appId, installationId, privateKey };
}

function privateKeyOf(environment: Environment): string {
  const file = environment.GITHUB_APP_PRIVATE_KEY_FILE ?? '';
  const given = environment.GITHUB_APP_PRIVATE_KEY || (file === '' ? '' : keyIn(file));
  if (given === '') return '';
  const text = given.includes('PRIVATE KEY') ? given : Buffer.from(given, 'base64').toString('utf8');
  // Many a secret store keeps line breaks as `\n`.
  const pem = text.replaceAll('\\n', '\n').trim();
  if (!/^-----BEGIN (?:RSA )?PRIVATE KEY-----\s[\s\S]+-----END (?:RSA )?PRIVATE KEY-----$/.test(pem)) {
    throw missing('the private key of the app is neither PEM nor base64 of it');
  }
  return pem;
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw missing(`the file that GITHUB_APP_PRIVATE_KEY_FILE names cannot be read (${code ?? 'unknown'})`);
  }
}

/** In the words of who set up a workflow. */
function ofJobAlone(organization: string): BylawError {
  const why = `${organization} on GitHub needs an app or a token of its own: the job's token manages no organization`;
  const app = '`BYLAW_APP_CLIENT_ID`, `BYLAW_APP_INSTALLATION_ID` and the secret `BYLAW_APP_PRIVATE_KEY`';
  return new BylawError('provider/no-credentials', why, {
    hint: `set the variables ${app} of the environment \`access\`, which the job has to name; or give \`target-token\``,
  });
}

function missing(why: string): BylawError {
  return new BylawError('provider/no-credentials', why, {
    hint: 'set GITHUB_TOKEN, or GITHUB_APP_ID, GITHUB_APP_INSTALLATION_ID and GITHUB_APP_PRIVATE_KEY',
  });
}

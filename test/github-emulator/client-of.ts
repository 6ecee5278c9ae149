import { Octokit } from '@octokit/rest';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** GitHub's own client, as programs have it. */
export function clientOf(
  github: { readonly url: string; readonly token: string },
  token = github.token,
): Octokit {
  return new Octokit({ auth: token, baseUrl: github.url, log: silent });
}

/** What GitHub's client throws where it is refused: status and message. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return 'none';
  } catch (error) {
    const { status, response } = error as { status?: number; response?: { data?: unknown } };
    const { message, errors = [] } = (response?.data ?? {}) as {
      message?: string;
      errors?: readonly (string | { message?: string; code?: string; field?: string })[];
    };
    const details = errors.map((each) =>
      typeof each === 'string' ? each : (each.message ?? `${each.field} ${each.code}`),
    );
    return [status, [message ?? String(error), ...details].join(': ')].join(' ');
  }
}

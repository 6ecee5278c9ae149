import type { GithubEmulator } from './start-github-emulator.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub answers, looked at field by field.
  readonly body: any;
}

/** Asks the emulator as anybody with plain HTTP would: independent of every client of ours. */
export async function call(
  emulator: Pick<GithubEmulator, 'url' | 'token'>,
  request: `${string} ${string}`,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const response = await fetch(path.startsWith('http') ? path : emulator.url + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${emulator.token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

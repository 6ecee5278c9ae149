export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub answers, looked at field by field.
  readonly body: any;
}

/** Asks the emulator as anybody with plain HTTP would: independent of every client of ours. */
export async function call(
  emulator: { readonly url: string; readonly token: string },
  request: `${string} ${string}`,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const response = await fetch(path.startsWith('http') ? path : emulator.url + path, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${emulator.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** The log-ins of a list. */
export function logins(answer: Answer): readonly string[] {
  return answer.body.map((one: { readonly login: string }) => one.login);
}

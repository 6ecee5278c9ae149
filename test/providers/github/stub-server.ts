import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Breaks the connection: before an answer, or in the midst of it. */
  readonly breaks?: 'before' | 'amid';
  /** Never answers. */
  readonly hangs?: true;
}

export interface StubServer {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}

/** Answers every request as it is told to; knows nothing of GitHub. */
export async function stubServer(
  answer: (request: StubRequest, index: number) => StubAnswer,
): Promise<StubServer> {
  const requests: StubRequest[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = message;
    const request = { method, path, headers, body: text === '' ? undefined : JSON.parse(text) };
    requests.push(request);
    send(answer(request, requests.length - 1), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  { status = 200, headers = {}, body, breaks, hangs }: StubAnswer,
  response: ServerResponse,
): void {
  if (hangs) return;
  if (breaks === 'before') {
    response.destroy();
    return;
  }
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  if (breaks === 'amid') response.write(text.slice(0, text.length / 2), () => response.destroy());
  else response.end(text);
}

import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Scratch } from '../scratch-repository.ts';

/** What a server may do instead of answering, or with its answer. */
export type Behaviour = (
  request: IncomingMessage,
  response: ServerResponse,
  serve: Serve,
) => void | Promise<void>;
/** Has the real server answer: its answer is given, or sent on where nothing else is done with it. */
export type Serve = () => Promise<Served>;

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface HttpHall {
  readonly address: string;
  /** Each request as `METHOD path`. */
  readonly requests: readonly string[];
}

/** Serves a bare repository by the real `git http-backend`, as long as the test runs. */
export async function httpHall(hall: Scratch, behaviour: Behaviour = answer): Promise<HttpHall> {
  hall.git('config', 'http.receivepack', 'true');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const served = () => serve(hall, request);
    Promise.resolve(behaviour(request, response, served)).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hall.git`, requests };
}

export async function answer(
  _request: IncomingMessage,
  response: ServerResponse,
  serve: Serve,
): Promise<void> {
  send(response, await serve());
}

export function send(response: ServerResponse, { status, headers, body }: Served): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Whether a request carries a login. */
export function isFrom(request: IncomingMessage, username: string, password: string): boolean {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return request.headers.authorization === expected;
}

export function askForLogin(response: ServerResponse): void {
  response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="the hall"' });
  response.end('who is it?');
}

async function serve(hall: Scratch, request: IncomingMessage): Promise<Served> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const env = {
    ...hall.environment,
    GIT_PROJECT_ROOT: `${hall.root}/..`,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    PATH_INFO: url.pathname,
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    ...(request.headers['content-length'] && { CONTENT_LENGTH: request.headers['content-length'] }),
    ...(request.headers['content-encoding'] && {
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
    }),
    ...(request.headers['git-protocol'] && { GIT_PROTOCOL: String(request.headers['git-protocol']) }),
    REMOTE_USER: 'anna',
    REMOTE_ADDR: '127.0.0.1',
  };
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const output = Buffer.concat(chunks);
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ', 2) as [string, string]));
  const { Status: status = '200', ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) };
}

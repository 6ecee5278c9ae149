import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { inherited } from '../workbench.ts';

let address: Promise<string> | undefined;

/** Where the real `git http-backend` serves every repository of the temporary folder, as long as the tests run. */
export function servedAt(): Promise<string> {
  address ??= new Promise((resolve) => {
    const server = createServer((request, response) => serve(request, response));
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    server.unref();
  });
  return address;
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { headers } = request;
  const env = {
    ...inherited(),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PROJECT_ROOT: tmpdir(),
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    PATH_INFO: url.pathname,
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: headers['content-type'] ?? '',
    ...(headers['content-length'] && { CONTENT_LENGTH: headers['content-length'] }),
    ...(headers['content-encoding'] && { HTTP_CONTENT_ENCODING: headers['content-encoding'] }),
    ...(headers['git-protocol'] && { GIT_PROTOCOL: String(headers['git-protocol']) }),
    REMOTE_USER: 'ada',
    REMOTE_ADDR: '127.0.0.1',
  };
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  // Whoever was sending may have been killed: no more will come.
  request.on('close', () => request.complete || child.stdin.destroy());
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const lines = output.toString('latin1', 0, end).split('\r\n');
    const given = new Map(lines.map((line) => line.split(': ', 2) as [string, string]));
    const status = Number.parseInt(given.get('Status') ?? '200', 10);
    given.delete('Status');
    response.writeHead(end < 0 ? 500 : status, Object.fromEntries(end < 0 ? [] : given));
    response.end(output.subarray(end + 4));
  });
}

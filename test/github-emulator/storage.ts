import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VirtualClock } from './virtual-clock.ts';

const minute = 60_000;

/** Where GitHub's API sends those who fetch large things: another server, whose addresses hold for a minute. */
export class Storage {
  readonly #clock: VirtualClock;
  readonly #stored = new Map<string, { readonly bytes: Uint8Array; readonly until: number }>();
  readonly #server: Server;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
    this.#server = createServer((request, response) => {
      const found = this.#stored.get(request.url ?? '');
      if (request.headers.authorization !== undefined) {
        // The address is the permission: a client that sends its token to another server has sent it away.
        response.writeHead(400).end('InvalidAuthenticationInfo');
      } else if (found === undefined || found.until < this.#clock.milliseconds()) {
        response.writeHead(403).end('AuthenticationFailed');
      } else {
        response.writeHead(200, { 'content-type': 'application/zip' }).end(found.bytes);
      }
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  addressOf(bytes: Uint8Array): string {
    const path = `/artifacts/${randomUUID()}.zip`;
    this.#stored.set(path, { bytes, until: this.#clock.milliseconds() + minute });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

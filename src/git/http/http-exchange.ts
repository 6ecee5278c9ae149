import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { RemotePatience } from '../remotes/remote-patience.ts';
import { remoteWords } from '../remotes/remote-words.ts';

export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: readonly Uint8Array[];
  /** Bytes of an answer that are taken. */
  readonly most: number;
  readonly patience: RemotePatience;
}

export interface HttpAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Asks once, over a connection of its own, and follows no redirection. Throws `git/remote-unreachable`. */
export function httpExchange(doing: string, question: HttpQuestion): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const open = question.url.protocol === 'https:' ? secureRequest : plainRequest;
    const headers = Object.fromEntries(
      Object.entries(question.headers).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ]),
    );
    const request = open(question.url, { method: question.method, headers, agent: false });
    const timers = watch(request, question);
    const fail = (error: Error) => {
      timers.stop();
      reject(unreachable(doing, error));
    };
    request.on('error', fail);
    request.on('response', (response) => {
      read(response, question.most, timers.sign).then((body) => {
        timers.stop();
        const { location, 'content-type': contentType = '' } = response.headers;
        resolve({ status: response.statusCode ?? 0, location, contentType, body });
      }, fail);
    });
    send(request, question.body ?? [], timers.sign).catch(fail);
  });
}

/** Ends a request that shows no sign of life, or no end. */
function watch(request: ClientRequest, { patience }: HttpQuestion) {
  const end = (why: string) => request.destroy(new GivenUp(why));
  const silence = setTimeout(
    () => end('nothing was heard of it for too long, and it was given up'),
    patience.silence,
  );
  const whole = setTimeout(() => end('it came to no end, and was given up'), patience.whole);
  return {
    sign: () => void silence.refresh(),
    stop() {
      clearTimeout(silence);
      clearTimeout(whole);
    },
  };
}

async function send(request: ClientRequest, body: readonly Uint8Array[], onSign: () => void): Promise<void> {
  for (const part of body) {
    await new Promise<void>((resolve, reject) => {
      request.write(part, (error) => (error ? reject(error) : resolve()));
    });
    onSign();
  }
  request.end();
}

async function read(response: IncomingMessage, most: number, onSign: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    onSign();
    length += chunk.length;
    if (length > most) throw new GivenUp(`it answers with more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Bylaw itself ended an exchange. */
class GivenUp extends Error {}

function unreachable(doing: string, error: Error): BylawError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const distrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);
  const message = `${doing}: ${remoteWords(error.message) || code}`;
  if (distrusted) {
    const hint =
      'the certificate of the host is not trusted: NODE_EXTRA_CA_CERTS names a file of more authorities';
    return new BylawError('git/remote-refused', message, { hint, cause: error });
  }
  return new BylawError('git/remote-unreachable', message, {
    hint:
      error instanceof GivenUp
        ? 'look whether the remote answers; BYLAW_REMOTE_TIMEOUT sets the seconds'
        : 'look at the address (`git remote -v`) and the network',
  });
}
